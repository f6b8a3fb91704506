"""Who works here."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


def at_desk(session: Session, login: str | None) -> tables.User | None:
    """Return who is at this desk: on a server the role that signed in, on a file ``login`` or the first."""
    people = select(tables.User).where(tables.User.active).order_by(tables.User.id)
    if session.get_bind().dialect.name == "postgresql":
        return session.scalars(people.where(tables.User.login == func.session_user())).first()
    if login is not None:
        return session.scalars(people.where(tables.User.login == login)).first()
    return session.scalars(people).first()


def everybody(session: Session) -> Sequence[tables.User]:
    """Return everybody who works here, by name."""
    people = select(tables.User).where(tables.User.active)
    return session.scalars(people.order_by(tables.User.name, tables.User.id)).all()


def login_taken(session: Session, login: str) -> bool:
    """Return whether somebody has this login."""
    return session.scalar(select(tables.User.id).where(tables.User.login == login)) is not None
