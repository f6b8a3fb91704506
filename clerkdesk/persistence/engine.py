"""One database, opened: read it, write to it, ask it what day it is."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Engine, create_engine, make_url, text
from sqlalchemy.orm import Session

from clerkdesk.persistence import postgres, sqlite
from clerkdesk.persistence.desk_lock import DeskLock
from clerkdesk.persistence.errors import BusyError, OfflineError, told_apart
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork

T = TypeVar("T")

OFFICE = ZoneInfo("Europe/Amsterdam")
"""The zone in which legal days are counted; Brussels keeps the same hours."""

_ATTEMPTS = 6
_PAUSE_S = (0.02, 0.2)
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {"writes": False},
    "postgresql": {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"},
}
_NOW = {"sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')", "postgresql": "SELECT now()"}


class Database:
    """A database that stands ready. Threads share it, but never a session: that ends with its block."""

    def __init__(self, engine: Engine, pinned: date | None = None, lock: DeskLock | None = None) -> None:
        self.engine = engine
        self._pinned = pinned
        self._lock = lock

    @classmethod
    def open(
        cls, url: str | URL, *, pinned: date | None = None, password: str | None = None, alone: bool = False
    ) -> "Database":
        """Return the database at ``url``; nothing is asked of it yet.

        ``pinned`` stops the calendar on a day, for demonstrations and tests. ``password`` comes from the
        keyring and is never part of the address. ``alone`` keeps other desks away from a database file
        until ``close``: ``BusyError`` when one is there already.
        """
        address = make_url(url)
        if password is not None:
            address = address.set(password=password)
        return cls(_engine(address), pinned, _lock(address) if alone else None)

    @property
    def on_server(self) -> bool:
        """Return whether this is a PostgreSQL server, with people and rights of its own."""
        return self.engine.dialect.name == "postgresql"

    def today(self) -> date:
        """Return the legal day it is in the office, by the clock of the database server."""
        if self._pinned is not None:
            return self._pinned
        with self.read() as session:
            return now(session).astimezone(OFFICE).date()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the database and cannot write."""
        with (
            told_apart(),
            self.engine.connect().execution_options(**_READING[self.engine.dialect.name]) as connection,
            Session(connection, autoflush=False) as session,
        ):
            yield session

    @contextmanager
    def write(self, operation: Operation) -> Iterator[UnitOfWork]:
        """Give a unit of work for ``operation``; what is not committed explicitly has not happened.

        Raises ``BusyError``, ``OfflineError``, ``ChangedMeanwhileError`` or ``KeyReusedError``. When the
        operation was done before, ``already_done`` is true, and the earlier ``result`` and ``changes`` are
        there to be answered.
        """
        with told_apart(), Session(self.engine) as session:
            moment = now(session)
            today = self._pinned or moment.astimezone(OFFICE).date()
            with UnitOfWork.begin(session, operation, moment, today) as work:
                yield work

    def perform(self, operation: Operation, body: Callable[[UnitOfWork], T]) -> T:
        """Return what ``body`` returns for a unit of work, tried again where that can do no harm.

        Deadlocks, locks and a lost connection are retried up to five times: the key of the operation makes
        a second try find what the first one did.
        """
        for attempt in range(1, _ATTEMPTS):
            try:
                with self.write(operation) as work:
                    return body(work)
            except (BusyError, OfflineError):
                time.sleep(random.uniform(*_PAUSE_S) * attempt)
        with self.write(operation) as work:
            return body(work)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def _engine(address: URL) -> Engine:
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address)
        sqlite.prepare(engine)
    else:
        engine = create_engine(address, **postgres.OPTIONS)
    return engine


def _lock(address: URL) -> DeskLock | None:
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    lock = DeskLock.take(Path(address.database))
    if lock is None:
        raise BusyError(f"another desk works with {address.database}")
    return lock


def now(session: Session) -> datetime:
    """Return the moment it is by the clock of the database server."""
    found = session.scalar(text(_NOW[session.get_bind().dialect.name]))
    return datetime.fromisoformat(found) if isinstance(found, str) else found
