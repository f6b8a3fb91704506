"""What can go wrong between the desk and its database, told apart by who can do something about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

_SERIALIZATION = frozenset({"40001", "40P01"})
_LOCKED = frozenset({"55P03"})
_NO_RIGHT = "42501"
_GONE = frozenset({"57P01", "57P02", "57P03"})


class ChangedMeanwhileError(Exception):
    """Somebody else changed what was to be saved: the person looks again and decides."""


class BusyError(TimeoutError):
    """Somebody else is saving the same thing right now: it can be tried again in a moment."""


class OfflineError(ConnectionError):
    """The database cannot be reached, or went away: what was being saved may or may not have been."""


class KeyReusedError(Exception):
    """The key of an operation came a second time with other content: a mistake in the program."""


class NotAllowedError(Exception):
    """The database does not let this person do that."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Raise errors of the database library as what they mean to the person at the desk."""
    try:
        yield
    except StaleDataError as error:
        raise ChangedMeanwhileError(str(error)) from error
    except DBAPIError as error:
        if gone(error):
            raise OfflineError(str(error.orig)) from error
        if _state(error) == _NO_RIGHT:
            raise NotAllowedError(str(error.orig)) from error
        if locked(error) or collided(error):
            raise BusyError(str(error.orig)) from error
        raise


def collided(error: DBAPIError) -> bool:
    """Return whether two transactions got in each other's way: the whole of it can be done again."""
    return _state(error) in _SERIALIZATION


def locked(error: DBAPIError) -> bool:
    """Return whether a lock was held too long by somebody else."""
    return _state(error) in _LOCKED or "database is locked" in str(error.orig)


def gone(error: DBAPIError) -> bool:
    """Return whether the connection is not there (any more)."""
    state = _state(error)
    if state is not None:
        return state.startswith("08") or state in _GONE
    unanswered = isinstance(error, OperationalError) and type(error.orig).__module__.startswith("psycopg")
    return error.connection_invalidated or unanswered


def _state(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    return state if isinstance(state, str) else None
