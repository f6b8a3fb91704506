"""When a claim under Belgian law is time-barred (old BW art. 2244 and following, 2262bis and following)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from clerkdesk.domain.dates import DAY, add_months, add_years
from clerkdesk.domain.interruptions import Cause, Interruption, Term, renewed
from clerkdesk.domain.rule import Rule

_FILL = ("years", "since", "end")
_MOVED = ("day", "until", "years", "end")


class Debt(StrEnum):
    """What a claim is for, as far as its term goes."""

    GENERAL = "general"
    PERIODIC = "periodic"
    GOODS_TO_CONSUMER = "goods_to_consumer"
    HEALTH = "health"
    JUDGMENT = "judgment"


YEARS = {
    Debt.GENERAL: 10,
    Debt.PERIODIC: 5,
    Debt.GOODS_TO_CONSUMER: 1,
    Debt.HEALTH: 2,
    Debt.JUDGMENT: 10,
}
YEARS_OF_LAWYERS_NOTICE = 1
GENERAL = Rule("be.limitation.general", "be.bw.2262bis", "art. 2262bis § 1 oud BW", _FILL)
PERIODIC = Rule("be.limitation.periodic", "be.bw.2277", "art. 2277 oud BW", _FILL)
PERHAPS_PERIODIC = Rule(
    "be.limitation.perhaps_periodic", "be.bw.2277", "art. 2277 en 2262bis § 1 oud BW", _FILL
)
GOODS = Rule("be.limitation.goods", "be.bw.2272", "art. 2272 oud BW", _FILL)
NATURE_UNKNOWN = Rule("be.limitation.nature_unknown", "be.bw.2272", "art. 2272 en 2262bis § 1 oud BW", _FILL)
HEALTH = Rule("be.limitation.health", "be.bw.2277bis", "art. 2277bis oud BW", _FILL)
HEALTH_UNDATED = Rule("be.limitation.health_undated", "be.bw.2277bis", "art. 2277bis oud BW", _FILL)
JUDGMENT = Rule("be.limitation.judgment", "be.bw.2262bis", "art. 2262bis § 1 oud BW", _FILL)
RULES = {
    Debt.GENERAL: GENERAL,
    Debt.PERIODIC: PERIODIC,
    Debt.GOODS_TO_CONSUMER: GOODS,
    Debt.HEALTH: HEALTH,
    Debt.JUDGMENT: JUDGMENT,
}

_SUED = "art. 2244 § 1 oud BW"
MOVED = {
    Cause.PAYMENT: Rule("be.limitation.payment", "be.bw.2248", "art. 2248 oud BW", _MOVED),
    Cause.ACKNOWLEDGEMENT: Rule("be.limitation.acknowledgement", "be.bw.2248", "art. 2248 oud BW", _MOVED),
    Cause.LAWSUIT: Rule("be.limitation.lawsuit", "be.bw.2244:1", _SUED, _MOVED),
    Cause.PENDING_LAWSUIT: Rule("be.limitation.pending_lawsuit", "be.bw.2244:1", _SUED, _MOVED),
    Cause.SEIZURE: Rule("be.limitation.seizure", "be.bw.2244:1", _SUED, _MOVED),
    Cause.LAWYERS_NOTICE: Rule(
        "be.limitation.lawyers_notice", "be.bw.2244:2", "art. 2244 § 2 oud BW", _MOVED
    ),
}
WRITTEN = Rule("be.limitation.written", "be.bw.2274", "art. 2274 en 2262bis § 1 oud BW", _MOVED)
_MOVED_SALE = {**MOVED, Cause.ACKNOWLEDGEMENT: WRITTEN}
_ENDS_SHORT_TERM = (Cause.ACKNOWLEDGEMENT, Cause.LAWSUIT, Cause.PENDING_LAWSUIT)
NEW_YEARS = {
    debt: {**dict.fromkeys(MOVED, years), Cause.LAWYERS_NOTICE: YEARS_OF_LAWYERS_NOTICE}
    for debt, years in YEARS.items()
}
NEW_YEARS[Debt.GOODS_TO_CONSUMER] |= dict.fromkeys(_ENDS_SHORT_TERM, YEARS[Debt.GENERAL])
"""How long the new term of each interruption is. After a written acknowledgement or a summons the short term
of a sale to a consumer gives way to the general one (art. 2274 old BW)."""


def term(debt: Debt, start: date, interruptions: Sequence[Interruption]) -> Term:
    """Return the term from ``start``, and a full new one from each interruption (art. 2244, 2248 old BW).

    The registered notice of a lawyer or bailiff interrupts once, for a year. Letters of a collection agency
    interrupt nothing.
    """
    notices = [one for one in interruptions if one.cause is Cause.LAWYERS_NOTICE and one.on > start]
    if len(notices) > 1:
        later = notices[1:]
        interruptions = [one for one in interruptions if one not in later or one == notices[0]]
    return renewed(start, add_years(start, YEARS[debt]), interruptions, NEW_YEARS[debt])


def moved_by(debt: Debt) -> dict[Cause, Rule]:
    """Return the rule by which each interruption moves the term of ``debt``."""
    return _MOVED_SALE if debt is Debt.GOODS_TO_CONSUMER else MOVED


def end_of_month(day: date) -> date:
    """Return the last day of the month of ``day``, from which the term of health care runs."""
    return add_months(day.replace(day=1), 1) - DAY
