"""Runs of lists and letters as they are kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run in a list of runs; ``rows`` counts its frozen rows, ``letters`` those that are letters."""

    run_id: int
    file_name: str
    creditor: str | None
    state: str
    day: date
    at: datetime
    by: str | None
    rows: int
    letters: int


@dataclass(frozen=True, slots=True)
class PostedList:
    """Who posted a list, and when."""

    by: str
    on: date


def runs_of(session: Session, kind: str, limit: int = 200) -> Sequence[RunRecord]:
    """Return the newest runs of ``kind`` (``import`` or ``letters``)."""
    counted = (
        select(
            tables.RunRow.run_id,
            func.count().label("rows"),
            func.count(tables.RunRow.step).label("letters"),
        )
        .group_by(tables.RunRow.run_id)
        .subquery()
    )
    rows = (
        select(
            tables.Run.id,
            tables.Run.file_name,
            tables.Creditor.name,
            tables.Run.state,
            tables.Run.day,
            tables.Run.proposed_at,
            tables.User.name,
            func.coalesce(counted.c.rows, 0),
            func.coalesce(counted.c.letters, 0),
        )
        .outerjoin(tables.Creditor, tables.Creditor.id == tables.Run.creditor_id)
        .outerjoin(tables.User, tables.User.id == tables.Run.proposed_by)
        .outerjoin(counted, counted.c.run_id == tables.Run.id)
        .where(tables.Run.kind == kind)
        .order_by(tables.Run.id.desc())
        .limit(limit)
    )
    return [RunRecord(*row) for row in session.execute(rows)]


def posted_list(session: Session, creditor_id: int, fingerprint: str) -> PostedList | None:
    """Return who posted the list with this fingerprint for the creditor, if anybody did."""
    rows = (
        select(tables.User.name, tables.Run.posted_at)
        .join(tables.User, tables.User.id == tables.Run.posted_by)
        .where(
            tables.Run.kind == "import",
            tables.Run.state == "posted",
            tables.Run.creditor_id == creditor_id,
            tables.Run.fingerprint == fingerprint,
        )
    )
    row = session.execute(rows).first()
    return PostedList(row[0], row[1].date()) if row and row[1] else None


def rows_of(session: Session, run_id: int) -> Sequence[tables.RunRow]:
    """Return the frozen rows of a run in their order."""
    return session.scalars(
        select(tables.RunRow).where(tables.RunRow.run_id == run_id).order_by(tables.RunRow.row)
    ).all()


def payloads(session: Session, run_id: int) -> Iterator[Any]:
    """Yield what the frozen rows of a run keep, in their order."""
    rows = select(tables.RunRow.payload).where(tables.RunRow.run_id == run_id).order_by(tables.RunRow.row)
    yield from session.scalars(rows)


def still_proposed(session: Session, run_id: int, row_ids: Iterable[int]) -> Sequence[tables.RunRow]:
    """Return those of ``row_ids`` that are letters of the run and not posted yet."""
    rows = select(tables.RunRow).where(
        tables.RunRow.run_id == run_id,
        tables.RunRow.id.in_(list(row_ids)),
        tables.RunRow.state == "proposed",
        tables.RunRow.step.is_not(None),
    )
    return session.scalars(rows).all()
