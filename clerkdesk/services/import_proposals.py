"""Keeping a judged claim list as a proposed run, with what posting it would do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.dossier import Creditor
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import Debtor
from clerkdesk.domain.procedure import ClaimState, ProcedureFacts, standing
from clerkdesk.intake.judgement import ClaimRow, Judgement, Verdict
from clerkdesk.intake.mapping import DecimalSign, Field, Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.persistence import bulk, tables
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries import runs
from clerkdesk.persistence.queries.choices import choices_of
from clerkdesk.persistence.session import Session
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import CreditorCard, creditor
from clerkdesk.services.debtor_matching import known_debtors
from clerkdesk.services.done import Change, Done, Subject
from clerkdesk.services.import_plan import Destination, Plan, plan
from clerkdesk.services.import_report import Consequence, Consequences, ImportProposal, RunState
from clerkdesk.services.run_rows import judgement_of, payload

DOUBLES = frozenset({"intake.invoice_twice", "intake.invoice_known"})
"""The problems by which a row turns out to be with us already."""


def creditor_facts(card: CreditorCard) -> Creditor:
    """Return the facts about a creditor on which the law turns."""
    return Creditor(card.country, card.sme, card.vat_deductible, card.declares_vat, card.terms)


def keep(
    desk: Desk, key: UUID, card: CreditorCard, read: ReadList, judgement: Judgement
) -> Done[ImportProposal]:
    """Keep the judged list as a proposed run; the same key again answers the same run."""
    operation = Operation(key, "import.propose", desk.user.id, {"list": read.sha256, "creditor": card.id})
    with desk.database.write(operation) as work:
        if work.already_done:
            run_id = int(work.result)
        else:
            run_id = _write_run(work, desk, card, read, judgement)
            work.changed(Change(Subject.RUN, run_id))
            work.commit(run_id)
        changes = work.changes
    return Done(_proposal(desk, run_id, read.name, card, judgement), changes)


def kept(desk: Desk, run_id: int) -> ImportProposal:
    """Return a run as it was proposed, judged rows and consequences included."""
    with desk.database.read() as session:
        run = _run(session, run_id)
        judged = [judgement_of(row.row, row.verdict, row.payload) for row in runs.rows_of(session, run_id)]
        name, creditor_id, settings = run.file_name, run.creditor_id, run.settings
    assert creditor_id is not None
    judgement = Judgement(_mapping(settings), tuple(judged))
    return _proposal(desk, run_id, name, creditor(desk, creditor_id), judgement)


def planned(session: Session, desk: Desk, card: CreditorCard, claims: Sequence[ClaimRow]) -> Plan:
    """Return where the claims of a list go, by what the database knows at this moment."""
    assert card.id is not None
    known = known_debtors(session, card.id, claims)
    return plan(claims, known, creditor_facts(card), choices_of(session, [card.id])[card.id])


def _run(session: Session, run_id: int) -> tables.Run:
    run = session.get(tables.Run, run_id)
    if run is None or run.kind != "import":
        raise LookupError(f"no import run {run_id}")
    return run


def _write_run(work: UnitOfWork, desk: Desk, card: CreditorCard, read: ReadList, judgement: Judgement) -> int:
    run = tables.Run(
        kind="import",
        state=RunState.PROPOSED,
        team_id=desk.user.team_id,
        creditor_id=card.id,
        file_name=read.name,
        fingerprint=read.sha256,
        day=work.today,
        settings=_settings(judgement.mapping),
        proposed_by=desk.user.id,
        proposed_at=work.now,
        operation_id=work.key,
    )
    work.session.add(run)
    work.session.flush()
    ids = bulk.reserve(work.connection, tables.RunRow, len(judgement.rows))
    bulk.insert(work.connection, tables.RunRow, list(_rows(run.id, ids, judgement)))
    return run.id


def _rows(run_id: int, ids: Iterable[int], judgement: Judgement) -> Iterator[dict[str, Any]]:
    for id_, row in zip(ids, judgement.rows, strict=True):
        yield {
            "id": id_,
            "run_id": run_id,
            "row": row.row,
            "payload": payload(row),
            "verdict": row.verdict,
            "state": RunState.PROPOSED,
        }


def _settings(mapping: Mapping) -> dict[str, Any]:
    kept = asdict(mapping)
    kept["fields"] = {str(column): field for column, field in mapping.fields.items()}
    kept["assumed"] = sorted(mapping.assumed)
    return kept


def _mapping(settings: Any) -> Mapping:
    return Mapping(
        sheet=settings["sheet"],
        header_row=settings["header_row"],
        headers=tuple(settings["headers"]),
        fields={int(column): Field(field) for column, field in settings["fields"].items()},
        decimal_sign=DecimalSign(settings["decimal_sign"]),
        day_first=settings["day_first"],
        assumed=frozenset(settings["assumed"]),
    )


def _proposal(
    desk: Desk, run_id: int, file_name: str, card: CreditorCard, judgement: Judgement
) -> ImportProposal:
    assert card.id is not None
    with desk.database.read() as session:
        made = planned(session, desk, card, judgement.claims)
        choices = choices_of(session, [card.id])[card.id]
    consequences = _consequences(judgement, made, desk.today(), choices)
    return ImportProposal(run_id, file_name, card.id, judgement, consequences)


def _consequences(judgement: Judgement, made: Plan, today: date, choices: Choices) -> Consequences:
    goes = made.destinations
    return Consequences(
        new_dossiers=_of(goes, lambda d: d.dossier_id is None),
        joined_dossiers=_of(goes, lambda d: d.dossier_id is not None),
        known_debtors=_of(goes, lambda d: d.person_id is not None),
        doubles=_judged(judgement, lambda row: any(p.code in DOUBLES for p in row.problems)),
        disputed=_disputed(judgement),
        letters_due=_of(goes, lambda d: d.dossier_id is None and _letter_due(d, today, choices)),
        warned=_judged(judgement, lambda row: row.verdict is Verdict.WARNING),
        refused=_judged(judgement, lambda row: row.verdict is Verdict.REJECTED),
        ignored=_judged(judgement, lambda row: row.verdict is Verdict.IGNORED),
        by_regime={
            id_: _of(goes, lambda d, id_=id_: d.regime.id == id_)  # type: ignore[misc]
            for id_ in dict.fromkeys(d.regime.id for d in goes)
        },
    )


def _of(goes: Sequence[Destination], chosen: Callable[[Destination], bool]) -> Consequence:
    members = [destination for destination in goes if chosen(destination)]
    rows = sorted(row.row for d in members for row in (*d.claims, *d.credit_notes))
    return Consequence(len(members), Money(sum(d.open for d in members)), tuple(rows))


def _judged(judgement: Judgement, chosen: Callable[[Any], bool]) -> Consequence:
    rows = [row for row in judgement.rows if chosen(row)]
    amount = Money(sum(row.claim.open_amount for row in rows if row.claim))
    return Consequence(len(rows), amount, tuple(row.row for row in rows))


def _disputed(judgement: Judgement) -> Consequence:
    rows = [claim for claim in judgement.claims if claim.disputed]
    return Consequence(len(rows), _sum(rows), tuple(row.row for row in rows))


def _sum(rows: Iterable[ClaimRow]) -> Money:
    return Money(sum((row.open_amount for row in rows), ZERO))


def _letter_due(destination: Destination, today: date, choices: Choices) -> bool:
    claims = tuple(
        ClaimState(str(row.row), row.due, row.open_amount, row.open_amount if row.disputed else ZERO)
        for row in destination.claims
    )
    debtor = Debtor(destination.first.kind, destination.first.country)
    stands = standing(ProcedureFacts(destination.regime.id, debtor, claims), today, choices)
    step, day = stands.next_step, stands.next_on
    return step is not None and step.is_letter and day is not None and day <= today
