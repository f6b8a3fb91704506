"""Which database: finding out what it is, preparing it, bringing it up to date."""

from dataclasses import dataclass
from enum import StrEnum

from clerkdesk.domain.problems import Problem


class DatabaseState(StrEnum):
    """What stands at an address."""

    READY = "ready"
    EMPTY = "empty"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Checked:
    """The state of a database with the sentence that goes with it."""

    state: DatabaseState
    problem: Problem | None = None


def check(url: str, password: str | None = None) -> Checked:
    """Return what stands at ``url`` (``sqlite:///...``, ``postgresql://...``), never raising for a bad address.

    A SQLite file on a network folder, a file open at another desk, a schema newer or older than the program,
    a wrong password and a server that does not answer are told apart in words.
    """
    raise NotImplementedError


def initialise(url: str) -> Checked:
    """Make tables, triggers, grants and tariffs in an empty database."""
    raise NotImplementedError


def upgrade(url: str) -> Checked:
    """Bring an older schema up to the program's own, in one transaction."""
    raise NotImplementedError
