"""All dossiers, open and closed, in stretches, and the letters of a stretch that name something."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables
from clerkdesk.persistence.among import among

_LINES = type_coerce(tables.Letter.lines, Text)
_FIELDS = type_coerce(tables.Letter.fields, Text)


class KeptLetter(NamedTuple):
    """A letter with its lines as they are kept, and the costs it announced, if any."""

    id: int
    dossier_id: int
    day: date
    step: str
    state: str
    amount: Money
    lines: list[Mapping[str, Any]]
    announced: Money | None


def number_of_dossiers(session: Session) -> int:
    """Return how many dossiers this person may see."""
    return session.scalar(select(func.count()).select_from(tables.Dossier)) or 0


def next_dossiers(session: Session, after: int, size: int) -> Sequence[int]:
    """Return up to ``size`` ids of dossiers above ``after``, in order."""
    rows = select(tables.Dossier.id).where(tables.Dossier.id > after)
    return session.scalars(rows.order_by(tables.Dossier.id).limit(size)).all()


def stored_statuses(session: Session, ids: Collection[int]) -> dict[int, Status]:
    """Return the status of these dossiers as lists show it."""
    rows = select(tables.Worklist.dossier_id, tables.Worklist.status)
    found = session.execute(rows.where(among(tables.Worklist.dossier_id, ids)))
    return {row.dossier_id: row.status for row in found}


def letters_naming(
    session: Session, ids: Collection[int], field: str, names: Collection[str], *, announcing: bool
) -> Iterator[KeptLetter]:
    """Yield the letters of these dossiers with a line whose reason has one of ``names`` as its ``field``.

    With ``announcing`` also every letter that announced costs. The database only narrows: whoever asks has
    to look at the lines.
    """
    letter = tables.Letter
    wanted = [_naming(field, name) for name in names]
    if announcing:
        wanted.append(_FIELDS.contains('"announced":') & ~_FIELDS.contains('"announced":null'))
    rows = (
        select(
            letter.id,
            letter.dossier_id,
            letter.day,
            letter.step,
            letter.state,
            letter.amount,
            letter.lines,
            letter.fields,
        )
        .where(among(letter.dossier_id, ids), or_(*wanted))
        .order_by(letter.dossier_id, letter.day, letter.id)
    )
    for id_, dossier, day, step, state, amount, lines, fields in session.execute(rows):
        yield KeptLetter(id_, dossier, day, step, state, amount, lines, fields.get("announced"))


def any_letter_names(session: Session, version: str) -> bool:
    """Return whether a letter has a line that names this version of a tariff."""
    rows = select(tables.Letter.id).where(_naming("tariff", version)).limit(1)
    return session.scalar(rows) is not None


def _naming(field: str, name: str) -> ColumnElement[bool]:
    return _LINES.contains(f'"{field}":"{name}"', autoescape=True)
