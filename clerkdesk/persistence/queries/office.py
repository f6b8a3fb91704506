"""Dated settings of the office."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


def latest(session: Session, name: str) -> Any:
    """Return the newest value of a setting, none where it was never set."""
    dated = (
        select(tables.OfficeSetting.value)
        .where(tables.OfficeSetting.name == name)
        .order_by(tables.OfficeSetting.valid_from.desc())
    )
    return session.scalars(dated.limit(1)).first()


def from_day(session: Session, name: str, valid_from: date) -> tables.OfficeSetting | None:
    """Return the row of a setting that counts from exactly this day."""
    rows = select(tables.OfficeSetting).filter_by(name=name, valid_from=valid_from)
    return session.scalars(rows).first()
