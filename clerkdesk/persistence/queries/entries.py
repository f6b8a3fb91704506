"""The timeline of a dossier as it is kept, with who wrote each entry and the files that came with it."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


class KeptEntry(NamedTuple):
    """One entry; ``by`` is none for what no person did."""

    id: int
    kind: str
    code: str
    params: dict[str, Any]
    text: str
    day: date
    at: datetime
    by: str | None
    pinned: bool
    visible_to_creditor: bool
    letter_id: int | None
    run_id: int | None


class KeptFile(NamedTuple):
    """A file of an entry."""

    entry_id: int
    id: int
    name: str
    media_type: str
    size: int
    added_on: date


def entries(session: Session, dossier_id: int) -> list[KeptEntry]:
    """Return the entries of a dossier, oldest first."""
    entry = tables.TimelineEntry
    rows = (
        select(
            entry.id,
            entry.kind,
            entry.code,
            entry.params,
            entry.text,
            entry.day,
            entry.at,
            tables.User.name,
            entry.pinned,
            entry.visible_to_creditor,
            entry.letter_id,
            entry.run_id,
        )
        .outerjoin(tables.User, tables.User.id == entry.user_id)
        .where(entry.dossier_id == dossier_id)
        .order_by(entry.day, entry.at, entry.id)
    )
    return [KeptEntry._make(row) for row in session.execute(rows)]


def files(session: Session, dossier_id: int) -> dict[int, list[KeptFile]]:
    """Return the files of a dossier by the entry they came with."""
    kept = tables.Attachment
    rows = (
        select(kept.entry_id, kept.id, kept.name, kept.media_type, kept.size, kept.added_on)
        .where(kept.dossier_id == dossier_id)
        .order_by(kept.id)
    )
    found: dict[int, list[KeptFile]] = {}
    for row in session.execute(rows):
        file = KeptFile._make(row)
        found.setdefault(file.entry_id, []).append(file)
    return found
