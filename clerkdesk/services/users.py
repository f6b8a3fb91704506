"""The people at the desks."""

from dataclasses import dataclass
from uuid import UUID

from clerkdesk.domain.parties import Language
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.done import Done, Refused


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A person who is to work at a desk. ``login`` is the database role on a server."""

    name: str
    login: str
    role: UserRole
    language: Language = Language.NL


def users(desk: Desk) -> tuple[User, ...]:
    """Return everybody who may be handler, by name."""
    raise NotImplementedError


def add_user(desk: Desk, key: UUID, draft: UserDraft) -> Done[int] | Refused:
    """Add a person; on a server the database role is made by ``clerkdesk db add-user``."""
    raise NotImplementedError
