"""What claim lists are proposed to do and have done, as screens and commands read it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clerkdesk.domain.money import Money
from clerkdesk.intake.judgement import Judgement

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
