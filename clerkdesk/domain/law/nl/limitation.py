"""When a claim under Dutch law is time-barred (art. 3:307 and following, 7:28 BW)."""

from datetime import date
from enum import StrEnum

from clerkdesk.domain.dates import add_years
from clerkdesk.domain.rule import Rule

_FILL = ("years", "since")


class Debt(StrEnum):
    """What a claim is for, as far as its term goes."""

    CONTRACT = "contract"
    CONSUMER_SALE = "consumer_sale"
    PERIODIC = "periodic"
    JUDGMENT = "judgment"


YEARS = {Debt.CONTRACT: 5, Debt.CONSUMER_SALE: 2, Debt.PERIODIC: 5, Debt.JUDGMENT: 20}
LONGEST_NEW_TERM = 5
CONTRACT = Rule("nl.limitation.contract", "nl.bw.3:307", "art. 3:307 lid 1 BW", _FILL)
CONSUMER_SALE = Rule("nl.limitation.consumer_sale", "nl.bw.7:28", "art. 7:28 BW", _FILL)
PERIODIC = Rule("nl.limitation.periodic", "nl.bw.3:308", "art. 3:308 BW", _FILL)
JUDGMENT = Rule("nl.limitation.judgment", "nl.bw.3:324", "art. 3:324 BW", _FILL)
RULES = {
    Debt.CONTRACT: CONTRACT,
    Debt.CONSUMER_SALE: CONSUMER_SALE,
    Debt.PERIODIC: PERIODIC,
    Debt.JUDGMENT: JUDGMENT,
}


def expires(debt: Debt, due: date, renewed: tuple[date, ...] = ()) -> date:
    """Return the last day of the term: from ``due``, and anew from each interruption or acknowledgment.

    A new term is as long as the first, at most five years, and never ends before the first would have
    (art. 3:317 to 3:319 BW). What came too late renews nothing.
    """
    first = add_years(due, YEARS[debt])
    end = first
    for day in sorted(renewed):
        if due < day <= end:
            end = max(first, add_years(day, min(YEARS[debt], LONGEST_NEW_TERM)))
    return end
