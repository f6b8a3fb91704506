"""When a claim under Belgian law is time-barred (old BW art. 2262bis and following)."""

from datetime import date
from enum import StrEnum

from clerkdesk.domain.dates import add_years
from clerkdesk.domain.rule import Rule

_FILL = ("years", "since")


class Debt(StrEnum):
    """What a claim is for, as far as its term goes."""

    GENERAL = "general"
    PERIODIC = "periodic"
    GOODS_TO_CONSUMER = "goods_to_consumer"
    HEALTH = "health"


YEARS = {Debt.GENERAL: 10, Debt.PERIODIC: 5, Debt.GOODS_TO_CONSUMER: 1, Debt.HEALTH: 2}
GENERAL = Rule("be.limitation.general", "be.bw.2262bis", "art. 2262bis § 1 oud BW", _FILL)
PERIODIC = Rule("be.limitation.periodic", "be.bw.2277", "art. 2277 oud BW", _FILL)
GOODS = Rule("be.limitation.goods", "be.bw.2272", "art. 2272 oud BW", _FILL)
HEALTH = Rule("be.limitation.health", "be.bw.2277bis", "art. 2277bis oud BW", _FILL)
RULES = {
    Debt.GENERAL: GENERAL,
    Debt.PERIODIC: PERIODIC,
    Debt.GOODS_TO_CONSUMER: GOODS,
    Debt.HEALTH: HEALTH,
}


def expires(debt: Debt, due: date, acknowledged: tuple[date, ...] = ()) -> date:
    """Return the last day of the term, a full new one from each acknowledgment such as a part payment.

    Letters of a collection agency interrupt nothing (art. 2244, 2248 old BW).
    """
    end = add_years(due, YEARS[debt])
    for day in sorted(acknowledged):
        if due < day <= end:
            end = max(end, add_years(day, YEARS[debt]))
    return end
