"""The people at the desks."""

from dataclasses import dataclass
from uuid import UUID

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.errors import NotAllowedError
from clerkdesk.persistence.logins import make_login
from clerkdesk.persistence.queries import people
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.performing import perform


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A person who is to work at a desk. ``login`` is the database role on a server."""

    name: str
    login: str
    role: UserRole
    language: Language = Language.NL


def users(desk: Desk) -> tuple[User, ...]:
    """Return everybody who may be handler, by name."""
    with desk.database.read() as session:
        return tuple(
            User(row.id, row.name, UserRole(row.role), row.team_id, row.language)
            for row in people.everybody(session)
        )


def add_user(desk: Desk, key: UUID, draft: UserDraft) -> Done[int] | Refused:
    """Add a person to the team of the desk and return the id; a login exists once.

    On a server the database role is made too, without a password: the administrator of the server sets it.
    """
    missing = [name for name in ("name", "login") if not getattr(draft, name).strip()]
    if missing:
        return Refused(tuple(Problem("user.field_missing", about=name) for name in missing))

    def body(work: UnitOfWork) -> int | Refused:
        if people.login_taken(work.session, draft.login.strip()):
            return Refused((Problem("user.login_taken", about="login", params={"login": draft.login}),))
        user = tables.User(
            name=draft.name.strip(),
            login=draft.login.strip(),
            role=draft.role,
            team_id=desk.user.team_id,
            language=draft.language,
        )
        work.session.add(user)
        work.session.flush()
        make_login(work.connection, user.login, draft.role)
        work.changed(Change(Subject.USER, user.id))
        return user.id

    payload = {"name": draft.name, "login": draft.login, "role": draft.role, "language": draft.language}
    try:
        return perform(desk, key, "user.add", payload, body)
    except NotAllowedError:
        return Refused((Problem("user.no_right"),))
