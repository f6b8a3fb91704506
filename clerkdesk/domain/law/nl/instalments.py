"""Small instalments: together at most so much per six months (art. 2a Besluit BIK, since 1 October 2024)."""

from datetime import date

from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Tariffs


def instalment_costs(instalment: Money, count: int, on: date, tariffs: Tariffs) -> tuple[Money, ...] | None:
    """Return the costs of each of ``count`` instalments within six months, each with its own valid letter.

    None when the rule does not apply: instalments over 266.67 euro, or before 1 October 2024. The split
    over the instalments is derived from the published maximum of 140 euro in six months.
    """
    scale = tariffs.scale("nl.instalments", on)
    if scale is None or instalment > scale.amounts["threshold"]:
        return None
    left = scale.amounts["maximum"]
    costs: list[Money] = []
    for place in range(count):
        cost = min(scale.amounts["next" if place else "first"], left)
        costs.append(cost)
        left = Money(left - cost)
    return tuple(costs)
