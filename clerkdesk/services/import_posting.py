"""Posting a proposed claim list: everything in one transaction, or nothing."""

from dataclasses import asdict
from typing import Any

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.intake.judgement import ClaimRow, invoice_key
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import debtors, runs
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import CreditorCard, creditor
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_plan import Plan
from clerkdesk.services.import_proposals import planned
from clerkdesk.services.import_report import Cancelled, ImportReport, Progress, RunState
from clerkdesk.services.import_writing import Posting, Written, write
from clerkdesk.services.run_rows import claim_of

_STAGES = 4


def post(
    work: UnitOfWork, desk: Desk, run_id: int, progress: Progress, cancelled: Cancelled
) -> Done[ImportReport] | Refused:
    """Write what a run proposed. Invoices that came in another way since then are left out once more."""
    if work.already_done:
        return Done(_report(work.result), work.changes)
    run = work.session.get(tables.Run, run_id)
    if run is None or run.kind != "import" or run.state != RunState.PROPOSED:
        return Refused((Problem("run.not_proposed"),))
    assert run.creditor_id is not None
    assert run.fingerprint is not None
    if before := runs.posted_list(work.session, run.creditor_id, run.fingerprint):
        return Refused((Problem("run.list_posted_before", params={"by": before.by, "on": before.on}),))
    card = creditor(desk, run.creditor_id)
    claims = _claims(work, run)
    progress(1, _STAGES)
    made = planned(work.session, desk, card, claims)
    _lock(work, made)
    progress(2, _STAGES)
    if cancelled():
        return Refused((Problem("run.cancelled"),))
    written = write(work, _posting(desk, card, run_id), made)
    progress(3, _STAGES)
    standing.refresh(work, [*written.new, *written.joined], desk.tariffs)
    if cancelled():
        return Refused((Problem("run.cancelled"),))
    progress(_STAGES, _STAGES)
    return _finish(work, desk, run, written)


def _claims(work: UnitOfWork, run: tables.Run) -> list[ClaimRow]:
    assert run.creditor_id is not None
    known = debtors.known_invoices(work.session, run.creditor_id)
    kept = map(claim_of, runs.payloads(work.session, run.id))
    return [claim for claim in kept if claim and invoice_key(claim.invoice_number) not in known]


def _lock(work: UnitOfWork, made: Plan) -> None:
    work.lock(
        persons=[d.person_id for d in made.destinations if d.person_id is not None],
        dossiers=[d.dossier_id for d in made.destinations if d.dossier_id is not None],
    )


def _posting(desk: Desk, card: CreditorCard, run_id: int) -> Posting:
    assert card.id is not None
    return Posting(card.id, run_id, desk.user, card.handler_id or desk.user.id)


def _finish(work: UnitOfWork, desk: Desk, run: tables.Run, written: Written) -> Done[ImportReport]:
    report = ImportReport(
        run_id=run.id,
        dossiers=len(written.new),
        joined=len(written.joined),
        claims=written.claims,
        disputes=written.disputes,
        amount=written.amount,
    )
    run.state = RunState.POSTED
    run.posted_by = desk.user.id
    run.posted_at = work.now
    run.summary = asdict(report)
    work.changed(Change(Subject.WORKLIST), Change(Subject.RUN, run.id))
    work.commit(asdict(report))
    return Done(report, work.changes)


def _report(kept: dict[str, Any]) -> ImportReport:
    return ImportReport(**{**kept, "amount": Money(kept["amount"])})
