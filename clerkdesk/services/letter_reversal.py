"""Taking a run of letters back: its letters, notices and steps no longer count."""

from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import letters as kept
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import RunState
from clerkdesk.services.letter_report import LetterState
from clerkdesk.services.timeline import EntryKind


def reverse(work: UnitOfWork, desk: Desk, run_id: int, reason: str) -> Done[int] | Refused:
    """Take the letters of a run back and return how many; the documents stay, as what was made."""
    if work.already_done:
        return Done(int(work.result), work.changes)
    run = work.session.get(tables.Run, run_id)
    if run is None or run.kind != "letters" or run.state == RunState.REVERSED:
        return Refused((Problem("run.not_posted"),))
    letters = kept.of_run(work.session, run_id)
    dossiers = sorted({letter.dossier_id for letter in letters})
    work.lock(dossiers=dossiers)
    kept.undo(work.session, [letter.id for letter in letters], work.key)
    for letter in letters:
        letter.state = LetterState.REVERSED
        _entry(work, desk, letter, reason)
    run.state = RunState.REVERSED
    run.reversed_by, run.reversed_at, run.reversed_because = desk.user.id, work.now, reason
    work.session.flush()
    standing.refresh(work, dossiers, desk.tariffs)
    work.changed(Change(Subject.WORKLIST), Change(Subject.RUN, run_id))
    work.changed(*(Change(Subject.DOSSIER, dossier) for dossier in dossiers[:100]))
    work.commit(len(letters))
    return Done(len(letters), work.changes)


def _entry(work: UnitOfWork, desk: Desk, letter: tables.Letter, reason: str) -> None:
    work.session.add(
        tables.TimelineEntry(
            dossier_id=letter.dossier_id,
            kind=EntryKind.LETTER,
            code="letter.reversed",
            params={},
            text=reason,
            day=work.today,
            at=work.now,
            user_id=desk.user.id,
            letter_id=letter.id,
            run_id=letter.run_id,
            operation_id=work.key,
        )
    )
