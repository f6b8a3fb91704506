"""Posting a run of letters: made in batches, kept one dossier per transaction, resumed where it stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import NAMESPACE_OID, UUID, uuid5

from clerkdesk.domain.lines import Reason
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.converter import Converter
from clerkdesk.letters.examine import examine
from clerkdesk.letters.letter import LetterKind, Office
from clerkdesk.letters.render import render_letter
from clerkdesk.letters.template import Template, shipped
from clerkdesk.persistence import tables
from clerkdesk.persistence.kept_reasons import kept_reason, reason_from
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries import letters, runs
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import Cancelled, Progress, RunState
from clerkdesk.services.letter_data import Composed
from clerkdesk.services.letter_files import composed, due_letter, letter_files, why_not
from clerkdesk.services.letter_keeping import keep
from clerkdesk.services.letter_proposals import left_out
from clerkdesk.services.letter_report import LetterReport
from clerkdesk.services.office import office_of

T = TypeVar("T")

SKIPPED = "skipped"
"""The state of a row whose letter was stopped at the last check."""
CHANGED = Reason("letter.changed_meanwhile", "house.letters", "")
"""Why a letter is stopped at the last check: its dossier changed after it was made."""
_BATCH = 40


@dataclass(frozen=True, slots=True)
class Made:
    """A letter that was made and is not kept yet; without a converter there is no PDF."""

    letter: Composed
    template: Template
    docx: bytes
    pdf: bytes | None


@dataclass(frozen=True, slots=True)
class _Posting:
    """The run being posted, for whom, and by which office."""

    desk: Desk
    run: tables.Run
    office: Office


def post(
    desk: Desk, key: UUID, run_id: int, progress: Progress, cancelled: Cancelled
) -> Done[LetterReport] | Refused:
    """Make and keep every letter of the run that is not kept yet; ``key`` closes the run at the end."""
    with desk.database.read() as session:
        run = session.get(tables.Run, run_id)
        office = office_of(session)
        if run is None or run.kind != "letters" or run.state == RunState.REVERSED:
            return Refused((Problem("run.not_proposed"),))
        if office is None:
            return Refused((Problem("office.unknown"),))
        rows = [row for row in runs.rows_of(session, run_id) if row.step is not None and not row.struck]
        session.expunge_all()
    posting = _Posting(desk, run, office)
    waiting = [row for row in rows if row.state == RunState.PROPOSED]
    finished = len(rows) - len(waiting)
    for batch in _batches(waiting):
        if cancelled():
            return Refused((Problem("run.stopped_at", params={"done": finished, "of": len(rows)}),))
        _post_batch(posting, batch)
        finished += len(batch)
        progress(finished, len(rows))
    return _close(posting, key)


def _batches(rows: Sequence[T]) -> Iterator[list[T]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _post_batch(posting: _Posting, batch: Sequence[tables.RunRow]) -> None:
    made = _make(posting, batch)
    for row in batch:
        operation = Operation(
            uuid5(NAMESPACE_OID, f"letter {posting.run.operation_id} {row.id}"),
            "letters.post_one",
            posting.desk.user.id,
            {"run": posting.run.id, "row": row.id},
            run_id=posting.run.id,
        )
        _perform(posting, operation, row.id, made.get(row.id))


def _perform(posting: _Posting, operation: Operation, row_id: int, made: Made | None) -> None:
    def body(work: UnitOfWork) -> None:
        if not work.already_done:
            _post_row(work, posting, row_id, made)

    posting.desk.database.perform(operation, body)


def _make(posting: _Posting, batch: Sequence[tables.RunRow]) -> dict[int, Made]:
    composed_letters = _compose(posting, batch)
    templates = {
        id_: shipped(LetterKind(one.step), one.data.language) for id_, one in composed_letters.items()
    }
    documents = {id_: render_letter(templates[id_], one.data) for id_, one in composed_letters.items()}
    pdfs = _pdfs(posting.desk.converter, documents)
    return {
        id_: Made(one, templates[id_], documents[id_], pdfs.get(id_))
        for id_, one in composed_letters.items()
        if id_ in pdfs or isinstance(posting.desk.converter, Problem)
    }


def _compose(posting: _Posting, batch: Sequence[tables.RunRow]) -> dict[int, Composed]:
    rows = {row.dossier_id: row for row in batch}
    day, tariffs = posting.run.day, posting.desk.tariffs
    found: dict[int, Composed] = {}
    with posting.desk.database.read() as session:
        for opened in letter_files(session, [id_ for id_ in rows if id_ is not None], day, tariffs):
            row = rows[opened.file.head.id]
            step = due_letter(opened, day)
            if step is not None and step == row.step:
                letter = composed(opened, step, posting.office, day, tariffs)
                if not examine(letter.data):
                    found[row.id] = letter
    return found


def _pdfs(converter: Converter | Problem, documents: dict[int, bytes]) -> dict[int, bytes]:
    if isinstance(converter, Problem) or not documents:
        return {}
    made = zip(documents, converter.to_pdf(list(documents.values())), strict=True)
    return {id_: pdf for id_, pdf in made if isinstance(pdf, bytes)}


def _post_row(work: UnitOfWork, posting: _Posting, row_id: int, made: Made | None) -> None:
    """Keep the letter if it would be made the same again now that its dossier is locked (row O21)."""
    row = work.session.get_one(tables.RunRow, row_id)
    assert row.dossier_id is not None
    work.lock(dossiers=[row.dossier_id])
    day, tariffs = posting.run.day, posting.desk.tariffs
    (opened,) = letter_files(work.session, [row.dossier_id], day, tariffs)
    step = due_letter(opened, day)
    same_step = step is not None and step == row.step
    now = composed(opened, step, posting.office, day, tariffs) if step and same_step else None
    if made is not None and now == made.letter:
        keep(work, posting.desk, posting.run, row, made.letter, made.template, made.docx, made.pdf)
        standing.refresh(work, [row.dossier_id], tariffs)
        work.changed(Change(Subject.DOSSIER, row.dossier_id), Change(Subject.WORKLIST))
        row.state = RunState.POSTED
    else:
        unfit = now is None or bool(examine(now.data))
        row.state = SKIPPED
        row.result = kept_reason(why_not(opened, now, day) if unfit else CHANGED)
    work.commit()


def _close(posting: _Posting, key: UUID) -> Done[LetterReport]:
    desk, run_id = posting.desk, posting.run.id
    operation = Operation(key, "letters.post", desk.user.id, {"run": run_id}, run_id=run_id)
    with desk.database.write(operation) as work:
        run = work.session.get_one(tables.Run, run_id)
        if not work.already_done and run.state == RunState.PROPOSED:
            run.state = RunState.POSTED
            run.posted_by = desk.user.id
            run.posted_at = work.now
            work.changed(Change(Subject.RUN, run_id), Change(Subject.WORKLIST))
            work.commit()
        posted, pages = letters.counted(work.session, run_id)
        skipped = tuple(
            left_out(row, reason_from(row.result or {}))
            for row in runs.rows_of(work.session, run_id)
            if row.state == SKIPPED
        )
        return Done(LetterReport(run_id, posted, pages, skipped), work.changes)
