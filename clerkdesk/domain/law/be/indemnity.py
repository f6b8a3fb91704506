"""The one lump sum that a Belgian consumer may owe, and its caps (art. XIX.4 WER, art. VII.106 WER)."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from clerkdesk.domain.books import Because
from clerkdesk.domain.choices import ClauseAboveCap
from clerkdesk.domain.clause import clause_amount
from clerkdesk.domain.dossier import AgreedCosts
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Scale, Tariffs

_FILL = ("balance", "fixed", "percent", "over", "cap", "amount")
CAP = Rule("be.costs.cap", "be.wer.xix.4", "art. XIX.4 WER", _FILL)
FLAT = Rule("be.costs.cap_flat", "be.wer.xix.4", "art. XIX.4 WER", _FILL)
HIGHEST = Rule("be.costs.cap_highest", "be.wer.xix.4", "art. XIX.4 WER", _FILL)
CLAUSE = Rule(
    "be.costs.indemnity", "be.wer.xix.4", "art. XIX.4 WER; voorwaarden", ("balance", "amount", "cap")
)
VOID = Rule("be.costs.void", "be.wer.xix.4", "art. XIX.4 WER", ("balance", "clause", "cap"))
NO_CLAUSE = Rule("be.costs.no_clause", "be.wer.xix.4", "art. XIX.4 WER")


class Indemnity(NamedTuple):
    """What may be asked, and why; nothing when there is no clause or it is void."""

    amount: Money
    because: Because


def cap(balance: Money, on: date, tariffs: Tariffs, credit: bool = False) -> tuple[Money, Scale]:
    """Return the most that may be agreed over ``balance``, with the scale it comes from.

    Before its first day the first scale is used: debts under older contracts that fell late after it.
    """
    return _cap("be.credit_cap" if credit else "be.indemnity_cap", balance, on, tariffs)


def _cap(kind: str, balance: Money, on: date, tariffs: Tariffs) -> tuple[Money, Scale]:
    scale = tariffs.scale(kind, on) or tariffs.scales[kind][0]
    return scale.of(balance), scale


def indemnity(
    clause: AgreedCosts | None,
    balance: Money,
    on: date,
    above: ClauseAboveCap,
    tariffs: Tariffs,
    kinds: Collection[str] = ("be.indemnity_cap",),
) -> Indemnity:
    """Return what the clause gives over the balance still due, within the cap; above it nothing.

    ``kinds`` are the scales that cap it, of which the lowest counts: a sector may have its own.
    """
    if clause is None:
        return Indemnity(ZERO, Because(NO_CLAUSE))
    most, scale = min((_cap(kind, balance, on, tariffs) for kind in kinds), key=lambda found: found[0])
    agreed = most if clause.at_statutory_maximum else clause_amount(clause, balance)
    if agreed > most and above is ClauseAboveCap.VOID:
        params: dict[str, Parameter] = {"balance": balance, "clause": agreed, "cap": most}
        return Indemnity(ZERO, Because(VOID, params, scale.version))
    if agreed < most:
        return Indemnity(agreed, Because(CLAUSE, {"balance": balance, "amount": agreed, "cap": most}))
    return Indemnity(most, _at_cap(balance, most, scale))


def _at_cap(balance: Money, most: Money, scale: Scale) -> Because:
    bracket = scale.bracket(balance)
    params: dict[str, Parameter] = {
        "balance": balance,
        "fixed": bracket.fixed,
        "percent": bracket.percent,
        "over": bracket.over,
        "cap": most,
        "amount": most,
    }
    rule = CAP if bracket.percent else FLAT
    return Because(HIGHEST if most == scale.maximum else rule, params, scale.version)
