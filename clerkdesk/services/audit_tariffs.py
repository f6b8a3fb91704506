"""Tariffs as they should have been, as they once were, and as they would have had to be to matter."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Bracket, Rate, Scale, Tariffs, tariffs_of_rows
from clerkdesk.services.audit_question import HIGHEST_PERCENT, Correction, Part

_LEAST_PERCENT, _LEAST, _MOST = Decimal("0.000001"), Money(1), Money(10**12)


def with_rate(tariffs: Tariffs, rate: Rate) -> Tariffs:
    """Return ``tariffs`` with ``rate`` in the place of the row of its kind and day, or beside the others."""
    rows = [row for rows in tariffs.rates.values() for row in rows if not _same(row, rate)]
    return tariffs_of_rows([*rows, rate], _scales(tariffs))


def with_scale(tariffs: Tariffs, scale: Scale) -> Tariffs:
    """Return ``tariffs`` with ``scale`` in the place of the one of its kind and day."""
    scales = [scale if _same(row, scale) else row for row in _scales(tariffs)]
    return tariffs_of_rows([row for rows in tariffs.rates.values() for row in rows], scales)


def corrected_scale(scale: Scale, part: Part, correction: Correction) -> Scale:
    """Return ``scale`` with one of its numbers as it should have been."""
    percent = part.percent if correction.percent is None else correction.percent
    amount = part.amount if correction.amount is None else correction.amount
    name = part.name
    if name.startswith("bracket-"):
        _, number, which = name.split("-")
        value = {"percent": percent} if which == "percent" else {"fixed": amount}
        brackets = list(scale.brackets)
        brackets[int(number) - 1] = replace(brackets[int(number) - 1], **value)
        return replace(scale, brackets=tuple(brackets))
    if name in scale.percents and percent is not None:
        return replace(scale, percents={**scale.percents, name: percent})
    if name in scale.amounts and amount is not None:
        return replace(scale, amounts={**scale.amounts, name: amount})
    return replace(scale, minimum=amount) if name == "minimum" else replace(scale, maximum=amount)


def at_the_ends(tariffs: Tariffs, row: Rate | Scale) -> tuple[Tariffs, Tariffs]:
    """Return ``tariffs`` with ``row`` next to nothing, and with it higher than anything.

    What is owed by both as it is owed now cannot have rested on the row, be it as a cap or as a floor.
    """
    if isinstance(row, Rate):
        low, high = (replace(row, percent=percent) for percent in (_LEAST_PERCENT, HIGHEST_PERCENT))
        return with_rate(tariffs, low), with_rate(tariffs, high)
    return (
        with_scale(tariffs, _flat(row, _LEAST_PERCENT, _LEAST)),
        with_scale(tariffs, _flat(row, HIGHEST_PERCENT, _MOST)),
    )


def _flat(scale: Scale, percent: Decimal, amount: Money) -> Scale:
    return replace(
        scale,
        brackets=tuple(Bracket(b.up_to, amount, percent, b.over) for b in scale.brackets),
        minimum=None if scale.minimum is None else amount,
        maximum=None if scale.maximum is None else amount,
        amounts=dict.fromkeys(scale.amounts, amount),
        percents=dict.fromkeys(scale.percents, percent),
    )


def _scales(tariffs: Tariffs) -> Iterator[Scale]:
    for rows in tariffs.scales.values():
        yield from rows


def _same(one: Rate | Scale, other: Rate | Scale) -> bool:
    return one.kind == other.kind and one.start == other.start
