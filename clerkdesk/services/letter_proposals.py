"""Proposing a run of letters: who gets which, and who gets none and why, kept as frozen rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.letters.letter import Office
from clerkdesk.persistence import bulk, tables
from clerkdesk.persistence.kept_reasons import kept_reason, reason_from
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries import runs
from clerkdesk.persistence.queries.letter_candidates import candidates
from clerkdesk.persistence.session import Session
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import RunState
from clerkdesk.services.letter_files import (
    LetterFile,
    because,
    composed,
    due_letter,
    letter_files,
    what_lacks,
    why_not,
)
from clerkdesk.services.letter_report import LeftOut, LetterRun, ProposedLetter
from clerkdesk.services.office import office_of
from clerkdesk.services.run_rows import kept_problem, problem_from
from clerkdesk.services.worklist import Selection


@dataclass(frozen=True, slots=True)
class _Found:
    """A dossier looked at: with a letter (``step``), or left out."""

    dossier_id: int
    step: Step | None
    payload: dict[str, Any]


def propose(desk: Desk, key: UUID, selection: Selection, on: date) -> Done[LetterRun] | Refused:
    """Keep a run of the letters due on ``on`` among ``selection``; the same key answers the same run."""
    with desk.database.read() as session:
        office = office_of(session)
        if office is None:
            return Refused((Problem("office.unknown"),))
        found = _look(session, desk, selection, office, on)
    payload = {"on": on, "selection": repr(selection)}
    with desk.database.write(Operation(key, "letters.propose", desk.user.id, payload)) as work:
        if not work.already_done:
            run_id = _keep(work, desk, on, found)
            work.changed(Change(Subject.RUN, run_id))
            work.commit(run_id)
        run_id, changes = int(work.result), work.changes
    return Done(kept(desk, run_id), changes)


def kept(desk: Desk, run_id: int) -> LetterRun:
    """Return a run as it is kept; an unknown run is a ``LookupError``."""
    with desk.database.read() as session:
        run = session.get(tables.Run, run_id)
        if run is None or run.kind != "letters":
            raise LookupError(f"no letter run {run_id}")
        rows = runs.rows_of(session, run_id)
        return LetterRun(
            run_id=run_id,
            on=run.day,
            state=RunState(run.state),
            letters=tuple(_letter(row) for row in rows if row.step is not None),
            left_out=tuple(left_out(row) for row in rows if row.step is None),
        )


def left_out(row: tables.RunRow, reason: Reason | None = None) -> LeftOut:
    """Return a kept row as a dossier without a letter, for its own reason or for ``reason``."""
    assert row.dossier_id is not None
    return LeftOut(
        row.dossier_id,
        row.payload["number"],
        row.payload["debtor"],
        Money(row.payload["amount"]),
        reason or reason_from(row.payload["because"]),
        problem_from(row.payload["lacks"]) if row.payload["lacks"] else None,
    )


def _look(session: Session, desk: Desk, selection: Selection, office: Office, on: date) -> list[_Found]:
    wanted = candidates(
        session,
        on,
        team_id=desk.user.team_id,
        creditor_id=selection.creditor_id,
        run_id=selection.run_id,
        status=selection.status,
        country=selection.country,
    )
    opened = letter_files(session, wanted, on, desk.tariffs)
    return [_found(one, office, on, desk) for one in opened]


def _found(opened: LetterFile, office: Office, on: date, desk: Desk) -> _Found:
    step = due_letter(opened, on)
    letter = composed(opened, step, office, on, desk.tariffs) if step else None
    lacks = what_lacks(letter)
    fit = letter is not None and lacks is None
    particulars = opened.particulars
    payload = {
        "number": particulars.number,
        "debtor": particulars.debtor,
        "amount": letter.amount if letter else Money(sum(claim.principal for claim in opened.facts.claims)),
        "because": kept_reason(because(opened) if fit else why_not(opened, letter, on)),
        "lacks": kept_problem(lacks) if lacks else None,
        "language": letter.data.language if letter else particulars.language,
        "channel": Channel.POST,
        "claims": list(letter.claims) if letter else [],
        "postcode": particulars.address.postcode,
    }
    return _Found(opened.file.head.id, step if fit else None, payload)


def _keep(work: UnitOfWork, desk: Desk, on: date, found: Sequence[_Found]) -> int:
    run = tables.Run(
        kind="letters",
        state=RunState.PROPOSED,
        team_id=desk.user.team_id,
        day=on,
        proposed_by=desk.user.id,
        proposed_at=work.now,
        operation_id=work.key,
    )
    work.session.add(run)
    work.session.flush()
    ids = bulk.reserve(work.connection, tables.RunRow, len(found))
    bulk.insert(work.connection, tables.RunRow, list(_rows(run.id, ids, found)))
    return run.id


def _rows(run_id: int, ids: Iterable[int], found: Sequence[_Found]) -> Iterable[dict[str, Any]]:
    for number, (id_, one) in enumerate(zip(ids, found, strict=True), start=1):
        yield {
            "id": id_,
            "run_id": run_id,
            "row": number,
            "dossier_id": one.dossier_id,
            "step": one.step,
            "payload": one.payload,
            "state": RunState.PROPOSED,
        }


def _letter(row: tables.RunRow) -> ProposedLetter:
    assert row.dossier_id is not None
    kept_row = row.payload
    return ProposedLetter(
        row_id=row.id,
        dossier_id=row.dossier_id,
        number=kept_row["number"],
        debtor=kept_row["debtor"],
        kind=Step(row.step or ""),
        language=Language(kept_row["language"]),
        channel=Channel(kept_row["channel"]),
        amount=Money(kept_row["amount"]),
        because=reason_from(kept_row["because"]),
        struck=row.struck,
    )


def strike_rows(work: UnitOfWork, run_id: int, row_ids: Iterable[int], struck: bool) -> int:
    """Leave these rows of a proposed run out, or take them back in; return how many changed."""
    changed = 0
    for row in runs.still_proposed(work.session, run_id, row_ids):
        changed += row.struck is not struck
        row.struck = struck
    return changed
