"""How long a request of the consumer suspends collection (art. XIX.7 WER)."""

from datetime import date, timedelta

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Event, EventKind
from clerkdesk.domain.dates import add_business_days

SUSPENDING = frozenset({EventKind.MEDIATION_REQUEST, EventKind.PLAN_REQUEST})


def last_day(event: Event, choices: Choices) -> date | None:
    """Return the last day of the suspension that ``event`` brought, none while nobody knows it.

    A request to a debt mediator suspends for 45 calendar days from the first working day after it, by the
    safe reading that day not counted; a request for a plan until the creditor has decided.
    """
    if event.kind is EventKind.PLAN_REQUEST:
        return event.ended
    chosen = choices.on(event.on)
    first = add_business_days(event.on, 1, "BE", chosen.be_saturday_is_business_day)
    days = chosen.be_mediation_suspension_days - (not chosen.be_safe_waiting_period)
    last = first + timedelta(days=days)
    return last if event.ended is None else min(last, event.ended)


def interest_pause(event: Event, choices: Choices) -> tuple[date, date | None] | None:
    """Return the days without interest that a request for a plan brought: first and last, none without end.

    Interest stops after 30 days without a decision and goes on the day after it; nothing stops where the
    creditor decided in time.
    """
    if event.kind is not EventKind.PLAN_REQUEST:
        return None
    first = event.on + timedelta(days=choices.on(event.on).be_plan_request_interest_days + 1)
    return None if event.ended is not None and event.ended < first else (first, event.ended)
