"""What runs of letters are proposed to do and have done, as screens and commands read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Reason
from clerkdesk.services.import_report import RunState


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
    """A dossier that gets no letter in this run, and why; ``lacks`` is what its letter cannot do without."""

    dossier_id: int
    number: str
    debtor: str
    amount: Money
    because: Reason
    lacks: Problem | None = None


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
