"""Hearing of commits: announced by a server on a connection of its own, noticed on a file."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from threading import Event
from typing import Any
from weakref import WeakSet

from sqlalchemy import func, select

from clerkdesk.persistence import postgres, tables
from clerkdesk.persistence.changes import Change
from clerkdesk.persistence.enforcement.postgres import CHANNEL
from clerkdesk.persistence.engine import Database, now
from clerkdesk.persistence.errors import OfflineError
from clerkdesk.persistence.unit_of_work import changes_of

GATHER_S = 0.5
"""How long news is gathered before it is told."""

_RECENT = timedelta(seconds=10)
_FEW = 200
_cut_off: WeakSet[Database] = WeakSet()


def listen(database: Database, stop: Event) -> Generator[frozenset[Change] | None, None, None]:
    """Yield what commits changed, at most every half second, until ``stop`` is set.

    A lost connection ends it with ``OfflineError``, also one that the listener throws in; asked again, it
    yields ``None`` first, because what was committed in between was not heard. What was committed just before
    listening began is told as well.
    """
    try:
        follow = _announced if database.on_server else _noticed
        for heard in follow(database, stop):
            if heard is None or heard:
                yield heard
    except OfflineError:
        _cut_off.add(database)
        raise


def _announced(database: Database, stop: Event) -> Iterator[frozenset[Change] | None]:
    import psycopg

    try:
        with postgres.own_connection(database.engine) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            yield _beginning(database)
            while not stop.is_set():
                with closing(connection.notifies(timeout=GATHER_S)) as notes:
                    heard = [int(note.payload) for note in notes]
                yield _changed_by(database, heard)
    except psycopg.OperationalError as error:
        raise OfflineError(str(error)) from error


def _noticed(database: Database, stop: Event) -> Iterator[frozenset[Change] | None]:
    with closing(database.engine.raw_connection()) as pooled:
        connection: Any = pooled.driver_connection
        version, last = _version(connection), _last(database)
        yield _beginning(database)
        while not stop.wait(GATHER_S):
            before, version = version, _version(connection)
            if version != before:
                news = _after(database, last)
                last = max(news, default=last)
                yield _changed_by(database, news)


def _version(connection: Any) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _last(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.max(tables.Operation.seq))) or 0


def _after(database: Database, seq: int) -> Sequence[int]:
    with database.read() as session:
        return session.scalars(select(tables.Operation.seq).where(tables.Operation.seq > seq)).all()


def _beginning(database: Database) -> frozenset[Change] | None:
    if database in _cut_off:
        _cut_off.discard(database)
        return None
    with database.read() as session:
        newest = select(tables.Operation).order_by(tables.Operation.seq.desc()).limit(_FEW)
        since = now(session) - _RECENT
        rows = [row for row in session.scalars(newest) if row.at > since]
        return frozenset().union(*(changes_of(row.changes or ()) for row in rows))


def _changed_by(database: Database, seqs: Sequence[int]) -> frozenset[Change]:
    if not seqs:
        return frozenset()
    with database.read() as session:
        rows = session.scalars(select(tables.Operation.changes).where(tables.Operation.seq.in_(seqs)))
        return frozenset().union(*(changes_of(changes or ()) for changes in rows))
