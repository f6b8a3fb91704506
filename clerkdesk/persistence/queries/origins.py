"""Where the facts of one dossier came from: which list, letter or person, and when."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Role
from clerkdesk.persistence import tables


class ClaimOrigin(NamedTuple):
    """A claim as it came in; ``file`` and ``row`` where it came with a creditor's list."""

    id: int
    invoice: str
    principal: Money
    due: date
    file: str | None
    row: int | None
    by: str | None
    at: datetime


class NoticeOrigin(NamedTuple):
    """A notice; ``letter_id`` where it is a letter that was made here."""

    id: int
    kind: NoticeKind
    sent: date
    delivered: date | None
    letter_id: int | None
    by: str | None
    at: datetime


class EntryOrigin(NamedTuple):
    """An entry of the ledger that still counts."""

    id: int
    kind: str
    amount: Money
    value_date: date
    received_by: str
    cost_kind: str
    claim_id: int | None
    by: str | None
    at: datetime


class TermsOrigin(NamedTuple):
    """The terms of a creditor in force on a day."""

    creditor: str
    valid_from: date
    by: str | None
    at: datetime


class DebtorOrigin(NamedTuple):
    """In which capacity the debtor owes; ``assumed`` where nobody knew for sure."""

    name: str
    capacity: DebtorKind
    country: str
    assumed: bool
    by: str | None
    at: datetime


def claims(session: Session, dossier_id: int) -> list[ClaimOrigin]:
    """Return who brought each claim in: by hand, or as a row of a list."""
    claim, done = tables.Claim, tables.Operation
    rows = (
        select(
            claim.id,
            claim.invoice,
            claim.principal,
            claim.due,
            tables.Run.file_name,
            claim.source_row,
            tables.User.name,
            done.at,
        )
        .join(done, done.id == claim.operation_id)
        .outerjoin(tables.User, tables.User.id == done.actor_id)
        .outerjoin(tables.Run, tables.Run.id == claim.run_id)
        .where(claim.dossier_id == dossier_id)
    )
    return [ClaimOrigin._make(row) for row in session.execute(rows)]


def notices(session: Session, dossier_id: int) -> list[NoticeOrigin]:
    """Return the notices that count, oldest first."""
    notice, done = tables.Notice, tables.Operation
    rows = (
        select(
            notice.id,
            notice.kind,
            notice.sent,
            notice.delivered,
            notice.letter_id,
            tables.User.name,
            done.at,
        )
        .join(done, done.id == notice.operation_id)
        .outerjoin(tables.User, tables.User.id == done.actor_id)
        .where(notice.dossier_id == dossier_id, notice.undone_by.is_(None))
        .order_by(notice.sent, notice.id)
    )
    return [NoticeOrigin._make(row) for row in session.execute(rows)]


def entries(session: Session, dossier_id: int) -> list[EntryOrigin]:
    """Return payments, costs, corrections and waivers that were not countered."""
    entry, counter = tables.LedgerEntry, aliased(tables.LedgerEntry)
    rows = (
        select(
            entry.id,
            entry.kind,
            entry.amount,
            entry.value_date,
            entry.received_by,
            entry.cost_kind,
            entry.claim_id,
            tables.User.name,
            entry.booked_at,
        )
        .outerjoin(counter, counter.reverses == entry.id)
        .outerjoin(tables.User, tables.User.id == entry.user_id)
        .where(entry.dossier_id == dossier_id, entry.reverses.is_(None), counter.id.is_(None))
        .order_by(entry.id)
    )
    return [EntryOrigin._make(row) for row in session.execute(rows)]


def terms(session: Session, creditor_id: int, on: date) -> TermsOrigin | None:
    """Return who kept the terms of a creditor that are in force on ``on``, none before the first."""
    dated, done = tables.CreditorTerms, tables.Operation
    row = session.execute(
        select(tables.Creditor.name, dated.valid_from, tables.User.name, done.at)
        .join(tables.Creditor, tables.Creditor.id == dated.creditor_id)
        .join(done, done.id == dated.operation_id)
        .outerjoin(tables.User, tables.User.id == done.actor_id)
        .where(dated.creditor_id == creditor_id, dated.valid_from <= on)
        .order_by(dated.valid_from.desc())
        .limit(1)
    ).first()
    return None if row is None else TermsOrigin._make(row)


def debtor(session: Session, dossier_id: int) -> DebtorOrigin | None:
    """Return who said in which capacity the debtor owes."""
    party, done = tables.Party, tables.Operation
    row = session.execute(
        select(
            tables.Person.name,
            party.capacity,
            tables.Person.country,
            tables.Person.kind_assumed,
            tables.User.name,
            done.at,
        )
        .join(tables.Person, tables.Person.id == party.person_id)
        .join(done, done.id == party.operation_id)
        .outerjoin(tables.User, tables.User.id == done.actor_id)
        .where(party.dossier_id == dossier_id, party.role == Role.DEBTOR)
    ).first()
    return None if row is None else DebtorOrigin._make(row)


def anybody_added(session: Session) -> bool:
    """Return whether somebody of the office ever added a rate or scale."""
    added = select(tables.TariffRow.id).where(tables.TariffRow.added_by.is_not(None))
    return session.scalars(added.limit(1)).first() is not None
