"""Changing many aggregates with one statement, without hiding it from somebody who is editing one."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import update
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables

V = TypeVar("V", bound=tables.Versioned)
_CHUNK = 1000


def change_all(session: Session, table: type[V], ids: Iterable[int], **values: Any) -> int:
    """Set ``values`` on the rows ``ids``, each to its next version, and return how many there were."""
    session.flush()
    waiting, changed = iter(sorted(set(ids))), 0
    while chunk := list(islice(waiting, _CHUNK)):
        rows = table.__table__  # type: ignore[attr-defined]
        statement = update(rows).where(rows.c.id.in_(chunk)).values(version=rows.c.version + 1, **values)
        changed += session.connection().execute(statement).rowcount
    session.expire_all()
    return changed
