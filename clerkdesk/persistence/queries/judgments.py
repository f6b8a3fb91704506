"""Judgments as they are kept, and what they put into the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.dossier import Award
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables
from clerkdesk.persistence.among import among
from clerkdesk.persistence.json_text import Json


class KeptJudgment(NamedTuple):
    """A judgment that was recorded, with who did; one that was taken back is ``undone``."""

    id: int
    day: date
    court: str
    number: str
    claims: list[dict[str, Json]]
    collection_costs: Money | None
    interest_from: date | None
    by: str | None
    undone: bool


def judgments(session: Session, dossier_id: int) -> list[KeptJudgment]:
    """Return the judgments of a dossier, newest first."""
    row = tables.Judgment
    rows = (
        select(
            row.id,
            row.day,
            row.court,
            row.number,
            row.claims,
            row.collection_costs,
            row.interest_from,
            tables.User.name,
            row.undone_by.is_not(None),
        )
        .outerjoin(tables.User, tables.User.id == row.user_id)
        .where(row.dossier_id == dossier_id)
        .order_by(row.day.desc(), row.id.desc())
    )
    return [KeptJudgment._make(found) for found in session.execute(rows)]


def awards(session: Session, dossier_ids: Sequence[int]) -> dict[int, tuple[Award, ...]]:
    """Return what standing judgments awarded for collection, by dossier, oldest first."""
    row = tables.Judgment
    rows = (
        select(row.dossier_id, row.day, row.collection_costs, row.claims)
        .where(among(row.dossier_id, dossier_ids), row.undone_by.is_(None), row.collection_costs.is_not(None))
        .order_by(row.day, row.id)
    )
    found: dict[int, tuple[Award, ...]] = {}
    for dossier, day, amount, claims in session.execute(rows):
        award = Award(day, Money(amount or 0), tuple(str(claim["claim"]) for claim in claims))
        found[dossier] = (*found.get(dossier, ()), award)
    return found


def standing_entries(session: Session, judgment_id: int) -> list[tables.LedgerEntry]:
    """Return what a judgment put into the ledger and nothing has countered."""
    entry, counter = tables.LedgerEntry, aliased(tables.LedgerEntry)
    rows = (
        select(entry)
        .outerjoin(counter, counter.reverses == entry.id)
        .where(entry.judgment_id == judgment_id, entry.reverses.is_(None), counter.id.is_(None))
        .order_by(entry.id)
    )
    return list(session.scalars(rows))
