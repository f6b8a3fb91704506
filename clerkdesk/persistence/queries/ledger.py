"""Payments as they are kept, with who booked them and what reversed them."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables


class KeptPayment(NamedTuple):
    """A payment or the reversal of one."""

    id: int
    amount: Money
    value_date: date
    booked_at: datetime
    received_by: str
    reference: str
    by: str | None
    reversed_by: int | None
    reverses: int | None
    reason: str


def payments(session: Session, dossier_id: int) -> list[KeptPayment]:
    """Return the payments and reversals of a dossier, newest value date first."""
    entry, counter = tables.LedgerEntry, aliased(tables.LedgerEntry)
    rows = (
        select(
            entry.id,
            entry.amount,
            entry.value_date,
            entry.booked_at,
            entry.received_by,
            entry.reference,
            tables.User.name,
            counter.id,
            entry.reverses,
            entry.reason,
        )
        .outerjoin(counter, counter.reverses == entry.id)
        .outerjoin(tables.User, tables.User.id == entry.user_id)
        .where(entry.dossier_id == dossier_id, entry.kind == "payment")
        .order_by(entry.value_date.desc(), entry.id.desc())
    )
    return [KeptPayment._make(row) for row in session.execute(rows)]


def is_reversed(session: Session, entry_id: int) -> bool:
    """Return whether another entry counters this one."""
    rows = select(tables.LedgerEntry.id).where(tables.LedgerEntry.reverses == entry_id)
    return session.scalar(rows) is not None
