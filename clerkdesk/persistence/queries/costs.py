"""Costs as they are kept, with who booked them, their invoice, their judgment and what reversed them."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.cost_kinds import BorneBy
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables


class KeptCost(NamedTuple):
    """A cost or the reversal of one."""

    id: int
    kind: str
    amount: Money
    vat: Money
    value_date: date
    interest_from: date | None
    borne_by: str
    booked_at: datetime
    reference: str
    by: str | None
    attachment_id: int | None
    attachment: str | None
    judgment_id: int | None
    reversed_by: int | None
    reverses: int | None
    reason: str


def costs(session: Session, dossier_id: int) -> list[KeptCost]:
    """Return the costs and reversals of a dossier, newest first."""
    entry, counter = tables.LedgerEntry, aliased(tables.LedgerEntry)
    rows = (
        select(
            entry.id,
            entry.cost_kind,
            entry.amount,
            entry.vat,
            entry.value_date,
            entry.interest_from,
            entry.borne_by,
            entry.booked_at,
            entry.reference,
            tables.User.name,
            entry.attachment_id,
            tables.Attachment.name,
            entry.judgment_id,
            counter.id,
            entry.reverses,
            entry.reason,
        )
        .outerjoin(counter, counter.reverses == entry.id)
        .outerjoin(tables.User, tables.User.id == entry.user_id)
        .outerjoin(tables.Attachment, tables.Attachment.id == entry.attachment_id)
        .where(entry.dossier_id == dossier_id, entry.kind == "cost")
        .order_by(entry.value_date.desc(), entry.id.desc())
    )
    return [KeptCost._make(row) for row in session.execute(rows)]


def for_creditor(session: Session, dossier_id: int, on: date) -> list[tuple[int, str, date, Money]]:
    """Return id, kind, day and amount of the costs that stand for the creditor's account, oldest first."""
    entry, counter = tables.LedgerEntry, aliased(tables.LedgerEntry)
    rows = (
        select(entry.id, entry.cost_kind, entry.value_date, entry.amount)
        .outerjoin(counter, counter.reverses == entry.id)
        .where(entry.dossier_id == dossier_id, entry.kind == "cost", entry.borne_by == BorneBy.CREDITOR)
        .where(entry.reverses.is_(None), counter.id.is_(None), entry.value_date <= on)
        .order_by(entry.value_date, entry.id)
    )
    return [(id_, kind, day, amount) for id_, kind, day, amount in session.execute(rows)]


def has_file(session: Session, dossier_id: int, attachment_id: int) -> bool:
    """Return whether an attachment is kept with this dossier."""
    kept = tables.Attachment
    rows = select(kept.id).where(kept.id == attachment_id, kept.dossier_id == dossier_id)
    return session.scalar(rows) is not None
