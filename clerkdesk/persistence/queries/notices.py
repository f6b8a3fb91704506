"""Notices as they are kept, what they are about, and what was done after them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


class KeptNotice(NamedTuple):
    """A notice with the claims that it is about, in the order of their ids."""

    row: tables.Notice
    claims: tuple[int, ...]


def of_dossier(session: Session, dossier_id: int) -> list[KeptNotice]:
    """Return the notices of a dossier that were not taken back, oldest first."""
    notice = tables.Notice
    rows = session.scalars(
        select(notice)
        .where(notice.dossier_id == dossier_id, notice.undone_by.is_(None))
        .order_by(notice.sent, notice.id)
    ).all()
    return [KeptNotice(row, claims(session, row.id)) for row in rows]


def claims(session: Session, notice_id: int) -> tuple[int, ...]:
    """Return the ids of the claims that a notice is about."""
    about = tables.NoticeClaim
    rows = select(about.claim_id).where(about.notice_id == notice_id).order_by(about.claim_id)
    return tuple(session.scalars(rows))


def own_steps(session: Session, notice: tables.Notice) -> Sequence[tables.StepDone]:
    """Return the steps of the procedure that a notice did: of its letter, or recorded with it."""
    step = tables.StepDone
    mine = step.operation_id == notice.operation_id
    if notice.letter_id is not None:
        mine = or_(mine, step.letter_id == notice.letter_id)
    rows = select(step).where(step.dossier_id == notice.dossier_id, mine, step.step == str(notice.kind))
    return session.scalars(rows).all()


def resting_on(session: Session, notice: tables.Notice, steps: Sequence[str]) -> date | None:
    """Return the first day since ``notice`` on which one of ``steps`` was done, if it counts still."""
    step = tables.StepDone
    return session.scalar(
        select(step.day)
        .where(
            step.dossier_id == notice.dossier_id,
            step.step.in_(steps),
            step.day >= notice.sent,
            step.operation_id != notice.operation_id,
            step.undone_by.is_(None),
        )
        .order_by(step.day)
        .limit(1)
    )
