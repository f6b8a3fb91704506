"""Lists of dossiers, page by page: the database sorts and filters, and a page starts where the last ended.

A page is never found by counting off rows. Rows without a value of the sorted column come last in both
directions, so they are a second stretch of the list, sorted by id.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, tuple_, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables
from clerkdesk.persistence.tables import Worklist

SORTABLE: dict[str, InstrumentedAttribute[Any]] = {
    "number": Worklist.number,
    "debtor": Worklist.debtor_key,
    "creditor": Worklist.creditor_key,
    "open": Worklist.open,
    "next_step": Worklist.next_step,
    "next_on": Worklist.next_on,
    "status": Worklist.status,
    "handler": Worklist.handler_key,
    "opened_on": Worklist.opened_on,
    "place": Worklist.place_key,
}
"""The columns of the list that can be sorted by; no other name reaches the database (I02)."""

_OPTIONAL = frozenset({"next_step", "next_on"})


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows of a team a list holds; what is not set does not narrow it.

    ``steps`` are the next steps asked for, ``next_by`` the last day on which one is due, ``term_before`` the
    day before which a term must have ended.
    """

    team_id: int
    handler_id: int | None = None
    status: Status | None = None
    creditor_id: int | None = None
    run_id: int | None = None
    country: str | None = None
    at_least: Money | None = None
    steps: tuple[str, ...] = ()
    next_by: date | None = None
    term_before: date | None = None

    @property
    def is_counted(self) -> bool:
        """Return whether the maintained totals know the answer: nothing but handler and status narrows it."""
        return self == Filter(self.team_id, self.handler_id, self.status)


class Listed(NamedTuple):
    """A row of the worklist as it is stored; what it is sorted by comes with it."""

    dossier_id: int
    number: str
    debtor: str
    debtor_key: str
    creditor: str
    creditor_key: str
    handler: str
    handler_key: str
    place: str
    place_key: str
    status: Status
    open: Money
    computed_on: date
    next_step: str | None
    next_on: date | None
    opened_on: date
    disputed: bool
    held: bool
    noted: bool
    abroad: bool

    def sorted_by(self, column: str) -> Any:
        """Return the value by which this row stands where it does in a list sorted by ``column``."""
        return getattr(self, SORTABLE[column].key)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a page starts: after the row with this value of the sorted column and this id."""

    value: str | int | date | None
    dossier_id: int


_SHOWN = tuple(getattr(Worklist, name) for name in Listed._fields)


def page(
    session: Session, filter_: Filter, column: str, descending: bool, after: Start | None, size: int
) -> Sequence[Listed]:
    """Return up to ``size`` rows of the worklist, in order, that come after ``after``.

    The indexes begin with team and status, so a list over all statuses is merged from one page of each.
    """
    if filter_.status is not None or filter_.steps:
        return _page(session, filter_, column, descending, after, size)
    pages = (
        _page(session, replace(filter_, status=status), column, descending, after, size) for status in Status
    )
    rows = [row for found in pages for row in found]
    return sorted(rows, key=_place(column, descending), reverse=descending)[:size]


def _place(column: str, descending: bool) -> Callable[[Listed], tuple[bool, Any, int]]:
    def place(row: Listed) -> tuple[bool, Any, int]:
        value = row.sorted_by(column)
        return (value is None) is not descending, value, row.dossier_id

    return place


def _page(
    session: Session, filter_: Filter, column: str, descending: bool, after: Start | None, size: int
) -> Sequence[Listed]:
    found: list[Listed] = []
    if after is None or after.value is not None:
        found += _read(session, _valued(filter_, column, descending, after).limit(size))
        after = None
    if column in _OPTIONAL and len(found) < size:
        found += _read(session, _empty(filter_, column, descending, after).limit(size - len(found)))
    return found


def _read(session: Session, rows: Select[*tuple[Any, ...]]) -> list[Listed]:
    return [Listed._make(row) for row in session.execute(rows)]


def limited_total(session: Session, filter_: Filter, most: int) -> tuple[int, Money]:
    """Return count and open cents of the rows, counting no further than ``most`` of them."""
    some = select(Worklist.open).where(*_narrowed(filter_)).limit(most).subquery()
    n, cents = session.execute(select(func.count(), func.coalesce(func.sum(some.c.open), 0))).one()
    return int(n), Money(int(cents))


def count(session: Session, filter_: Filter) -> int:
    """Return how many rows there are."""
    return session.scalar(select(func.count()).select_from(Worklist).where(*_narrowed(filter_))) or 0


def _valued(filter_: Filter, column: str, descending: bool, after: Start | None) -> Select[*tuple[Any, ...]]:
    sorted_by = SORTABLE[column]
    rows = _rows(filter_)
    if column == "status" and after is not None and after.value == filter_.status:
        here_on = Worklist.dossier_id
        rows = rows.where(here_on < after.dossier_id if descending else here_on > after.dossier_id)
        after = None
    if column in _OPTIONAL:
        rows = rows.where(sorted_by.is_not(None))
    if after is not None:
        place, here = tuple_(sorted_by, Worklist.dossier_id), (after.value, after.dossier_id)
        rows = rows.where(place < here if descending else place > here)
    if column == "status" and filter_.status is not None:
        order: tuple[InstrumentedAttribute[Any], ...] = (Worklist.dossier_id,)
    else:
        order = (sorted_by, Worklist.dossier_id)
    return rows.order_by(*(part.desc() if descending else part for part in order))


def _empty(filter_: Filter, column: str, descending: bool, after: Start | None) -> Select[*tuple[Any, ...]]:
    id_ = Worklist.dossier_id
    rows = _rows(filter_).where(SORTABLE[column].is_(None))
    if after is not None:
        rows = rows.where(id_ < after.dossier_id if descending else id_ > after.dossier_id)
    return rows.order_by(id_.desc() if descending else id_)


def _rows(filter_: Filter) -> Select[*tuple[Any, ...]]:
    return select(*_SHOWN).where(*_narrowed(filter_))


def _narrowed(filter_: Filter) -> list[ColumnElement[bool]]:
    equal = {
        Worklist.handler_id: filter_.handler_id,
        Worklist.status: filter_.status,
        Worklist.creditor_id: filter_.creditor_id,
        Worklist.country: filter_.country,
    }
    conditions = [Worklist.team_id == filter_.team_id]
    conditions += [column == value for column, value in equal.items() if value is not None]
    if filter_.at_least is not None:
        conditions.append(Worklist.open >= filter_.at_least)
    if filter_.steps:
        conditions.append(Worklist.next_step.in_(filter_.steps))
    if filter_.next_by is not None:
        conditions.append(Worklist.next_on <= filter_.next_by)
    if filter_.term_before is not None:
        conditions.append(Worklist.term_ends_on < filter_.term_before)
    if filter_.run_id is not None:
        conditions.append(Worklist.dossier_id.in_(_of_run(filter_.run_id)))
    return conditions


def _of_run(run_id: int) -> Any:
    claimed = select(tables.Claim.dossier_id).where(tables.Claim.run_id == run_id)
    listed = select(tables.RunRow.dossier_id).where(
        tables.RunRow.run_id == run_id, tables.RunRow.dossier_id.is_not(None)
    )
    return union(claimed, listed)
