"""The Dutch scale of extrajudicial collection costs, and VAT on them (art. 6:96 BW, Besluit BIK)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from clerkdesk.domain.books import Because
from clerkdesk.domain.dossier import Creditor
from clerkdesk.domain.money import ZERO, Money, half_up
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import MICRO, Scale, Tariffs, micro

_ARTICLE = "art. 6:96 lid 5 BW en art. 2 lid 1 Besluit BIK"
_FILL = ("base", "fixed", "percent", "over", "amount")
SCALE = Rule("nl.costs.scale", "nl.besluit-bik.2", _ARTICLE, _FILL)
MINIMUM = Rule("nl.costs.minimum", "nl.besluit-bik.2:2", "art. 2 lid 2 Besluit BIK", _FILL)
MAXIMUM = Rule("nl.costs.maximum", "nl.besluit-bik.2:1", _ARTICLE, _FILL)
VAT = Rule("nl.costs.vat", "nl.besluit-bik.2:3", "art. 2 lid 3 Besluit BIK", ("base", "percent", "amount"))


class Costs(NamedTuple):
    """Collection costs and VAT in cents, with what they come from; ``fee`` is the part for instalments."""

    amount: Money
    vat: Money
    because: Because
    vat_because: Because | None
    fee: Money = ZERO


def statutory_costs(
    principals: Sequence[Money], on: date, creditor: Creditor, tariffs: Tariffs
) -> Costs | None:
    """Return the costs for one letter about ``principals`` together (art. 6:96 lid 7 BW).

    None when the scale was not in force on ``on``: defaults before 1 July 2012 (art. 3 Besluit BIK).
    """
    return costs_of("nl.collection_costs", sum(principals), on, creditor, tariffs)


def costs_of(kind: str, base: int, on: date, creditor: Creditor, tariffs: Tariffs) -> Costs | None:
    """Return the costs of ``base`` cents by the scale ``kind`` in force on ``on``, with VAT where owed."""
    scale = tariffs.scale(kind, on)
    if scale is None:
        return None
    amount = scale.of(Money(base))
    vat, vat_because = vat_on(amount, on, creditor, tariffs)
    return Costs(amount, vat, _because(scale, base, amount), vat_because)


def _because(scale: Scale, base: int, amount: Money) -> Because:
    bracket = scale.bracket(Money(base))
    params: dict[str, Parameter] = {
        "base": base,
        "fixed": bracket.fixed,
        "percent": bracket.percent,
        "over": bracket.over,
        "amount": amount,
    }
    rule = SCALE
    if amount == scale.minimum:
        rule = MINIMUM
    elif amount == scale.maximum:
        rule = MAXIMUM
    return Because(rule, params, scale.version)


def vat_on(amount: Money, on: date, creditor: Creditor, tariffs: Tariffs) -> tuple[Money, Because | None]:
    """Return VAT over ``amount``: only for a creditor that cannot deduct it and says so (art. 2 lid 3)."""
    if creditor.vat_deductible or not creditor.declares_vat:
        return ZERO, None
    scale = tariffs.scale("nl.vat", on)
    if scale is None:
        return ZERO, None
    percent = scale.percents["general"]
    vat = Money(half_up(amount * micro(percent), 100 * MICRO))
    return vat, Because(VAT, {"base": amount, "percent": percent, "amount": vat}, scale.version)
