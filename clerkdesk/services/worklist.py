"""The lists of dossiers: how many stand where, and page by page which."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.procedure import Step
from clerkdesk.persistence.queries import pages
from clerkdesk.persistence.queries.counts import by_status
from clerkdesk.services.context import Desk

COUNTED = 999
"""How far a selection is counted that has no maintained total."""

_LETTERS = tuple(step for step in Step if step.is_letter)


class Queue(StrEnum):
    """What is due today, across statuses."""

    LETTERS = "letters"
    CALLS = "calls"
    TERM_EXPIRED = "term_expired"
    BEFORE_CUTOFF = "before_cutoff"


class Whose(StrEnum):
    """Whether the desk looks at its own dossiers or at those of the team."""

    MINE = "mine"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which dossiers a list shows; what is not set does not narrow it."""

    status: Status | None = None
    queue: Queue | None = None
    whose: Whose = Whose.TEAM
    creditor_id: int | None = None
    run_id: int | None = None
    country: str | None = None
    at_least: Money | None = None


class Column(StrEnum):
    """A stored column of the list; every one can be sorted by."""

    NUMBER = "number"
    DEBTOR = "debtor"
    CREDITOR = "creditor"
    OPEN = "open"
    NEXT_STEP = "next_step"
    NEXT_ON = "next_on"
    STATUS = "status"
    HANDLER = "handler"
    OPENED_ON = "opened_on"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted; the dossier id breaks ties."""

    column: Column = Column.NUMBER
    descending: bool = False


class Marker(StrEnum):
    """Something about a dossier that a clerk must see before opening it."""

    DISPUTE = "dispute"
    HOLD = "hold"
    NOTE = "note"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One dossier in a list, as it was when its projection was last written."""

    dossier_id: int
    number: str
    debtor: str
    creditor: str
    handler: str
    place: str
    status: Status
    open: Money
    computed_on: date
    next_step: Step | None
    next_on: date | None
    opened_on: date
    markers: frozenset[Marker]


@dataclass(frozen=True, slots=True)
class PageKey:
    """Where the next page starts: the sort value and id of the last row. Opaque to screens."""

    value: str | int | None
    dossier_id: int


@dataclass(frozen=True, slots=True)
class Page:
    """A run of rows; ``after`` is none on the last page."""

    rows: tuple[WorklistRow, ...]
    after: PageKey | None


@dataclass(frozen=True, slots=True)
class Total:
    """How many dossiers a selection holds and what is open on them; counting stops at 1,000 (``more``)."""

    count: int
    open: Money
    more: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many dossiers stand in each status and each queue of today."""

    statuses: dict[Status, Total]
    queues: dict[Queue, int]


def counts(desk: Desk, whose: Whose = Whose.TEAM) -> Counts:
    """Return the counts that the left pane shows (row S5)."""
    today = desk.today()
    handler = desk.user.id if whose is Whose.MINE else None
    with desk.database.read() as session:
        known = by_status(session, desk.user.team_id, handler)
        queues = {
            queue: pages.count(session, _filter(desk, Selection(queue=queue, whose=whose), today))
            for queue in Queue
        }
    statuses = {status: Total(*known.get(status, (0, ZERO))) for status in Status}
    return Counts(statuses, queues)


def page(
    desk: Desk, selection: Selection, order: Order, after: PageKey | None = None, size: int = 100
) -> Page:
    """Return up to ``size`` rows of ``selection`` that come after ``after``."""
    today = desk.today() if selection.queue else date.min
    start = None if after is None else pages.Start(_value(order.column, after.value), after.dossier_id)
    with desk.database.read() as session:
        found = pages.page(
            session,
            _filter(desk, selection, today),
            order.column,
            order.descending,
            start,
            size + 1,
        )
    rows = tuple(_row(row) for row in found[:size])
    if len(found) <= size:
        return Page(rows, None)
    return Page(rows, _key(order.column, found[size - 1]))


def total(desk: Desk, selection: Selection) -> Total:
    """Return the count and the open amount of ``selection``.

    Statuses are added up from the maintained totals; every other selection is counted up to ``COUNTED``.
    """
    filter_ = _filter(desk, selection, desk.today() if selection.queue else date.min)
    with desk.database.read() as session:
        if not filter_.is_counted:
            n, cents = pages.limited_total(session, filter_, COUNTED + 1)
            return Total(min(n, COUNTED), cents, n > COUNTED)
        known = by_status(session, filter_.team_id, filter_.handler_id)
    wanted = [sums for status, sums in known.items() if filter_.status in (None, status)]
    return Total(sum(n for n, _ in wanted), Money(sum(cents for _, cents in wanted)))


def _filter(desk: Desk, selection: Selection, today: date) -> pages.Filter:
    narrowed = pages.Filter(
        team_id=desk.user.team_id,
        handler_id=desk.user.id if selection.whose is Whose.MINE else None,
        status=selection.status,
        creditor_id=selection.creditor_id,
        run_id=selection.run_id,
        country=selection.country,
        at_least=selection.at_least,
    )
    match selection.queue:
        case Queue.LETTERS:
            return replace(narrowed, steps=_LETTERS, next_by=today)
        case Queue.CALLS:
            return replace(narrowed, steps=(Step.CALL,), next_by=today)
        case Queue.TERM_EXPIRED:
            return replace(narrowed, term_before=today, next_by=today)
        case Queue.BEFORE_CUTOFF:
            return replace(narrowed, status=Status.NEW, steps=_LETTERS, next_by=today)
        case None:
            return narrowed


def _value(column: Column, value: str | int | None) -> str | int | date | None:
    dated = column in (Column.NEXT_ON, Column.OPENED_ON) and isinstance(value, str)
    return date.fromisoformat(str(value)) if dated else value


def _key(column: Column, row: pages.Listed) -> PageKey:
    value = row.sorted_by(column)
    return PageKey(value.isoformat() if isinstance(value, date) else value, row.dossier_id)


def _row(row: pages.Listed) -> WorklistRow:
    marks = {
        Marker.DISPUTE: row.disputed,
        Marker.HOLD: row.held,
        Marker.NOTE: row.noted,
        Marker.FOREIGN: row.abroad,
    }
    return WorklistRow(
        dossier_id=row.dossier_id,
        number=row.number,
        debtor=row.debtor,
        creditor=row.creditor,
        handler=row.handler,
        place=row.place,
        status=row.status,
        open=row.open,
        computed_on=row.computed_on,
        next_step=None if row.next_step is None else Step(row.next_step),
        next_on=row.next_on,
        opened_on=row.opened_on,
        markers=frozenset(marker for marker, there in marks.items() if there),
    )
