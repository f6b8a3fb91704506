"""When a claim under Dutch law is time-barred (art. 3:306 and following, 7:28 BW)."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from clerkdesk.domain.dates import add_months, add_years
from clerkdesk.domain.interruptions import Cause, Interruption, Term, renewed
from clerkdesk.domain.rule import Rule

_FILL = ("years", "since", "end")
_MOVED = ("day", "until", "years", "end")
_BANKRUPT = ("day", "until", "end")


class Debt(StrEnum):
    """What a claim is for, as far as its term goes."""

    CONTRACT = "contract"
    CONSUMER_SALE = "consumer_sale"
    PERIODIC = "periodic"
    JUDGMENT = "judgment"
    JUDGMENT_INTEREST = "judgment_interest"


YEARS = {
    Debt.CONTRACT: 5,
    Debt.CONSUMER_SALE: 2,
    Debt.PERIODIC: 5,
    Debt.JUDGMENT: 20,
    Debt.JUDGMENT_INTEREST: 5,
}
LONGEST_NEW_TERM = 5
MONTHS_AFTER_BANKRUPTCY = 6
CONTRACT = Rule("nl.limitation.contract", "nl.bw.3:307", "art. 3:307 lid 1 BW", _FILL)
CONSUMER_SALE = Rule("nl.limitation.consumer_sale", "nl.bw.7:28", "art. 7:28 BW", _FILL)
PERIODIC = Rule("nl.limitation.periodic", "nl.bw.3:308", "art. 3:308 BW", _FILL)
JUDGMENT = Rule("nl.limitation.judgment", "nl.bw.3:324", "art. 3:324 lid 1 BW", _FILL)
JUDGMENT_INTEREST = Rule("nl.limitation.judgment_interest", "nl.bw.3:324:3", "art. 3:324 lid 3 BW", _FILL)
NATURE_UNKNOWN = Rule("nl.limitation.nature_unknown", "nl.bw.7:28", "art. 7:28 en 3:307 lid 1 BW", _FILL)
RULES = {
    Debt.CONTRACT: CONTRACT,
    Debt.CONSUMER_SALE: CONSUMER_SALE,
    Debt.PERIODIC: PERIODIC,
    Debt.JUDGMENT: JUDGMENT,
    Debt.JUDGMENT_INTEREST: JUDGMENT_INTEREST,
}

_DEMAND = "art. 3:317 lid 1 en 3:319 BW"
_ACKNOWLEDGED = "art. 3:318 en 3:319 BW"
_SUED = "art. 3:316 lid 1 en 3:319 BW"
MOVED = {
    Cause.DEMAND: Rule("nl.limitation.demand", "nl.bw.3:317", _DEMAND, _MOVED),
    Cause.PRESUMED_DEMAND: Rule("nl.limitation.presumed_demand", "nl.bw.3:317", _DEMAND, _MOVED),
    Cause.PAYMENT: Rule("nl.limitation.payment", "nl.bw.3:318", _ACKNOWLEDGED, _MOVED),
    Cause.ACKNOWLEDGEMENT: Rule("nl.limitation.acknowledgement", "nl.bw.3:318", _ACKNOWLEDGED, _MOVED),
    Cause.PLAN_REQUEST: Rule("nl.limitation.plan_request", "nl.bw.3:318", _ACKNOWLEDGED, _MOVED),
    Cause.LAWSUIT: Rule("nl.limitation.lawsuit", "nl.bw.3:316", _SUED, _MOVED),
    Cause.PENDING_LAWSUIT: Rule("nl.limitation.pending_lawsuit", "nl.bw.3:316", _SUED, _MOVED),
    Cause.SEIZURE: Rule("nl.limitation.seizure", "nl.bw.3:316", "art. 3:316 lid 1 en 3:325 BW", _MOVED),
}
NEW_YEARS = {debt: dict.fromkeys(MOVED, min(years, LONGEST_NEW_TERM)) for debt, years in YEARS.items()}
BANKRUPTCY = Rule("nl.limitation.bankruptcy", "nl.fw.36", "art. 36 Fw", _BANKRUPT)


class Bankruptcy(NamedTuple):
    """A bankruptcy from its judgment up to ``until``: its end, or the day asked for while it lasts."""

    on: date
    until: date


def expires(debt: Debt, due: date, acknowledged: Sequence[date] = ()) -> date:
    """Return the last day of the term: from ``due``, and anew from each demand or acknowledgement."""
    interruptions = [Interruption(day, Cause.ACKNOWLEDGEMENT, day) for day in sorted(acknowledged)]
    return term(debt, due, interruptions).end


def term(
    debt: Debt, start: date, interruptions: Sequence[Interruption], bankruptcies: Sequence[Bankruptcy] = ()
) -> Term:
    """Return the term from ``start``, and anew from each interruption in order (art. 3:316 to 3:319 BW).

    A new term is as long as the first, at most five years, and never ends before the first would have.
    After a lawsuit it runs from the end of the proceedings.
    """
    first = add_years(start, YEARS[debt])
    if not bankruptcies:
        return renewed(start, first, interruptions, NEW_YEARS[debt])
    return renewed(
        start, first, interruptions, NEW_YEARS[debt], lambda end: after_bankruptcy(end, bankruptcies)[0]
    )


def after_bankruptcy(end: date, bankruptcies: Iterable[Bankruptcy]) -> tuple[date, Bankruptcy | None]:
    """Return ``end``, put off to six months after the bankruptcy in which or shortly after which it falls.

    Art. 36 Fw.
    """
    by = None
    for one in sorted(bankruptcies):
        last = add_months(one.until, MONTHS_AFTER_BANKRUPTCY)
        if one.on <= end < last:
            end, by = last, one
    return end, by
