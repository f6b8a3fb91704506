"""A desk hears within a second what another desk committed."""

from collections.abc import Iterator
from queue import Queue
from threading import Event, Thread
from uuid import uuid4

import pytest
from sqlalchemy import text

from clerkdesk.persistence.changes import Change, Subject
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import OfflineError
from clerkdesk.persistence.feed import listen
from clerkdesk.persistence.operation import Operation

Heard = Queue[frozenset[Change] | None]


class Ear:
    """A desk that listens on a thread of its own until it is stopped."""

    def __init__(self, database: Database) -> None:
        self.heard: Heard = Queue()
        self.lost: Queue[OfflineError] = Queue()
        self.stop = Event()
        self._thread = Thread(target=self._listen, args=(database,))
        self._thread.start()

    def _listen(self, database: Database) -> None:
        try:
            for changes in listen(database, self.stop):
                self.heard.put(changes)
        except OfflineError as error:
            self.lost.put(error)

    def close(self) -> None:
        self.stop.set()
        self._thread.join(10)


@pytest.fixture
def ear(fresh_database: Database) -> Iterator[Ear]:
    ear = Ear(fresh_database)
    yield ear
    ear.close()


def _change(database: Database, *changes: Change) -> None:
    with database.write(Operation(uuid4(), "test", 1)) as work:
        work.changed(*changes)
        work.commit()


def _until(ear: Ear, change: Change) -> None:
    while change not in (ear.heard.get(timeout=10) or ()):
        pass


def test_another_desk_is_heard(fresh_database: Database, ear: Ear) -> None:
    other = Database.open(fresh_database.engine.url)
    _change(other, Change(Subject.DOSSIER, 7))
    _until(ear, Change(Subject.DOSSIER, 7))
    _change(other, Change(Subject.RUN, 3), Change(Subject.WORKLIST))
    _until(ear, Change(Subject.RUN, 3))
    other.close()


def test_what_is_rolled_back_is_not_heard(fresh_database: Database, ear: Ear) -> None:
    other = Database.open(fresh_database.engine.url)
    with other.write(Operation(uuid4(), "test", 1)) as work:
        work.changed(Change(Subject.DOSSIER, 1))
    _change(other, Change(Subject.DOSSIER, 2))
    heard = ear.heard.get(timeout=10)
    assert heard == frozenset({Change(Subject.DOSSIER, 2)})
    other.close()


def test_after_a_lost_connection_everything_is_read_again(postgres_clones: object) -> None:
    from tests.fixtures.databases import Clones

    assert isinstance(postgres_clones, Clones)
    url = postgres_clones.clone()
    database = Database.open(url)
    ear = Ear(database)
    _change(database, Change(Subject.DOSSIER, 1))
    _until(ear, Change(Subject.DOSSIER, 1))
    with database.engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        )
    assert ear.lost.get(timeout=10)
    ear.close()
    again = Ear(database)
    assert again.heard.get(timeout=10) is None
    again.close()
    database.close()
    postgres_clones.drop(url)
