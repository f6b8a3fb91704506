"""Writing rates and scales: a row is added, never changed, and one at a time does it."""

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import func, select

from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries.tariffs import KeptLine, kept_lines
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.tariff_files import TariffEntry, shipped

_LOCK = 4_826_014


def one_at_a_time(work: UnitOfWork) -> tuple[KeptLine, ...]:
    """Return the rows there are, while nobody else adds any until the transaction ends."""
    if work.connection.dialect.name == "postgresql":
        work.session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    return kept_lines(work.session)


def add(work: UnitOfWork, entry: TariffEntry, revision: int, user_id: int | None) -> int:
    """Write ``entry`` as the ``revision``-th row of its kind and day and return its id.

    Raises ``NotAllowedError`` on the way out where the database lets only an administrator do this.
    """
    row = tables.TariffRow(
        rate_table=entry.table,
        line=entry.kind if revision == 1 else f"{entry.kind}#{revision}",
        valid_from=entry.start,
        content=dict(entry.content),
        source=entry.source,
        added_by=user_id,
        added_at=work.now,
        operation_id=work.key,
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def not_brought(lines: Sequence[KeptLine]) -> list[tuple[TariffEntry, int]]:
    """Return what the program brings and ``lines`` lack, each with its revision."""
    newest: dict[object, TariffEntry] = {}
    revisions: dict[object, int] = {}
    for line in lines:
        revisions[line.day] = max(line.revision, revisions.get(line.day, 0))
        if line.user_id is None:
            newest[line.day] = line.entry
    lacking = []
    for entry in shipped():
        day = (entry.kind, entry.start)
        if newest.get(day) != entry:
            lacking.append((entry, revisions.get(day, 0) + 1))
    return lacking


def write_shipped(work: UnitOfWork) -> int:
    """Write what the program brings and the database lacks; return how many rows."""
    lacking = not_brought(one_at_a_time(work))
    for entry, revision in lacking:
        add(work, entry, revision, None)
    return len(lacking)


def bring_shipped(database: Database) -> int:
    """Write what the program brings and the database lacks, as an operation; return how many rows.

    Raises ``NotAllowedError`` where the person at the desk may not.
    """
    with database.read() as session:
        lacking = not_brought(kept_lines(session))
    if not lacking:
        return 0
    named = [f"{entry!r} {revision}" for entry, revision in lacking]
    key = uuid5(NAMESPACE_OID, "\n".join(named))
    with database.write(Operation(key, "tariff.bring", None, {"rows": len(named)})) as work:
        if not work.already_done:
            work.commit(write_shipped(work))
        return int(work.result)
