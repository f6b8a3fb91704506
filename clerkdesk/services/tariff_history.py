"""Which rate or scale is in force on a day: brought by the program, added, corrected or taken back."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence.errors import BusyError, NotAllowedError
from clerkdesk.persistence.queries.tariffs import KeptLine, kept_lines
from clerkdesk.persistence.tariff_rows import bring_shipped
from clerkdesk.services.context import Desk, UserRole
from clerkdesk.tariff_files import TariffEntry, shipped, tariffs_of

TAKES_BACK = "takes_back"
"""In the content of a row: the revision of its kind and day that no longer counts."""
BROUGHT = 0
"""The revision of a row that the program brings and the database does not hold yet."""

Day = tuple[str, date]
"""A kind and the day from which a row of it counts."""


class LineState(StrEnum):
    """What became of a row."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a row no longer counts: who said so, when and why."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TariffLine:
    """A row with what became of it. Without ``user_id`` the program brought it.

    ``id`` is none as long as the database does not hold what the program brings.
    """

    id: int | None
    entry: TariffEntry
    revision: int
    state: LineState
    user_id: int | None = None
    by: str = ""
    at: datetime | None = None
    operation_id: UUID | None = None
    taken_back: TakenBack | None = None

    @property
    def is_added(self) -> bool:
        """Return whether a person of the office added it."""
        return self.user_id is not None

    @property
    def version(self) -> str:
        """Return the name by which an amount remembers it."""
        return self.entry.rate().version if self.entry.is_rate else self.entry.scale().version


History = Mapping[Day, tuple[TariffLine, ...]]
"""The rows of each kind and day, oldest first; at most one is in force."""


def history(kept: Sequence[KeptLine]) -> History:
    """Return what became of every row that is kept or that the program brings."""
    ordered = sorted(kept, key=lambda line: (*line.day, line.revision))
    found = {day: _of_day(list(lines)) for day, lines in groupby(ordered, key=lambda line: line.day)}
    for entry in shipped():
        day = (entry.kind, entry.start)
        if not any(not line.is_added for line in found.get(day, ())):
            found[day] = _with_brought(entry, found.get(day, ()))
    return found


def _of_day(lines: Sequence[KeptLine]) -> tuple[TariffLine, ...]:
    back = {line.entry.content[TAKES_BACK]: line for line in lines if TAKES_BACK in line.entry.content}
    rows = [line for line in lines if TAKES_BACK not in line.entry.content]
    standing = [line for line in rows if line.revision not in back]
    added = [line for line in standing if line.user_id is not None]
    last = (added or standing)[-1] if standing else None
    return tuple(_line(line, back.get(line.revision), in_force=line is last) for line in rows)


def _line(line: KeptLine, back: KeptLine | None, *, in_force: bool) -> TariffLine:
    state = LineState.IN_FORCE if in_force else LineState.TAKEN_BACK if back else LineState.REPLACED
    return TariffLine(
        line.id,
        line.entry,
        line.revision,
        state,
        user_id=line.user_id,
        by=line.by or "",
        at=line.at,
        operation_id=line.operation_id,
        taken_back=TakenBack(back.by or "", back.at, back.entry.source) if back else None,
    )


def _with_brought(entry: TariffEntry, others: tuple[TariffLine, ...]) -> tuple[TariffLine, ...]:
    stands = any(line.state is LineState.IN_FORCE for line in others)
    brought = TariffLine(None, entry, BROUGHT, LineState.REPLACED if stands else LineState.IN_FORCE)
    return (brought, *others)


def in_force(lines: Iterable[TariffLine]) -> TariffLine | None:
    """Return the row that counts among those of one kind and day."""
    return next((line for line in lines if line.state is LineState.IN_FORCE), None)


def tariffs_from(known: History, instead: Mapping[Day, TariffEntry | None] | None = None) -> Tariffs:
    """Return the tariffs in force, with ``instead`` on its days: another row, or none."""
    entries = {day: line.entry for day, lines in known.items() if (line := in_force(lines))}
    for day, entry in (instead or {}).items():
        entries.pop(day, None)
        if entry is not None:
            entries[day] = entry
    return tariffs_of(entries.values())


def without(lines: Sequence[TariffLine], revision: int) -> TariffEntry | None:
    """Return what would be in force among the rows of one kind and day if ``revision`` were not."""
    left = [line for line in lines if line.revision != revision and line.state is not LineState.TAKEN_BACK]
    added = [line for line in left if line.is_added]
    return (added or left)[-1].entry if left else None


def known_at(desk: Desk) -> History:
    """Return every rate and scale that this desk can know, with what became of it."""
    with desk.database.read() as session:
        return history(kept_lines(session))


def read_again(desk: Desk) -> None:
    """Let the desk compute with the tariffs that are in force now."""
    desk.renew_tariffs(lambda: tariffs_from(known_at(desk)))


def bring_up_to_date(desk: Desk) -> None:
    """Read the tariffs; where this person may, write what the program brings and the database lacks first."""
    if may_add(desk):
        with suppress(NotAllowedError, BusyError):
            bring_shipped(desk.database)
    read_again(desk)


def may_add(desk: Desk) -> bool:
    """Return whether this person may add rates: on a server only an administrator, a file has no users."""
    return not desk.database.on_server or desk.user.role is UserRole.ADMINISTRATOR
