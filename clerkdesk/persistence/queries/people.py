"""Who works here."""

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
