"""Letters in batches: proposed with a reason each, looked at, posted, printed, reversed.

What makes letters is imported when it is asked for: its libraries would keep the desk from opening fast.
"""

from datetime import date
from uuid import UUID

from clerkdesk.domain.problems import Problem
from clerkdesk.persistence.errors import BusyError, ChangedMeanwhileError
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries import runs
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import Cancelled, Progress, RunState
from clerkdesk.services.letter_report import (
    FieldSource,
    LeftOut,
    LetterReport,
    LetterRun,
    LetterRunRow,
    LetterState,
    LetterView,
    Preview,
    ProposedLetter,
)
from clerkdesk.services.worklist import Selection

__all__ = [
    "FieldSource",
    "LeftOut",
    "LetterReport",
    "LetterRun",
    "LetterRunRow",
    "LetterState",
    "LetterView",
    "Preview",
    "ProposedLetter",
    "letter_docx",
    "letter_pdf",
    "letter_run",
    "letter_runs",
    "letters_of",
    "post_letters",
    "preview",
    "print_job",
    "propose_letters",
    "reverse_letters",
    "strike",
]


def propose_letters(desk: Desk, key: UUID, selection: Selection, on: date) -> Done[LetterRun] | Refused:
    """Keep a run of the letters due on ``on`` among ``selection``, with who gets none and why."""
    from clerkdesk.services import letter_proposals

    return letter_proposals.propose(desk, key, selection, on)


def letter_run(desk: Desk, run_id: int) -> LetterRun:
    """Return a run as it is kept; an unknown run is a ``LookupError``."""
    from clerkdesk.services import letter_proposals

    return letter_proposals.kept(desk, run_id)


def strike(desk: Desk, key: UUID, run_id: int, row_ids: tuple[int, ...], struck: bool) -> Done[int] | Refused:
    """Leave letters out of a proposed run, or take them back in; return how many changed."""
    from clerkdesk.services import letter_proposals

    payload = {"run": run_id, "rows": list(row_ids), "struck": struck}
    with desk.database.write(Operation(key, "letters.strike", desk.user.id, payload, run_id=run_id)) as work:
        if not work.already_done:
            changed = letter_proposals.strike_rows(work, run_id, row_ids, struck)
            work.changed(Change(Subject.RUN, run_id))
            work.commit(changed)
        return Done(int(work.result), work.changes)


def preview(desk: Desk, run_id: int, row_id: int) -> Preview | Refused:
    """Return a proposed letter as PDF with its fields and their sources; nothing is kept."""
    from clerkdesk.services import letter_documents

    return letter_documents.preview(desk, run_id, row_id)


def post_letters(
    desk: Desk, key: UUID, run_id: int, progress: Progress, cancelled: Cancelled
) -> Done[LetterReport] | Refused:
    """Produce and keep every letter of a run, one dossier per transaction; resumes where it stopped.

    Holds, payments and disputes are asked again inside each transaction (row O21).
    """
    from clerkdesk.services import letter_posting

    return letter_posting.post(desk, key, run_id, progress, cancelled)


def reverse_letters(desk: Desk, key: UUID, run_id: int, reason: str) -> Done[int] | Refused:
    """Take a posted run back: its letters no longer count; what was already mailed is not undone."""
    from clerkdesk.services import letter_reversal

    if not reason.strip():
        return Refused((Problem("run.reason_missing", about="reason"),))
    payload = {"run": run_id, "reason": reason}
    try:
        with desk.database.write(
            Operation(key, "letters.reverse", desk.user.id, payload, run_id=run_id)
        ) as work:
            return letter_reversal.reverse(work, desk, run_id, reason)
    except (BusyError, ChangedMeanwhileError):
        return Refused((Problem("run.busy"),))


def print_job(desk: Desk, run_id: int) -> bytes:
    """Return all letters of a posted run as one PDF in postcode order."""
    from clerkdesk.services import letter_documents

    with desk.database.read() as session:
        return letter_documents.printed(session, run_id)


def letters_of(desk: Desk, dossier_id: int) -> tuple[LetterView, ...]:
    """Return the letters of a dossier, newest first (row A3)."""
    from clerkdesk.services import letter_documents

    with desk.database.read() as session:
        return tuple(letter_documents.of_dossier(session, dossier_id))


def letter_pdf(desk: Desk, letter_id: int) -> bytes:
    """Return a letter as it was sent, as PDF; a letter without one is a ``LookupError``."""
    from clerkdesk.services import letter_documents

    with desk.database.read() as session:
        return letter_documents.document(session, letter_id, pdf=True)


def letter_docx(desk: Desk, letter_id: int) -> bytes:
    """Return a letter as it was sent, as a Word document."""
    from clerkdesk.services import letter_documents

    with desk.database.read() as session:
        return letter_documents.document(session, letter_id, pdf=False)


def letter_runs(desk: Desk) -> tuple[LetterRunRow, ...]:
    """Return the runs of letters, newest first."""
    with desk.database.read() as session:
        return tuple(
            LetterRunRow(
                run_id=row.run_id,
                on=row.day,
                state=RunState(row.state),
                letters=row.letters,
                left_out=row.rows - row.letters,
                by=row.by or "",
                at=row.at,
            )
            for row in runs.runs_of(session, "letters")
        )
