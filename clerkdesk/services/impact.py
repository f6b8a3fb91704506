"""What a change of rates or choices does to dossiers: what may be claimed and what comes next, both ways."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused
from clerkdesk.services.import_report import Cancelled, Progress
from clerkdesk.services.standing import Standing, stand

LISTED = 500
"""How many of the dossiers that change are listed, those that change most."""
_BATCH = 500

Reading = Callable[[CaseFile], tuple[CaseFile, Tariffs]]
"""Returns a dossier as some law has it, and the rates of that law."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What may be claimed on a dossier, and its next step with its day."""

    due: Money
    step: Step | None
    on: date | None


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """A dossier that changes: how it stands now, and how it would."""

    dossier_id: int
    number: str
    debtor: str
    creditor: str
    before: Standpoint
    after: Standpoint

    @property
    def difference(self) -> Money:
        """Return what would be claimed more; less is negative."""
        return Money(self.after.due - self.before.due)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does: dossiers looked at, dossiers that change, what those ask now and would ask.

    ``rows`` are the dossiers that change most, at most ``LISTED``; ``dearer`` and ``cheaper`` count those
    with another amount, ``moved`` those with another next step or day.
    """

    looked_at: int
    changed: int
    dearer: int
    cheaper: int
    moved: int
    before: Money
    after: Money
    rows: tuple[ImpactRow, ...]


def impact(
    desk: Desk,
    dossier_ids: Sequence[int],
    before: Reading,
    after: Reading,
    progress: Progress,
    cancelled: Cancelled,
) -> Impact | Refused:
    """Return what reading these dossiers by ``after`` instead of ``before`` changes today.

    Nothing is written. It reads a batch at a time and asks between two whether to go on.
    """
    today, counted = desk.today(), _Counted()
    for start in range(0, len(dossier_ids), _BATCH):
        if cancelled():
            return Refused((Problem("run.cancelled"),))
        with desk.database.read() as session:
            for file in case_files(session, dossier_ids[start : start + _BATCH], today):
                counted.add(_row(file, _stand(file, before, today), _stand(file, after, today)))
        progress(min(start + _BATCH, len(dossier_ids)), len(dossier_ids))
    return counted.impact()


class _Counted:
    """Counts what changes, and holds the rows that change most."""

    def __init__(self) -> None:
        self._rows: list[ImpactRow] = []
        self._looked_at = self._changed = self._dearer = self._cheaper = self._moved = 0
        self._before = self._after = 0

    def add(self, row: ImpactRow) -> None:
        self._looked_at += 1
        if row.before == row.after:
            return
        self._changed += 1
        self._dearer += row.difference > 0
        self._cheaper += row.difference < 0
        self._moved += (row.before.step, row.before.on) != (row.after.step, row.after.on)
        self._before += row.before.due
        self._after += row.after.due
        self._rows.append(row)
        if len(self._rows) >= 2 * LISTED:
            self._rows = self._most_changed()

    def impact(self) -> Impact:
        return Impact(
            self._looked_at,
            self._changed,
            self._dearer,
            self._cheaper,
            self._moved,
            Money(self._before),
            Money(self._after),
            tuple(self._most_changed()),
        )

    def _most_changed(self) -> list[ImpactRow]:
        return sorted(self._rows, key=lambda row: (-abs(row.difference), row.dossier_id))[:LISTED]


def _stand(file: CaseFile, reading: Reading, today: date) -> Standing:
    read, tariffs = reading(file)
    return stand(read, today, tariffs, planned=False)


def _row(file: CaseFile, before: Standing, after: Standing) -> ImpactRow:
    head = file.head
    return ImpactRow(
        head.id, head.number, head.debtor_name, head.creditor_name, _standpoint(before), _standpoint(after)
    )


def _standpoint(standing: Standing) -> Standpoint:
    return Standpoint(standing.due, standing.position.next_step, standing.position.next_on)
