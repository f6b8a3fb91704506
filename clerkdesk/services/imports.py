"""Claim lists: proposed as a run, posted in one transaction, reversed while nothing was sent."""

from pathlib import Path
from uuid import UUID

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.intake import layout, reading
from clerkdesk.intake.answer import write_answer
from clerkdesk.intake.judge import judge
from clerkdesk.intake.judgement import Context, Judgement
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.persistence.errors import BusyError, ChangedMeanwhileError
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries import debtors, runs
from clerkdesk.services import import_posting, import_proposals, import_reversal
from clerkdesk.services.context import Desk, today_here
from clerkdesk.services.creditors import creditor
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.import_report import (
    Cancelled,
    Consequence,
    Consequences,
    ImportProposal,
    ImportReport,
    ImportRun,
    Progress,
    RunState,
)
from clerkdesk.services.long_work import uncollected

__all__ = [
    "Cancelled",
    "Consequence",
    "Consequences",
    "ImportProposal",
    "ImportReport",
    "ImportRun",
    "Progress",
    "RunState",
    "import_proposal",
    "import_runs",
    "judge_list",
    "post_import",
    "propose_import",
    "propose_mapping",
    "read_list",
    "reverse_import",
    "save_answer",
]

_STATEMENT_SECONDS = 600


def read_list(path: Path) -> ReadList | Refused:
    """Read a claim list in a worker process; every way of being unreadable is a sentence."""
    read = reading.read_list(path)
    return read if isinstance(read, ReadList) else Refused(tuple(read))


def propose_mapping(read: ReadList) -> Mapping | Refused:
    """Return the most likely sheet, header row and columns of a list, or why there are none."""
    mapping = layout.propose(read)
    return mapping if isinstance(mapping, Mapping) else Refused(tuple(mapping))


def judge_list(desk: Desk | None, creditor_id: int | None, read: ReadList, mapping: Mapping) -> Judgement:
    """Judge every row against the creditor and the database, without keeping anything.

    Without a desk or a creditor it is judged on its own, for a Dutch creditor.
    """
    return judge(read.sheet(mapping.sheet), mapping, _context(desk, creditor_id))


def propose_import(
    desk: Desk, key: UUID, creditor_id: int, read: ReadList, mapping: Mapping
) -> Done[ImportProposal] | Refused:
    """Judge a list and keep it as a proposed run; one posted before is refused with who and when."""
    with desk.database.read() as session:
        before = runs.posted_list(session, creditor_id, read.sha256)
    if before is not None:
        return Refused((Problem("run.list_posted_before", params={"by": before.by, "on": before.on}),))
    with uncollected():
        judgement = judge_list(desk, creditor_id, read, mapping)
        if judgement.problems and not judgement.rows:
            return Refused(judgement.problems)
        return import_proposals.keep(desk, key, creditor(desk, creditor_id), read, judgement)


def import_proposal(desk: Desk, run_id: int) -> ImportProposal:
    """Return a run of a claim list as it was proposed; an unknown run is a ``LookupError``."""
    return import_proposals.kept(desk, run_id)


def post_import(
    desk: Desk, key: UUID, run_id: int, progress: Progress, cancelled: Cancelled
) -> Done[ImportReport] | Refused:
    """Make persons, dossiers, claims and disputes of a proposed run in one transaction (rows B2, S3)."""
    operation = Operation(
        key,
        "import.post",
        desk.user.id,
        {"run": run_id},
        run_id=run_id,
        statement_seconds=_STATEMENT_SECONDS,
    )
    try:
        with uncollected(), desk.database.write(operation) as work:
            return import_posting.post(work, desk, run_id, progress, cancelled)
    except (BusyError, ChangedMeanwhileError):
        return Refused((Problem("run.busy"),))


def reverse_import(desk: Desk, key: UUID, run_id: int, reason: str) -> Done[int] | Refused:
    """Take a posted list back while nothing of it was sent, paid or noted; else say what is in the way."""
    if not reason.strip():
        return Refused((Problem("run.reason_missing", about="reason"),))
    operation = Operation(
        key, "import.reverse", desk.user.id, {"run": run_id, "reason": reason}, run_id=run_id
    )
    try:
        with desk.database.write(operation) as work:
            return import_reversal.reverse(work, desk, run_id, reason)
    except (BusyError, ChangedMeanwhileError):
        return Refused((Problem("run.busy"),))


def save_answer(source: Path, read: ReadList, judgement: Judgement, target: Path, language: Language) -> None:
    """Write the creditor's list back to ``target`` with the problem of each cell beside it."""
    write_answer(source, read, judgement, target, language)


def import_runs(desk: Desk) -> tuple[ImportRun, ...]:
    """Return the runs of claim lists, newest first."""
    with desk.database.read() as session:
        return tuple(
            ImportRun(
                row.run_id,
                row.file_name,
                row.creditor or "",
                RunState(row.state),
                row.at,
                row.by or "",
                row.rows,
            )
            for row in runs.runs_of(session, "import")
        )


def _context(desk: Desk | None, creditor_id: int | None) -> Context:
    if desk is None:
        return Context(today_here())
    if creditor_id is None:
        return Context(today=desk.today())
    with desk.database.read() as session:
        known = debtors.known_invoices(session, creditor_id)
    return Context(desk.today(), creditor(desk, creditor_id).country, known)
