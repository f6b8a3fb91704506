"""The lists of dossiers: how many stand where, and page by page which."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.procedure import Step
from clerkdesk.services.context import Desk


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
    raise NotImplementedError


def page(
    desk: Desk, selection: Selection, order: Order, after: PageKey | None = None, size: int = 100
) -> Page:
    """Return up to ``size`` rows of ``selection`` that come after ``after``."""
    raise NotImplementedError


def total(desk: Desk, selection: Selection) -> Total:
    """Return the count and the open amount of ``selection``."""
    raise NotImplementedError
