"""Rows of many tables collected with their ids, then written table by table in bulk."""

from collections.abc import Iterator, Mapping
from typing import Any

from clerkdesk.persistence import bulk, tables
from clerkdesk.persistence.unit_of_work import UnitOfWork

_IN_ORDER: tuple[type[tables.Record], ...] = (
    tables.Person,
    tables.Contact,
    tables.Dossier,
    tables.Party,
    tables.Claim,
    tables.Letter,
    tables.Notice,
    tables.NoticeClaim,
    tables.LedgerEntry,
    tables.Dispute,
    tables.Hold,
    tables.TimelineEntry,
    tables.StepDone,
    tables.Blob,
    tables.Attachment,
)
"""The tables that rows can be collected for, each after those it refers to."""


class Collected:
    """Rows waiting to be written in the transaction of ``work``; every row carries its operation."""

    def __init__(self, work: UnitOfWork, counts: Mapping[type[tables.Record], int]) -> None:
        self.work = work
        connection = work.connection
        self._ids: dict[type[tables.Record], Iterator[int]] = {
            table: iter(bulk.reserve(connection, table, count)) for table, count in counts.items() if count
        }
        self._rows: dict[type[tables.Record], list[dict[str, Any]]] = {}

    def next_id(self, table: type[tables.Record]) -> int:
        """Return the next reserved id of ``table``, for a row whose other columns depend on it."""
        return next(self._ids[table])

    def add(self, table: type[tables.Record], id: int | None = None, **columns: Any) -> int:  # noqa: A002
        """Collect a row of ``table`` and return its id; a missing ``id`` is the next reserved one."""
        number = self.next_id(table) if id is None else id
        row = {"id": number, "operation_id": self.work.key, **columns}
        self._rows.setdefault(table, []).append(row)
        return number

    def add_plain(self, table: type[tables.Record], **columns: Any) -> int:
        """Collect a row of a table whose rows do not name their operation, and return its id."""
        number = self.next_id(table)
        self._rows.setdefault(table, []).append({"id": number, **columns})
        return number

    def link(self, table: type[tables.Record], **columns: Any) -> None:
        """Collect a row of a table that has no id of its own."""
        self._rows.setdefault(table, []).append(columns)

    def write(self) -> None:
        """Write what was collected, a table after those it refers to."""
        for table in _IN_ORDER:
            if rows := self._rows.get(table):
                bulk.insert(self.work.connection, table, rows)
        self._rows.clear()
