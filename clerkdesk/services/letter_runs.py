"""Letters in batches: proposed with a reason each, looked at, posted, printed, reversed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Reason
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import Cancelled, Progress, RunState
from clerkdesk.services.worklist import Selection


class LetterState(StrEnum):
    """How far a letter has come; printed and posted are not the same."""

    PRODUCED = "produced"
    POSTED = "posted"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class ProposedLetter:
    """A letter that a run would send, with the amount it asks and why it is due."""

    row_id: int
    dossier_id: int
    number: str
    debtor: str
    kind: Step
    language: Language
    channel: Channel
    amount: Money
    because: Reason
    struck: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A dossier that gets no letter in this run, and why."""

    dossier_id: int
    number: str
    debtor: str
    amount: Money
    because: Reason


@dataclass(frozen=True, slots=True)
class LetterRun:
    """A run of letters as it was proposed for ``on``."""

    run_id: int
    on: date
    state: RunState
    letters: tuple[ProposedLetter, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A field of a letter with its value and where that came from."""

    field: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it will be, beside the data it was made of."""

    pdf: bytes
    fields: tuple[FieldSource, ...]


@dataclass(frozen=True, slots=True)
class LetterReport:
    """What posting a run did; ``skipped`` are letters that were stopped at the last check, with why."""

    run_id: int
    posted: int
    pages: int
    skipped: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter of a dossier as the Brieven tab lists it."""

    id: int
    kind: Step
    language: Language
    channel: Channel
    state: LetterState
    on: date
    at: datetime
    by: str
    amount: Money
    run_id: int
    pages: int


@dataclass(frozen=True, slots=True)
class LetterRunRow:
    """A run in the list of letter runs."""

    run_id: int
    on: date
    state: RunState
    letters: int
    left_out: int
    by: str
    at: datetime


def propose_letters(desk: Desk, key: UUID, selection: Selection, on: date) -> Done[LetterRun] | Refused:
    """Keep a run of the letters due on ``on`` among ``selection``, with who gets none and why."""
    raise NotImplementedError


def letter_run(desk: Desk, run_id: int) -> LetterRun:
    """Return a run as it is kept."""
    raise NotImplementedError


def strike(desk: Desk, key: UUID, run_id: int, row_ids: tuple[int, ...], struck: bool) -> Done[int] | Refused:
    """Leave letters out of a proposed run, or take them back in."""
    raise NotImplementedError


def preview(desk: Desk, run_id: int, row_id: int) -> Preview | Refused:
    """Return a proposed letter as PDF with its fields and their sources; nothing is kept."""
    raise NotImplementedError


def post_letters(
    desk: Desk, key: UUID, run_id: int, progress: Progress, cancelled: Cancelled
) -> Done[LetterReport] | Refused:
    """Produce and keep every letter of a run, one dossier per transaction; resumes where it stopped.

    Holds, payments and disputes are asked again inside each transaction (row O21).
    """
    raise NotImplementedError


def reverse_letters(desk: Desk, key: UUID, run_id: int, reason: str) -> Done[int] | Refused:
    """Take a posted run back: its letters no longer count; what was already mailed is not undone."""
    raise NotImplementedError


def print_job(desk: Desk, run_id: int) -> bytes:
    """Return all letters of a posted run as one PDF in postcode order."""
    raise NotImplementedError


def letters_of(desk: Desk, dossier_id: int) -> tuple[LetterView, ...]:
    """Return the letters of a dossier, newest first (row A3)."""
    raise NotImplementedError


def letter_pdf(desk: Desk, letter_id: int) -> bytes:
    """Return a letter as it was sent, as PDF."""
    raise NotImplementedError


def letter_docx(desk: Desk, letter_id: int) -> bytes:
    """Return a letter as it was sent, as a Word document."""
    raise NotImplementedError


def letter_runs(desk: Desk) -> tuple[LetterRunRow, ...]:
    """Return the runs of letters, newest first."""
    raise NotImplementedError
