"""Dated settings of the office."""

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
