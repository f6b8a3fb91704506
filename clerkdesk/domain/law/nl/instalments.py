"""Small instalments of running contracts: a first fee, lower next ones, and at most so much per six months.

Art. 2a Besluit BIK, in force since 1 October 2024.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from clerkdesk.domain.books import Because
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import LegalChoices
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dates import add_months
from clerkdesk.domain.law.nl.collection_costs import Costs, costs_of, vat_on
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Scale, Tariffs

_ARTICLE = "art. 6:96 lid 7 BW en art. 2a Besluit BIK"
_FILL = ("count", "earlier", "maximum", "amount")
INSTALMENT = Rule("nl.costs.instalment", "nl.besluit-bik.2a", _ARTICLE, _FILL)
WITH_OTHERS = Rule(
    "nl.costs.instalment_with_others", "nl.besluit-bik.2a", _ARTICLE, (*_FILL, "base", "others", "fee")
)
NO_RUNNING_CONTRACT = Rule("regime.no_running_contract", "nl.besluit-bik.2a", _ARTICLE, ("claim",))

WINDOW_MONTHS = 6


class Fee(NamedTuple):
    """What was borne or announced for instalments, from which ordinal on, in cents."""

    since: int
    amount: int


def instalment_costs(instalment: Money, count: int, on: date, tariffs: Tariffs) -> tuple[Money, ...] | None:
    """Return the costs of each of ``count`` instalments within six months, each with its own valid letter.

    None when the rule does not apply: instalments over 266.67 euro, or before 1 October 2024. The split
    over the instalments is derived from the published maximum of 140 euro in six months.
    """
    scale = tariffs.scale("nl.instalments", on)
    if scale is None or instalment > scale.amounts["threshold"]:
        return None
    fees: list[Fee] = []
    for _ in range(count):
        fees.append(Fee(on.toordinal(), _next_fee(scale, on.toordinal(), fees)))
    return tuple(Money(fee.amount) for fee in fees)


def letter_costs(
    case: Case, principals: Mapping[int, int], sent: date, since: int, fees: Iterable[Fee]
) -> Costs | None:
    """Return the costs of one letter sent on ``sent`` about claims with these open principals.

    The principals of all that is no instalment are added up under the scale (art. 6:96 lid 7 BW). Instalments
    that share a letter bear together the fee that the dearest of them would have borne alone. None before
    the scale was in force, and for nothing.
    """
    creditor, tariffs = case.facts.creditor, case.tariffs
    scale = tariffs.scale("nl.instalments", sent)
    chosen = case.choices.on(sent)
    small = [
        i for i, p in principals.items() if p and scale and _is_instalment(case.claims[i], scale, chosen)
    ]
    base = sum([principal for index, principal in principals.items() if index not in small])
    others = costs_of("nl.collection_costs", base, sent, creditor, tariffs) if base else None
    if not small or scale is None:
        return others
    before = [fee for fee in fees if fee.since > _six_months_before(since)]
    fee = _next_fee(scale, since, before)
    amount = Money(fee + (others.amount if others else 0))
    params: dict[str, Parameter] = {
        "count": len(small),
        "earlier": len(before),
        "maximum": scale.amounts["maximum"],
        "amount": amount,
    }
    rule = INSTALMENT
    if others is not None:
        rule, params = WITH_OTHERS, {**params, "base": base, "others": others.amount, "fee": fee}
    vat, vat_because = vat_on(amount, sent, creditor, tariffs)
    return Costs(amount, vat, Because(rule, params, scale.version), vat_because, fee)


def unknown(case: Case, on: date) -> list[Because]:
    """Return the small claims of which nobody knows whether they are instalments, where there are several."""
    scale = case.tariffs.scale("nl.instalments", on)
    if scale is None:
        return []
    small = [claim for claim in case.claims if claim.principal <= scale.amounts["threshold"]]
    doubtful = [claim for claim in small if claim.runs is None]
    return [Because(NO_RUNNING_CONTRACT, {"claim": c.id}) for c in doubtful] if len(small) > 1 else []


def _is_instalment(claim: Claim, scale: Scale, chosen: LegalChoices) -> bool:
    if claim.principal > scale.amounts["threshold"]:
        return False
    return chosen.nl_unknown_is_instalment if claim.runs is None else claim.runs


def _six_months_before(day: int) -> int:
    return add_months(date.fromordinal(day), -WINDOW_MONTHS).toordinal()


def _next_fee(scale: Scale, since: int, fees: Sequence[Fee]) -> Money:
    """Return the first fee, or a next one as far as the maximum of the six months has room for it."""
    within = [fee.amount for fee in fees if _six_months_before(since) < fee.since]
    left = scale.amounts["maximum"] - sum(within)
    return Money(max(0, min(scale.amounts["next" if within else "first"], left)))
