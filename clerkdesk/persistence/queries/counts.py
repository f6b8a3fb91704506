"""How many dossiers stand in each status, as the sum of the changes of every commit."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables


def by_status(
    session: Session, team_id: int | None = None, handler_id: int | None = None
) -> dict[Status, tuple[int, Money]]:
    """Return per status the number of dossiers and the cents open on them, of a team or of one handler."""
    delta = tables.CountDelta
    sums = select(delta.status, func.sum(delta.n), func.sum(delta.cents)).group_by(delta.status)
    if team_id is not None:
        sums = sums.where(delta.team_id == team_id)
    if handler_id is not None:
        sums = sums.where(delta.handler_id == handler_id)
    return {status: (int(n), Money(int(cents))) for status, n, cents in session.execute(sums) if n or cents}


def not_computed_on(session: Session, day: date) -> Sequence[int]:
    """Return the ids of the open dossiers whose row in the lists is older than ``day``."""
    row = tables.Worklist
    old = select(row.dossier_id).where(row.status != Status.CLOSED, row.computed_on < day)
    return session.scalars(old.order_by(row.dossier_id)).all()
