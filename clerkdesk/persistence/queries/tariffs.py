"""The rows of the rate tables as they are kept, and what they touch."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Status
from clerkdesk.persistence import tables
from clerkdesk.tariff_files import TariffEntry


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A row as it was written once. ``revision`` counts the rows of its kind and day, from one.

    ``user_id`` is who added it; none for what the program brought.
    """

    id: int
    entry: TariffEntry
    revision: int
    user_id: int | None
    by: str | None
    at: datetime
    operation_id: UUID

    @property
    def day(self) -> tuple[str, date]:
        """Return the kind and the day, of which one row is in force."""
        return self.entry.kind, self.entry.start


def kept_lines(session: Session) -> tuple[KeptLine, ...]:
    """Return every row that was ever written, oldest first."""
    rows = (
        select(tables.TariffRow, tables.User.name)
        .outerjoin(tables.User, tables.User.id == tables.TariffRow.added_by)
        .order_by(tables.TariffRow.id)
    )
    return tuple(_line(row, name) for row, name in session.execute(rows))


def _line(row: tables.TariffRow, by: str | None) -> KeptLine:
    kind, _, revision = row.line.partition("#")
    entry = TariffEntry(row.rate_table, kind, row.valid_from, row.source, row.content)
    return KeptLine(row.id, entry, int(revision or 1), row.added_by, by, row.added_at, row.operation_id)


def open_dossiers(session: Session) -> tuple[int, ...]:
    """Return the ids of the dossiers that are not closed, in their order."""
    row = tables.Worklist
    found = select(row.dossier_id).where(row.status != Status.CLOSED).order_by(row.dossier_id)
    return tuple(session.scalars(found))


def letters_with(session: Session, version: str, since: datetime) -> int:
    """Return how many letters made from ``since`` on state an amount of the tariff ``version``."""
    letter = tables.Letter
    stated = cast(letter.lines, Text).contains(f'"{version}"', autoescape=True)
    return session.scalar(select(func.count()).where(letter.at >= since, stated)) or 0
