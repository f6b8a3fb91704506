"""Writing a planned claim list: persons, dossiers, claims, disputes and what happened, in bulk."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid5

from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.holds import HoldKind
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import Language, Role
from clerkdesk.domain.references import reference_for
from clerkdesk.intake.judgement import ClaimRow, invoice_key
from clerkdesk.persistence import tables
from clerkdesk.persistence.collected import Collected
from clerkdesk.persistence.kept_reasons import kept_reason
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import User
from clerkdesk.services.debtor_matching import contact_details
from clerkdesk.services.dossier_numbers import dossier_number
from clerkdesk.services.import_plan import Destination, Plan
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.person_keys import name_key
from clerkdesk.services.timeline import EntryKind

_SOURCE = "claim_list"
_LOOK_DAYS = timedelta(days=30)
_CONTACTS = 6

Placed = list[tuple[int, ClaimRow]]
"""Claims that were written, by id, with the rows they came from."""


@dataclass(frozen=True, slots=True)
class Posting:
    """For whom a list is posted: the creditor, the run, who posts, and who handles what comes of it."""

    creditor_id: int
    run_id: int
    user: User
    handler_id: int


@dataclass(slots=True)
class Written:
    """What posting wrote: the dossiers touched, and counts for the report."""

    new: list[int] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    claims: int = 0
    disputes: int = 0
    amount: Money = ZERO


def write(work: UnitOfWork, posting: Posting, plan: Plan) -> Written:
    """Write every destination of ``plan`` in the transaction of ``work`` and return what came of it."""
    rows = Collected(work, _wanted(plan))
    persons: dict[str, int] = {}
    written = Written()
    for destination in plan.destinations:
        key = destination.debtor_key
        if key not in persons:
            persons[key] = destination.person_id or _person(rows, posting, destination.first)
        _destination(rows, posting, destination, persons[key], written)
    rows.write()
    return written


def _wanted(plan: Plan) -> dict[type[tables.Record], int]:
    debtors = len(plan.destinations)
    claims = [row for destination in plan.destinations for row in destination.claims]
    credited = sum(len(d.credit_notes) * len(d.claims) for d in plan.destinations)
    disputed = sum(row.disputed for row in claims)
    return {
        tables.Person: debtors,
        tables.Contact: _CONTACTS * debtors,
        tables.Dossier: debtors,
        tables.Party: debtors,
        tables.Claim: len(claims),
        tables.Dispute: disputed,
        tables.Hold: debtors,
        tables.LedgerEntry: credited,
        tables.TimelineEntry: 2 * debtors + disputed,
    }


def _destination(
    rows: Collected, posting: Posting, destination: Destination, person: int, written: Written
) -> None:
    dossier = destination.dossier_id
    if dossier is None:
        dossier = _dossier(rows, posting, destination, person)
        written.new.append(dossier)
    else:
        written.joined.append(dossier)
    claims = [(_claim(rows, posting, row, dossier), row) for row in destination.claims]
    _happened(rows, posting, destination, dossier)
    _credit(rows, posting, destination, claims, dossier)
    written.disputes += _dispute(rows, posting, claims, dossier)
    _hold_to_look(rows, posting, claims, dossier)
    written.claims += len(claims)
    written.amount = Money(written.amount + destination.open)


def _person(rows: Collected, posting: Posting, row: ClaimRow) -> int:
    person = rows.add(
        tables.Person,
        name=row.name,
        name_key=name_key(row.name),
        kind=row.kind,
        kind_assumed=row.kind_assumed,
        country=row.country,
        language=row.language or _language_of(row.country),
    )
    for kind, value, key in contact_details(row):
        _contact(rows, posting, person, row, kind, value, key)
    return person


def _language_of(country: str) -> Language:
    return Language.NL if country in ("NL", "BE") else Language.EN


def _contact(
    rows: Collected, posting: Posting, person: int, row: ClaimRow, kind: ContactKind, value: str, key: str
) -> None:
    at = row if kind is ContactKind.ADDRESS else None
    rows.add(
        tables.Contact,
        person_id=person,
        kind=kind,
        value=value,
        key=key,
        street=(at and at.street) or "",
        postcode=(at and at.postcode) or "",
        city=(at and at.city) or "",
        country=at.country if at else "",
        creditor_id=posting.creditor_id if kind is ContactKind.CREDITOR_REFERENCE else None,
        source=_SOURCE,
        since=rows.work.today,
    )


def _dossier(rows: Collected, posting: Posting, destination: Destination, person: int) -> int:
    id_ = rows.next_id(tables.Dossier)
    regime = destination.regime
    rows.add(
        tables.Dossier,
        id=id_,
        number=dossier_number(rows.work.today, id_),
        payment_reference=reference_for(destination.first.country, id_),
        creditor_id=posting.creditor_id,
        team_id=posting.user.team_id,
        handler_id=posting.handler_id,
        regime=regime.id,
        regime_because=kept_reason(regime.because),
        regime_assumed=[kept_reason(reason) for reason in regime.assumed],
        opened_on=rows.work.today,
        opened_at=rows.work.now,
        run_id=posting.run_id,
    )
    rows.add(
        tables.Party,
        dossier_id=id_,
        person_id=person,
        role=Role.DEBTOR,
        capacity=destination.first.kind,
    )
    return id_


def _claim(rows: Collected, posting: Posting, row: ClaimRow, dossier: int) -> int:
    return rows.add(
        tables.Claim,
        dossier_id=dossier,
        invoice=row.invoice_number,
        invoice_key=invoice_key(row.invoice_number),
        description=row.description or "",
        invoiced=row.invoiced,
        due=row.due,
        contract=row.contract,
        principal=row.open_amount,
        original=row.original_amount,
        run_id=posting.run_id,
        source_row=row.row,
    )


def _credit(
    rows: Collected, posting: Posting, destination: Destination, claims: Placed, dossier: int
) -> None:
    """Lower the claims, oldest first; what credit notes leave over stands as a note on the timeline."""
    left = {claim: row.open_amount for claim, row in claims}
    oldest_first = sorted(claims, key=lambda placed: placed[1].due)
    over = ZERO
    for note in destination.credit_notes:
        credit = Money(-note.open_amount)
        for claim, _ in oldest_first:
            part = min(credit, left[claim])
            if part:
                _correction(rows, posting, dossier, claim, part, note)
                left[claim] = Money(left[claim] - part)
                credit = Money(credit - part)
        over = Money(over + credit)
    if over:
        _entry(rows, posting, dossier, EntryKind.MONEY, "credit.over", amount=over)


def _correction(
    rows: Collected, posting: Posting, dossier: int, claim: int, part: Money, note: ClaimRow
) -> None:
    rows.add(
        tables.LedgerEntry,
        uuid=_entry_key(rows.work.key, note.row, claim),
        kind="correction",
        dossier_id=dossier,
        claim_id=claim,
        amount=Money(-part),
        value_date=note.due,
        booked_at=rows.work.now,
        reference=note.invoice_number,
        reason="credit_note",
        user_id=posting.user.id,
    )


def _entry_key(operation: UUID, row: int, claim: int) -> UUID:
    return uuid5(operation, f"credit {row} {claim}")


def _happened(rows: Collected, posting: Posting, destination: Destination, dossier: int) -> None:
    code = "dossier.opened" if destination.dossier_id is None else "dossier.joined"
    principal = Money(sum(row.open_amount for row in destination.claims))
    claims = len(destination.claims)
    _entry(rows, posting, dossier, EntryKind.SYSTEM, code, claims=claims, amount=principal)


def _dispute(rows: Collected, posting: Posting, claims: Placed, dossier: int) -> int:
    disputed = [(claim, row) for claim, row in claims if row.disputed]
    for claim, row in disputed:
        rows.add(
            tables.Dispute,
            dossier_id=dossier,
            claim_id=claim,
            ground=Ground.OTHER,
            received_on=rows.work.today,
            opened_by=posting.user.id,
            opened_at=rows.work.now,
        )
        _entry(
            rows,
            posting,
            dossier,
            EntryKind.DISPUTE,
            "dispute.in_list",
            invoice=row.invoice_number,
            amount=row.open_amount,
        )
    return len(disputed)


def _hold_to_look(rows: Collected, posting: Posting, claims: Placed, dossier: int) -> None:
    if any(row.look_first for _, row in claims):
        rows.add(
            tables.Hold,
            dossier_id=dossier,
            reason=HoldKind.OTHER,
            starts=rows.work.today,
            until=rows.work.today + _LOOK_DAYS,
            note="=",
            placed_by=posting.user.id,
            placed_at=rows.work.now,
        )


def _entry(
    rows: Collected, posting: Posting, dossier: int, kind: EntryKind, code: str, **params: str | int
) -> None:
    rows.add(
        tables.TimelineEntry,
        dossier_id=dossier,
        kind=kind,
        code=code,
        params=params,
        day=rows.work.today,
        at=rows.work.now,
        user_id=posting.user.id,
        run_id=posting.run_id,
    )
