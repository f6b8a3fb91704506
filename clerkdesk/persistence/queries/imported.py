"""What came of an import: its claims and dossiers, and what was done with them since."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables

_CHUNK = 1000
TAKEN_BACK = "reversed"
"""The state of a letter that no longer counts."""


def claims_of(session: Session, run_id: int) -> Sequence[tables.Claim]:
    """Return the claims that a run made."""
    return session.scalars(select(tables.Claim).filter_by(run_id=run_id).order_by(tables.Claim.id)).all()


def dossiers_of(session: Session, run_id: int) -> Sequence[int]:
    """Return the ids of the dossiers that a run opened."""
    return session.scalars(select(tables.Dossier.id).where(tables.Dossier.run_id == run_id)).all()


def letters_in(session: Session, dossier_ids: Sequence[int], since: datetime) -> int:
    """Return how many letters were made in these dossiers from ``since`` on and not taken back."""
    letter = tables.Letter
    counts = (letter.at >= since, letter.state != TAKEN_BACK)
    return sum(
        session.scalar(select(func.count()).where(letter.dossier_id.in_(chunk), *counts)) or 0
        for chunk in _chunks(dossier_ids)
    )


def booked_in(session: Session, dossier_ids: Sequence[int], since: datetime, kind: str) -> int:
    """Return how many payments, or costs, were booked in these dossiers from ``since`` on."""
    entry = tables.LedgerEntry
    counts = (entry.booked_at >= since, entry.kind == kind)
    return sum(
        session.scalar(select(func.count()).where(entry.dossier_id.in_(chunk), *counts)) or 0
        for chunk in _chunks(dossier_ids)
    )


def judgments_in(session: Session, dossier_ids: Sequence[int]) -> int:
    """Return how many judgments stand in these dossiers."""
    judgment = tables.Judgment
    stands = judgment.undone_by.is_(None)
    return sum(
        session.scalar(select(func.count()).where(judgment.dossier_id.in_(chunk), stands)) or 0
        for chunk in _chunks(dossier_ids)
    )


def entries_in(session: Session, dossier_ids: Sequence[int], kinds: Sequence[str]) -> int:
    """Return how many timeline entries of these kinds the dossiers have."""
    entry = tables.TimelineEntry
    return sum(
        session.scalar(select(func.count()).where(entry.dossier_id.in_(chunk), entry.kind.in_(kinds))) or 0
        for chunk in _chunks(dossier_ids)
    )


def _chunks(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]
