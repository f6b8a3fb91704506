"""One operation in one transaction: committed explicitly, done once, or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables
from clerkdesk.persistence.auditing import work_for
from clerkdesk.persistence.changes import Change, Subject
from clerkdesk.persistence.errors import ChangedMeanwhileError, KeyReusedError
from clerkdesk.persistence.operation import Operation

_CHUNK = 1000
_IDLE_S = 60
_LIMITS = text(
    "SELECT set_config('clerkdesk.operation', :key, true), set_config('statement_timeout', :limit, true),"
    " set_config('idle_in_transaction_session_timeout', :idle, true)"
)


class UnitOfWork:
    """The transaction of one operation. ``now`` and ``today`` are of the database server."""

    def __init__(self, session: Session, operation: Operation, now: datetime, today: date) -> None:
        self.session = session
        self.operation = operation
        self.now = now
        self.today = today
        self.already_done = False
        self.result: Any = None
        self.changes: frozenset[Change] = frozenset()
        self._committed = False

    @classmethod
    @contextmanager
    def begin(
        cls, session: Session, operation: Operation, now: datetime, today: date
    ) -> Iterator["UnitOfWork"]:
        """Give the unit of work of ``operation`` and roll back whatever it did not commit."""
        work = cls(session, operation, now, today)
        try:
            work._enter()
            yield work
        finally:
            work_for(None)
            if not work._committed:
                session.rollback()

    @property
    def key(self) -> UUID:
        """Return the key of the operation, which every row it writes carries."""
        return self.operation.key

    @property
    def connection(self) -> Connection:
        """Return the connection of the transaction, for bulk writes."""
        return self.session.connection()

    def changed(self, *changes: Change) -> None:
        """Note what the commit will have changed."""
        self.changes |= frozenset(changes)

    def lock(self, *, persons: Iterable[int] = (), dossiers: Iterable[int] = ()) -> None:
        """Lock persons, then dossiers, in the order of their ids; an unknown id is a ``LookupError``."""
        self._lock(tables.Person, sorted(set(persons)))
        self._lock(tables.Dossier, sorted(set(dossiers)))

    def expect(self, record: tables.Versioned, version: int) -> None:
        """Raise ``ChangedMeanwhileError`` when ``record`` is not the version that a person looked at."""
        if record.version != version:
            raise ChangedMeanwhileError(f"version {record.version} instead of {version}")

    def commit(self, result: object = None) -> None:
        """Commit, remembering ``result`` and the changes for whoever sends the same operation again."""
        self.session.flush()
        self.session.execute(
            update(tables.Operation)
            .where(tables.Operation.id == self.key)
            .values(result=result, changes=[[c.subject, c.id] for c in sorted(self.changes, key=_order)]),
            execution_options={"synchronize_session": False},
        )
        self.session.commit()
        self._committed = True
        self.result = result

    def _enter(self) -> None:
        if self._on_server:
            limits = {
                "key": str(self.key),
                "limit": f"{self.operation.statement_seconds}s",
                "idle": f"{max(_IDLE_S, self.operation.statement_seconds)}s",
            }
            self.session.execute(_LIMITS, limits)
        work_for(str(self.key))
        if not self._take_key():
            self._recall()

    def _take_key(self) -> bool:
        dialect = postgresql if self._on_server else sqlite
        taken = self.session.execute(
            dialect.insert(tables.Operation)
            .values(
                id=self.key,
                kind=self.operation.kind,
                actor_id=self.operation.actor,
                at=self.now,
                payload_hash=self.operation.content_hash(),
                reverses=self.operation.reverses,
                run_id=self.operation.run_id,
            )
            .on_conflict_do_nothing(index_elements=["id"])
            .returning(tables.Operation.seq)
        )
        return taken.first() is not None

    def _recall(self) -> None:
        earlier = self.session.scalars(select(tables.Operation).filter_by(id=self.key)).one()
        if earlier.payload_hash != self.operation.content_hash():
            raise KeyReusedError(f"operation {self.key} was {earlier.kind} with other content")
        self.already_done = True
        self.result = earlier.result
        self.changes = changes_of(earlier.changes or ())

    def _lock(self, table: type[tables.Person] | type[tables.Dossier], ids: Sequence[int]) -> None:
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            rows = select(table.id).where(table.id.in_(chunk)).order_by(table.id).with_for_update()
            missing = set(chunk) - set(self.session.scalars(rows))
            if missing:
                raise LookupError(f"no {table.__tablename__} {min(missing)}")

    @property
    def _on_server(self) -> bool:
        return self.session.get_bind().dialect.name == "postgresql"


def changes_of(stored: Sequence[Any]) -> frozenset[Change]:
    """Return the changes that an operation row keeps."""
    return frozenset(Change(Subject(subject), id_) for subject, id_ in stored)


def _order(change: Change) -> tuple[str, int]:
    return change.subject, change.id or 0
