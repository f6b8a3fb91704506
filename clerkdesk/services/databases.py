"""Which database: finding out what it is, preparing it, bringing it up to date."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import address, preparing
from clerkdesk.persistence.address import Finding


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


_STATES = {
    Finding.READY: DatabaseState.READY,
    Finding.EMPTY: DatabaseState.EMPTY,
    Finding.OLDER: DatabaseState.OLDER,
    Finding.NEWER: DatabaseState.NEWER,
    Finding.FOREIGN: DatabaseState.FOREIGN,
    Finding.NOT_A_DATABASE: DatabaseState.FOREIGN,
    Finding.OTHER_DESK: DatabaseState.BUSY,
    Finding.BUSY: DatabaseState.BUSY,
}


def check(url: str, password: str | None = None) -> Checked:
    """Return what stands at ``url`` (``sqlite:///...``, ``postgresql://...``); a bad address is told too.

    A SQLite file on a network folder, a file open at another desk, a schema newer or older than the program,
    a wrong password and a server that does not answer are told apart in words.
    """
    finding, said = address.find(url, password)
    state = _STATES.get(finding, DatabaseState.UNREACHABLE)
    return Checked(state, None if finding is Finding.READY else _problem(finding, url, said))


def initialise(url: str, password: str | None = None, name: str | None = None) -> Checked:
    """Make tables, triggers, grants and the first user in an empty database.

    ``name`` is how that user is called; without it the name of the account. Anything but an empty database
    is left as it is, and said.
    """
    return _prepared(url, password, DatabaseState.EMPTY, lambda: preparing.initialise(url, password, name))


def upgrade(url: str, password: str | None = None) -> Checked:
    """Bring an older schema up to the program's own, in one transaction; a file is copied beside it first."""
    return _prepared(url, password, DatabaseState.OLDER, lambda: preparing.upgrade(url, password))


def _prepared(url: str, password: str | None, wanted: DatabaseState, prepare: Callable[[], bool]) -> Checked:
    checked = check(url, password)
    if checked.state is not wanted:
        return checked
    if not prepare():
        return Checked(checked.state, Problem("database.no_right_to_prepare", params={"address": safe(url)}))
    return check(url, password)


def safe(url: str) -> str:
    """Return an address as it may be shown: without its password."""
    return preparing.shown(url)


def _problem(finding: Finding, url: str, said: str) -> Problem:
    return Problem(f"database.{finding}", params={"address": safe(url), "said": said})
