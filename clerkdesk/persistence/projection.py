"""What lists, counts and search read, rewritten in the transaction that changed the facts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence import bulk, tables
from clerkdesk.persistence.among import among

_CHUNK = 2000
_FEW = 50


@dataclass(frozen=True, slots=True)
class Projected:
    """A dossier as lists and search show it. ``_key`` texts are normalised; ``terms`` are all its words.

    ``open`` is the amount that may be claimed on ``computed_on``, in cents.
    """

    dossier_id: int
    team_id: int
    handler_id: int | None
    creditor_id: int
    run_id: int | None
    number: str
    debtor: str
    debtor_key: str
    creditor: str
    creditor_key: str
    handler: str
    handler_key: str
    place: str
    place_key: str
    postcode: str
    country: str
    status: Status
    open: Money
    computed_on: date
    next_step: str | None
    next_on: date | None
    term_ends_on: date | None
    opened_on: date
    disputed: bool
    held: bool
    noted: bool
    abroad: bool
    terms: frozenset[str] = frozenset()

    def row(self) -> dict[str, Any]:
        """Return the row of the table ``worklist``."""
        return {name: getattr(self, name) for name in _COLUMNS}


_COLUMNS = tuple(column.name for column in tables.Worklist.__table__.columns)
_Place = tuple[int, int | None, Status]


def project(session: Session, dossiers: Sequence[Projected]) -> None:
    """Rewrite the rows, counts and terms of ``dossiers``, which the transaction has locked or made."""
    session.flush()
    for chunk in _chunks(dossiers):
        ids = [dossier.dossier_id for dossier in chunk]
        known = _count(session, chunk, ids)
        if known:
            session.connection().execute(
                delete(tables.Worklist).where(among(tables.Worklist.dossier_id, known))
            )
        _insert(session, tables.Worklist, [dossier.row() for dossier in chunk])
        _rewrite_terms(session, chunk, known)


def forget(session: Session, dossier_ids: Sequence[int]) -> None:
    """Take dossiers out of lists, counts and search, as when their import is taken back."""
    session.flush()
    for start in range(0, len(dossier_ids), _CHUNK):
        ids = dossier_ids[start : start + _CHUNK]
        _count(session, (), ids)
        session.connection().execute(delete(tables.Worklist).where(among(tables.Worklist.dossier_id, ids)))
        session.connection().execute(delete(tables.Term).where(among(tables.Term.dossier_id, ids)))


def fold(session: Session) -> int:
    """Add up the small changes of the counts into one row per place; returns how many rows that saved."""
    gone = (
        session.connection()
        .execute(
            delete(tables.CountDelta).returning(
                tables.CountDelta.team_id,
                tables.CountDelta.handler_id,
                tables.CountDelta.status,
                tables.CountDelta.n,
                tables.CountDelta.cents,
            )
        )
        .all()
    )
    count, cents = Counter[_Place](), Counter[_Place]()
    for team_id, handler_id, status, n, amount in gone:
        count[team_id, handler_id, status] += n
        cents[team_id, handler_id, status] += amount
    return len(gone) - _append(session, count, cents)


def _count(session: Session, dossiers: Sequence[Projected], ids: Sequence[int]) -> list[int]:
    before = select(
        tables.Worklist.dossier_id,
        tables.Worklist.team_id,
        tables.Worklist.handler_id,
        tables.Worklist.status,
        tables.Worklist.open,
    ).where(among(tables.Worklist.dossier_id, ids))
    count, cents, known = Counter[_Place](), Counter[_Place](), []
    for dossier_id, team_id, handler_id, status, amount in session.execute(before):
        known.append(dossier_id)
        count[team_id, handler_id, status] -= 1
        cents[team_id, handler_id, status] -= amount
    for dossier in dossiers:
        place = (dossier.team_id, dossier.handler_id, dossier.status)
        count[place] += 1
        cents[place] += dossier.open
    _append(session, count, cents)
    return known


def _append(session: Session, count: Counter[_Place], cents: Counter[_Place]) -> int:
    changed = [place for place in count if count[place] or cents[place]]
    rows = [
        {
            "team_id": team_id,
            "handler_id": handler_id,
            "status": status,
            "n": count[team_id, handler_id, status],
            "cents": Money(cents[team_id, handler_id, status]),
        }
        for team_id, handler_id, status in changed
    ]
    if rows:
        session.connection().execute(insert(tables.CountDelta), rows)
    return len(rows)


def _rewrite_terms(session: Session, dossiers: Sequence[Projected], known: Sequence[int]) -> None:
    wanted = {(d.team_id, term, d.dossier_id) for d in dossiers for term in d.terms}
    kept = select(tables.Term.team_id, tables.Term.term, tables.Term.dossier_id)
    there = (
        {tuple(row) for row in session.execute(kept.where(among(tables.Term.dossier_id, known)))}
        if known
        else set()
    )
    for team_id, term, dossier_id in there - wanted:
        row = (tables.Term.team_id == team_id, tables.Term.term == term, tables.Term.dossier_id == dossier_id)
        session.connection().execute(delete(tables.Term).where(*row))
    new = sorted(wanted - there)
    _insert(
        session, tables.Term, [{"team_id": team, "term": term, "dossier_id": id_} for team, term, id_ in new]
    )


def _insert(session: Session, table: type[tables.Record], rows: list[dict[str, Any]]) -> None:
    if len(rows) > _FEW:
        bulk.insert(session.connection(), table, rows)
    elif rows:
        session.connection().execute(insert(table), rows)


def _chunks(dossiers: Sequence[Projected]) -> Iterator[list[Projected]]:
    waiting = iter(dossiers)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
