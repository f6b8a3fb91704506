"""Taking a posted claim list back while nothing has come of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid5

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.projection import forget
from clerkdesk.persistence.queries import imported
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.persistence.versioned import change_all
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import RunState
from clerkdesk.services.timeline import EntryKind

CLOSED_BECAUSE = "import_reversed"
"""Why a dossier of a list that was taken back is closed; such dossiers are in no list."""
_BY_PEOPLE = (EntryKind.NOTE, EntryKind.PHONE, EntryKind.EMAIL, EntryKind.ATTACHMENT)


def reverse(work: UnitOfWork, desk: Desk, run_id: int, reason: str) -> Done[int] | Refused:
    """Counter every claim of the run and close the dossiers it opened; return how many claims."""
    if work.already_done:
        return Done(int(work.result), work.changes)
    run = work.session.get(tables.Run, run_id)
    if run is None or run.kind != "import" or run.state != RunState.POSTED:
        return Refused((Problem("run.not_posted"),))
    claims = imported.claims_of(work.session, run_id)
    dossiers = sorted({claim.dossier_id for claim in claims})
    work.lock(dossiers=dossiers)
    opened = imported.dossiers_of(work.session, run_id)
    if problem := _in_the_way(work, run.posted_at or run.proposed_at, opened, dossiers):
        return Refused((problem,))
    for claim in claims:
        work.session.add(_counter(work, desk, claim, reason))
    _close(work, desk, run, reason, opened, dossiers)
    work.session.flush()
    forget(work.session, opened)
    standing.refresh(work, sorted(set(dossiers) - set(opened)), desk.tariffs)
    work.changed(Change(Subject.WORKLIST), Change(Subject.RUN, run_id))
    work.commit(len(claims))
    return Done(len(claims), work.changes)


def _in_the_way(
    work: UnitOfWork, since: datetime, opened: Sequence[int], dossiers: Sequence[int]
) -> Problem | None:
    found = (
        ("run.reverse_after_letter", imported.letters_in(work.session, dossiers, since)),
        ("run.reverse_after_payment", imported.booked_in(work.session, dossiers, since, "payment")),
        ("run.reverse_after_cost", imported.booked_in(work.session, dossiers, since, "cost")),
        ("run.reverse_after_judgment", imported.judgments_in(work.session, dossiers)),
        ("run.reverse_after_note", imported.entries_in(work.session, opened, _BY_PEOPLE)),
    )
    return next((Problem(code, params={"count": count}) for code, count in found if count), None)


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


def _close(
    work: UnitOfWork, desk: Desk, run: tables.Run, reason: str, opened: Sequence[int], dossiers: list[int]
) -> None:
    change_all(work.session, tables.Dossier, opened, closed_on=work.today, closed_because=CLOSED_BECAUSE)
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
