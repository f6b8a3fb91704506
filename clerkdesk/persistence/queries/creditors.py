"""Creditors as lists show them, and their dated terms."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


class CreditorRecord(NamedTuple):
    """A creditor in a list."""

    id: int
    name: str
    country: str
    open_dossiers: int


def by_name(session: Session) -> Sequence[CreditorRecord]:
    """Return all creditors by name with the number of their open dossiers."""
    counted = (
        select(tables.Dossier.creditor_id, func.count().label("open"))
        .where(tables.Dossier.closed_on.is_(None))
        .group_by(tables.Dossier.creditor_id)
        .subquery()
    )
    rows = (
        select(
            tables.Creditor.id,
            tables.Creditor.name,
            tables.Creditor.country,
            func.coalesce(counted.c.open, 0),
        )
        .outerjoin(counted, counted.c.creditor_id == tables.Creditor.id)
        .order_by(tables.Creditor.name_key, tables.Creditor.id)
    )
    return [CreditorRecord(*row) for row in session.execute(rows)]


def terms_on(session: Session, creditor_id: int, on: date) -> dict[str, Any] | None:
    """Return the terms in force on ``on`` as they are kept, none before the first."""
    dated = (
        select(tables.CreditorTerms.terms)
        .where(tables.CreditorTerms.creditor_id == creditor_id, tables.CreditorTerms.valid_from <= on)
        .order_by(tables.CreditorTerms.valid_from.desc())
    )
    return session.scalars(dated.limit(1)).first()


def has_terms(session: Session, creditor_id: int) -> bool:
    """Return whether terms of the creditor were ever kept."""
    kept = select(tables.CreditorTerms.id).where(tables.CreditorTerms.creditor_id == creditor_id)
    return session.scalar(kept.limit(1)) is not None


def terms_from_day(session: Session, creditor_id: int, valid_from: date) -> tables.CreditorTerms | None:
    """Return the row of terms that counts from exactly this day."""
    return session.scalars(
        select(tables.CreditorTerms).filter_by(creditor_id=creditor_id, valid_from=valid_from)
    ).first()


def open_dossiers(session: Session, creditor_id: int) -> list[int]:
    """Return the dossiers of a creditor that are not closed."""
    dossier = tables.Dossier
    rows = select(dossier.id).where(dossier.creditor_id == creditor_id, dossier.closed_on.is_(None))
    return list(session.scalars(rows))
