"""Claim lists: proposed as a run, posted in one transaction, reversed while nothing was sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from clerkdesk.domain.money import Money
from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused

Progress = Callable[[int, int], None]
"""Called with how many of how many are done."""
Cancelled = Callable[[], bool]
"""Asked between steps; true stops the work and undoes it."""


class RunState(StrEnum):
    """How far a run has come."""

    PROPOSED = "proposed"
    POSTED = "posted"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Consequence:
    """A count of a proposal with its euros and the spreadsheet rows behind it."""

    count: int
    amount: Money
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Consequences:
    """What posting a list will do, before it is done."""

    new_dossiers: Consequence
    joined_dossiers: Consequence
    known_debtors: Consequence
    doubles: Consequence
    disputed: Consequence
    letters_due: Consequence
    warned: Consequence
    refused: Consequence
    ignored: Consequence
    by_regime: dict[str, Consequence]


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """A judged list, kept as a run, with what posting it will do."""

    run_id: int
    file_name: str
    creditor_id: int
    judgement: Judgement
    consequences: Consequences


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What posting a list did."""

    run_id: int
    dossiers: int
    joined: int
    claims: int
    disputes: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ImportRun:
    """A run in the list of imports."""

    run_id: int
    file_name: str
    creditor: str
    state: RunState
    at: datetime
    by: str
    rows: int


def read_list(path: Path) -> ReadList | Refused:
    """Read a claim list in a worker process; every way of being unreadable is a sentence."""
    raise NotImplementedError


def propose_mapping(read: ReadList) -> Mapping | Refused:
    """Return the most likely sheet, header row and columns of a list, or why there are none."""
    raise NotImplementedError


def judge_list(desk: Desk | None, creditor_id: int | None, read: ReadList, mapping: Mapping) -> Judgement:
    """Judge every row against the creditor and the database, without keeping anything.

    Without a desk or a creditor it is judged on its own, for a Dutch creditor.
    """
    raise NotImplementedError


def propose_import(
    desk: Desk, key: UUID, creditor_id: int, read: ReadList, mapping: Mapping
) -> Done[ImportProposal] | Refused:
    """Judge a list and keep it as a proposed run; a list that was posted before is refused with who and when."""
    raise NotImplementedError


def post_import(
    desk: Desk, key: UUID, run_id: int, progress: Progress, cancelled: Cancelled
) -> Done[ImportReport] | Refused:
    """Make persons, dossiers, claims and disputes of a proposed run in one transaction (rows B2, S3)."""
    raise NotImplementedError


def reverse_import(desk: Desk, key: UUID, run_id: int, reason: str) -> Done[int] | Refused:
    """Take a posted list back while nothing of it was sent, paid or noted; else say what stands in the way."""
    raise NotImplementedError


def save_answer(source: Path, read: ReadList, judgement: Judgement, target: Path) -> None:
    """Write the creditor's list back to ``target`` with the problem of each cell beside it."""
    raise NotImplementedError


def import_runs(desk: Desk) -> tuple[ImportRun, ...]:
    """Return the runs of claim lists, newest first."""
    raise NotImplementedError
