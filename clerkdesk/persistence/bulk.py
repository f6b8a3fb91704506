"""Many rows at once: keys reserved in blocks, then COPY or one prepared statement, never RETURNING."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Column, Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from clerkdesk.persistence.tables import Record

_Row = dict[str, Any]
_Write = Callable[[_Row], Any]


def reserve(connection: Connection, table: type[Record], count: int) -> Sequence[int]:
    """Return ``count`` keys of ``table`` that nobody else will get; what is not used is a gap."""
    name = table.__tablename__
    if connection.dialect.name == "postgresql":
        keys = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return connection.scalars(keys, {"name": name, "count": count}).all()
    stored = connection.exec_driver_sql(f'SELECT coalesce(max(id), 0) FROM "{name}"').scalar_one()
    last = max(stored, connection.info.get(("reserved", name), 0))
    connection.info["reserved", name] = last + count
    return range(last + 1, last + count + 1)


def insert(connection: Connection, table: type[Record], rows: Iterable[_Row]) -> None:
    """Write ``rows``; a column that a row leaves out gets its default, or nothing."""
    target = Record.metadata.tables[table.__tablename__]
    columns = [column for column in target.columns if column.name != "id" or _has_keys(rows)]
    writes = [_write_of(column) for column in columns]
    if connection.dialect.name == "postgresql":
        _copy(connection, table.__tablename__, columns, writes, rows)
        return
    whole = [{column.key: write(row) for column, write in zip(columns, writes, strict=True)} for row in rows]
    if whole:
        connection.execute(target.insert().inline(), whole)


def _has_keys(rows: Iterable[_Row]) -> bool:
    return isinstance(rows, Sequence) and bool(rows) and "id" in rows[0]


def _write_of(column: Column[Any]) -> _Write:
    name, default = column.key, column.default
    if isinstance(default, CallableColumnDefault):
        make = default.arg
        return lambda row: row[name] if name in row else make(None)  # type: ignore[arg-type]
    value = default.arg if isinstance(default, ScalarElementColumnDefault) else None
    return lambda row: row.get(name, value)


def _copy(
    connection: Connection,
    table: str,
    columns: Sequence[Column[Any]],
    writes: Sequence[_Write],
    rows: Iterable[_Row],
) -> None:
    names = ", ".join(f'"{column.name}"' for column in columns)
    secured = connection.scalar(text("SELECT row_security_active(:table)"), {"table": table})
    target = f"new_{table}" if secured else table
    if secured:
        columns_only = f"SELECT {names} FROM {table} WITH NO DATA"
        connection.exec_driver_sql(f"CREATE TEMP TABLE {target} ON COMMIT DROP AS {columns_only}")
    bound = [_bound(column, write, connection) for column, write in zip(columns, writes, strict=True)]
    cursor: Any = connection.connection.cursor()
    command = f"COPY {target} ({names}) FROM STDIN"
    with _told_like_others(command), cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([write(row) for write in bound])
    if secured:
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) SELECT {names} FROM {target}")
        connection.exec_driver_sql(f"DROP TABLE {target}")


@contextmanager
def _told_like_others(command: str) -> Iterator[None]:
    """COPY is not run by SQLAlchemy, so its errors have to be dressed as those of every other statement."""
    try:
        yield
    except psycopg.Error as error:
        raise DBAPIError.instance(command, None, error, psycopg.Error) from error


def _bound(column: Column[Any], write: _Write, connection: Connection) -> _Write:
    process = column.type.bind_processor(connection.dialect)
    if process is None:
        return write
    return lambda row: process(write(row))
