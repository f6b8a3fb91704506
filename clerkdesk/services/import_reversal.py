"""Taking a posted claim list back while nothing has come of it."""

from uuid import uuid5

from sqlalchemy import func, select, update

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.projection import forget
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import RunState
from clerkdesk.services.timeline import EntryKind

CLOSED_BECAUSE = "import_reversed"
"""Why a dossier of a list that was taken back is closed; such dossiers are in no list."""
_CHUNK = 1000


def reverse(work: UnitOfWork, desk: Desk, run_id: int, reason: str) -> Done[int] | Refused:
    """Counter every claim of the run and close the dossiers it opened; return how many claims."""
    if work.already_done:
        return Done(int(work.result), work.changes)
    run = work.session.get(tables.Run, run_id)
    if run is None or run.kind != "import" or run.state != RunState.POSTED:
        return Refused((Problem("run.not_posted"),))
    claims = work.session.scalars(select(tables.Claim).filter_by(run_id=run_id)).all()
    dossiers = sorted({claim.dossier_id for claim in claims})
    work.lock(dossiers=dossiers)
    if problem := _in_the_way(work, run_id, dossiers):
        return Refused((problem,))
    for claim in claims:
        work.session.add(_counter(work, desk, claim, reason))
    _close(work, desk, run, reason, dossiers)
    work.session.flush()
    opened = work.session.scalars(select(tables.Dossier.id).where(tables.Dossier.run_id == run_id)).all()
    forget(work.session, opened)
    standing.refresh(work, sorted(set(dossiers) - set(opened)), desk.tariffs)
    work.changed(Change(Subject.WORKLIST), Change(Subject.RUN, run_id))
    work.commit(len(claims))
    return Done(len(claims), work.changes)


def _in_the_way(work: UnitOfWork, run_id: int, dossiers: list[int]) -> Problem | None:
    for start in range(0, len(dossiers), _CHUNK):
        chunk = dossiers[start : start + _CHUNK]
        letters = select(func.count()).where(tables.Letter.dossier_id.in_(chunk))
        payments = select(func.count()).where(
            tables.LedgerEntry.dossier_id.in_(chunk), tables.LedgerEntry.kind == "payment"
        )
        for code, counted in (("run.reverse_after_letter", letters), ("run.reverse_after_payment", payments)):
            if found := work.session.scalar(counted):
                return Problem(code, params={"count": found})
    noted = _noted(work, run_id, dossiers)
    return Problem("run.reverse_after_note", params={"count": noted}) if noted else None


def _noted(work: UnitOfWork, run_id: int, dossiers: list[int]) -> int:
    by_people = (EntryKind.NOTE, EntryKind.PHONE, EntryKind.EMAIL, EntryKind.ATTACHMENT)
    found = 0
    for start in range(0, len(dossiers), _CHUNK):
        rows = (
            select(func.count())
            .select_from(tables.TimelineEntry)
            .join(tables.Dossier, tables.Dossier.id == tables.TimelineEntry.dossier_id)
            .where(
                tables.TimelineEntry.dossier_id.in_(dossiers[start : start + _CHUNK]),
                tables.TimelineEntry.kind.in_(by_people),
                tables.Dossier.run_id == run_id,
            )
        )
        found += work.session.scalar(rows) or 0
    return found


def _counter(work: UnitOfWork, desk: Desk, claim: tables.Claim, reason: str) -> tables.LedgerEntry:
    return tables.LedgerEntry(
        uuid=uuid5(work.key, f"claim {claim.id}"),
        kind="correction",
        dossier_id=claim.dossier_id,
        claim_id=claim.id,
        amount=Money(-claim.principal),
        value_date=claim.due,
        booked_at=work.now,
        received_by="",
        cost_kind="",
        reference="",
        reason=reason,
        claims=[],
        user_id=desk.user.id,
        operation_id=work.key,
    )


def _close(work: UnitOfWork, desk: Desk, run: tables.Run, reason: str, dossiers: list[int]) -> None:
    work.session.execute(
        update(tables.Dossier)
        .where(tables.Dossier.run_id == run.id, tables.Dossier.closed_on.is_(None))
        .values(
            closed_on=work.today,
            closed_because=CLOSED_BECAUSE,
            version=tables.Dossier.version + 1,
        ),
        execution_options={"synchronize_session": False},
    )
    for dossier in dossiers:
        work.session.add(
            tables.TimelineEntry(
                dossier_id=dossier,
                kind=EntryKind.SYSTEM,
                code="dossier.import_reversed",
                params={},
                text=reason,
                day=work.today,
                at=work.now,
                user_id=desk.user.id,
                run_id=run.id,
                operation_id=work.key,
            )
        )
    run.state = RunState.REVERSED
    run.reversed_by = desk.user.id
    run.reversed_at = work.now
    run.reversed_because = reason
