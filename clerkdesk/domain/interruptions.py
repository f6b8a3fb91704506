"""What interrupts a term of limitation, found among the facts of a dossier, and how a term moves by it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Event, EventKind, ReceivedBy
from clerkdesk.domain.dates import add_years, presumed_delivery
from clerkdesk.domain.dossier import Facts

SEIZURE = "seizure"


class Cause(StrEnum):
    """What interrupted a term."""

    DEMAND = "demand"
    PRESUMED_DEMAND = "presumed_demand"
    PAYMENT = "payment"
    ACKNOWLEDGEMENT = "acknowledgement"
    PLAN_REQUEST = "plan_request"
    LAWSUIT = "lawsuit"
    PENDING_LAWSUIT = "pending_lawsuit"
    SEIZURE = "seizure"
    LAWYERS_NOTICE = "lawyers_notice"


class Interruption(NamedTuple):
    """Something that interrupted on ``on``, for these claims or for all; a new term runs from ``until``."""

    on: date
    cause: Cause
    until: date
    claims: tuple[str, ...] = ()


class Term(NamedTuple):
    """The last day of a term, the one it would have had by itself, and the last thing that moved it."""

    end: date
    first: date
    by: Interruption | None


def ordered(interruptions: Iterable[Interruption]) -> list[Interruption]:
    """Return interruptions in the order in which they came, however they were written down."""
    return sorted(interruptions)


def renewed(
    start: date,
    first: date,
    interruptions: Iterable[Interruption],
    years: Mapping[Cause, int],
    stretched: Callable[[date], date] | None = None,
) -> Term:
    """Return the term from ``start`` to ``first`` after these interruptions, given in their order.

    ``years`` is how long the new term of each cause is; a cause that is not there interrupts nothing.
    ``stretched`` says how long an end is put off. What came after the end renews nothing, and no end comes
    earlier by an interruption.
    """
    end, by = first, None
    for one in interruptions:
        if one.on > end and (stretched is None or one.on > stretched(end)):
            break
        if one.on > start and one.cause in years:
            later = add_years(one.until, years[one.cause])
            if later > end:
                end, by = later, one
    return Term(end, first, by)


def of_both(facts: Facts, on: date) -> Iterator[Interruption]:
    """Yield what both laws know: payments, acknowledgements, lawsuits and seizures up to ``on``.

    Money that a bailiff took acknowledges nothing. A lawsuit without an end is still pending on ``on``.
    """
    for payment in facts.payments:
        if payment.on <= on and payment.received_by is not ReceivedBy.BAILIFF:
            yield Interruption(payment.on, Cause.PAYMENT, payment.on, payment.claims)
    for event in facts.events:
        if event.on <= on and event.kind is EventKind.SUMMONS:
            pending = event.ended is None or event.ended > on
            cause = Cause.PENDING_LAWSUIT if pending else Cause.LAWSUIT
            yield Interruption(event.on, cause, ended(event, on))
        elif event.on <= on and event.kind is EventKind.ACKNOWLEDGEMENT:
            yield Interruption(event.on, Cause.ACKNOWLEDGEMENT, event.on)
    for cost in facts.costs:
        if cost.on <= on and cost.kind == SEIZURE:
            yield Interruption(cost.on, Cause.SEIZURE, cost.on)


def of_events(facts: Facts, on: date, kind: EventKind, cause: Cause) -> Iterator[Interruption]:
    """Yield the events of one kind up to ``on`` as interruptions."""
    for event in facts.events:
        if event.kind is kind and event.on <= on:
            yield Interruption(event.on, cause, event.on)


def demands(facts: Facts, on: date, choices: Choices) -> Iterator[Interruption]:
    """Yield the written demands that had arrived by ``on`` (art. 3:37 lid 3 BW).

    Whether a presumed arrival is enough is the choice of the office.
    """
    for notice in facts.notices:
        if notice.delivered is not None:
            arrived, cause = notice.delivered, Cause.DEMAND
        elif not choices.on(notice.sent).nl_presumed_demand_interrupts:
            continue
        else:
            days = choices.on(notice.sent).nl_post_delivery_days
            arrived, cause = presumed_delivery(notice.sent, notice.channel, "NL", days), Cause.PRESUMED_DEMAND
        if arrived <= on:
            yield Interruption(arrived, cause, arrived, notice.claims)


def ended(event: Event, on: date) -> date:
    """Return the day on which ``event`` was over, ``on`` where it still lasts."""
    return on if event.ended is None else min(event.ended, on)
