"""Disputes and holds as they are kept."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables


class KeptDispute(NamedTuple):
    """A dispute with the invoice it is about; without ``opened_by`` a list of the creditor opened it."""

    id: int
    claim_id: int
    invoice: str
    ground: str
    amount: Money | None
    received_on: date
    channel: Channel | None
    note: str
    opened_by: str | None
    closed_on: date | None
    closed_because: str


def disputes(session: Session, dossier_id: int) -> list[KeptDispute]:
    """Return the disputes of a dossier in the order of opening."""
    dispute = tables.Dispute
    rows = (
        select(
            dispute.id,
            dispute.claim_id,
            tables.Claim.invoice,
            dispute.ground,
            dispute.amount,
            dispute.received_on,
            dispute.channel,
            dispute.note,
            tables.User.name,
            dispute.closed_on,
            dispute.closed_because,
        )
        .join(tables.Claim, tables.Claim.id == dispute.claim_id)
        .outerjoin(tables.User, tables.User.id == dispute.opened_by)
        .where(dispute.dossier_id == dossier_id)
        .order_by(dispute.id)
    )
    return [KeptDispute._make(row) for row in session.execute(rows)]


def held_dossiers(session: Session, hold: tables.Hold) -> list[int]:
    """Return the dossiers that a hold is on: one, that of its claim, or all of a person."""
    if hold.dossier_id is not None:
        return [hold.dossier_id]
    if hold.claim_id is not None:
        rows = select(tables.Claim.dossier_id).where(tables.Claim.id == hold.claim_id)
    else:
        rows = select(tables.Party.dossier_id).where(tables.Party.person_id == hold.person_id)
    return sorted(set(session.scalars(rows)))
