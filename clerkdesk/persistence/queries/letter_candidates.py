"""Dossiers that a letter run has to look at: with a letter due, or kept from one by something."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.procedure import Step
from clerkdesk.persistence import tables

_LETTERS = tuple(step.value for step in Step if step.is_letter)
_PAUSED = (Status.DISPUTED, Status.HELD)


def candidates(
    session: Session,
    on: date,
    *,
    team_id: int,
    creditor_id: int | None = None,
    run_id: int | None = None,
    status: Status | None = None,
    country: str | None = None,
) -> Sequence[int]:
    """Return the ids of the dossiers to look at for a run on ``on``.

    Of one import every open dossier is looked at, so that nobody of it is passed over in silence; of the
    whole team those with a letter due and those that are paused.
    """
    row = tables.Worklist
    rows = select(row.dossier_id).where(row.team_id == team_id, row.status != Status.CLOSED)
    if run_id is None:
        due = row.next_step.in_(_LETTERS) & (row.next_on <= on)
        rows = rows.where(or_(due, row.status.in_(_PAUSED), row.disputed, row.held))
    else:
        rows = rows.where(row.run_id == run_id)
    for column, wanted in ((row.creditor_id, creditor_id), (row.status, status), (row.country, country)):
        if wanted is not None:
            rows = rows.where(column == wanted)
    return session.scalars(rows.order_by(row.dossier_id)).all()
