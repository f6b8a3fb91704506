"""What a dossier shows besides its facts: who placed its holds, words of its claims, other dossiers."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Role
from clerkdesk.persistence import tables


class KeptHold(NamedTuple):
    """A hold with the name of who placed it."""

    id: int
    reason: str
    until: date | None
    note: str
    by: str | None


class KeptClaim(NamedTuple):
    """A claim in the words of its invoice; ``principal`` is what came in."""

    id: int
    invoice: str
    description: str
    invoiced: date | None
    due: date
    contract: date | None
    principal: Money


def holds(session: Session, dossier_id: int, person_id: int, on: date) -> list[KeptHold]:
    """Return the holds in force on a dossier or its debtor, those that last longest first."""
    hold = tables.Hold
    rows = (
        select(hold.id, hold.reason, hold.until, hold.note, tables.User.name)
        .outerjoin(tables.User, tables.User.id == hold.placed_by)
        .where(
            or_(hold.dossier_id == dossier_id, hold.person_id == person_id),
            hold.lifted_on.is_(None),
            hold.starts <= on,
            or_(hold.until.is_(None), hold.until >= on),
        )
    )
    found = [KeptHold._make(row) for row in session.execute(rows)]
    return sorted(found, key=lambda kept: (kept.until or date.max, kept.id), reverse=True)


def claims(session: Session, dossier_id: int) -> list[KeptClaim]:
    """Return the claims of a dossier in the order in which they were due."""
    claim = tables.Claim
    rows = select(
        claim.id,
        claim.invoice,
        claim.description,
        claim.invoiced,
        claim.due,
        claim.contract,
        claim.principal,
    )
    mine = rows.where(claim.dossier_id == dossier_id).order_by(claim.due, claim.id)
    return [KeptClaim._make(row) for row in session.execute(mine)]


def other_dossiers(session: Session, dossier_id: int, person_id: int) -> int:
    """Return on how many other dossiers this person is a debtor."""
    party = tables.Party
    rows = select(func.count()).where(
        party.person_id == person_id, party.role == Role.DEBTOR, party.dossier_id != dossier_id
    )
    return session.scalar(rows) or 0
