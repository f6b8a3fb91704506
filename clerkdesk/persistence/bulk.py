"""Many rows at once: keys reserved in blocks, then COPY or one prepared statement, never RETURNING."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

from clerkdesk.persistence.tables import Record

_Row = dict[str, Any]
_Read = Callable[[list[_Row]], Iterable[Any]]

_CHUNK = 2000
_NOTHING = object()
_KEYS = text(
    "SELECT array_agg(nextval(counted.by)) FROM generate_series(1, :count),"
    " (SELECT pg_get_serial_sequence(:name, 'id')::regclass AS by) AS counted"
)


def reserve(connection: Connection, table: type[Record], count: int) -> Sequence[int]:
    """Return ``count`` keys of ``table`` that nobody else will get; what is not used is a gap."""
    name = table.__tablename__
    if connection.dialect.name == "postgresql":
        return connection.scalar(_KEYS, {"name": name, "count": count}) or ()
    stored = connection.exec_driver_sql(f'SELECT coalesce(max(id), 0) FROM "{name}"').scalar_one()
    last = max(stored, connection.info.get(("reserved", name), 0))
    connection.info["reserved", name] = last + count
    return range(last + 1, last + count + 1)


def insert(connection: Connection, table: type[Record], rows: Iterable[_Row]) -> None:
    """Write ``rows``; a column that a row leaves out gets its default, or nothing."""
    target = Record.metadata.tables[table.__tablename__]
    columns = [column for column in target.columns if column.name != "id" or _has_keys(rows)]
    reads = [_read_of(column, connection) for column in columns]
    whole = _bound(reads, rows)
    if connection.dialect.name == "postgresql":
        _copy(connection, table.__tablename__, columns, whole)
        return
    names = ", ".join(f'"{column.name}"' for column in columns)
    places = ", ".join("?" * len(columns))
    command = f'INSERT INTO "{table.__tablename__}" ({names}) VALUES ({places})'
    cursor: Any = connection.connection.cursor()
    with _told_like_others(command, connection):
        cursor.executemany(command, whole)
    cursor.close()


def _has_keys(rows: Iterable[_Row]) -> bool:
    return isinstance(rows, Sequence) and bool(rows) and "id" in rows[0]


def _bound(reads: Sequence[_Read], rows: Iterable[_Row]) -> Iterator[tuple[Any, ...]]:
    """Yield what the driver gets of each row; many rows are bound column by column, because that is fast."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, _CHUNK)):
        yield from zip(*(read(chunk) for read in reads), strict=True)


def _read_of(column: Column[Any], connection: Connection) -> _Read:
    """Return what gives the values of ``column`` in a chunk of rows, as the driver takes them."""
    process = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    values = _values_of(column)
    return values if process is None else lambda rows: _processed(process, values(rows))


def _values_of(column: Column[Any]) -> _Read:
    name, default = column.key, column.default
    if isinstance(default, CallableColumnDefault):
        make: Any = default.arg
        return lambda rows: [row[name] if name in row else make(None) for row in rows]
    value = default.arg if isinstance(default, ScalarElementColumnDefault) else None
    return lambda rows: [row.get(name, value) for row in rows]


def _processed(process: Callable[[Any], Any], values: Iterable[Any]) -> Iterator[Any]:
    """Yield each value processed; one that is the same object as the last is not done again."""
    last: Any = _NOTHING
    made: Any = None
    for value in values:
        if value is not last:
            last, made = value, process(value)
        yield made


def _copy(
    connection: Connection, table: str, columns: Sequence[Column[Any]], rows: Iterable[tuple[Any, ...]]
) -> None:
    names = ", ".join(f'"{column.name}"' for column in columns)
    secured = connection.scalar(text("SELECT row_security_active(:table)"), {"table": table})
    target = f"new_{table}" if secured else table
    if secured:
        columns_only = f"SELECT {names} FROM {table} WITH NO DATA"
        connection.exec_driver_sql(f"CREATE TEMP TABLE {target} ON COMMIT DROP AS {columns_only}")
    cursor: Any = connection.connection.cursor()
    command = f"COPY {target} ({names}) FROM STDIN"
    with _told_like_others(command, connection), cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(row)
    if secured:
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) SELECT {names} FROM {target}")
        connection.exec_driver_sql(f"DROP TABLE {target}")


@contextmanager
def _told_like_others(command: str, connection: Connection) -> Iterator[None]:
    """What SQLAlchemy does not run itself has errors that are dressed here as those of other statements."""
    plain: Any = connection.dialect.loaded_dbapi.Error
    try:
        yield
    except plain as error:
        raise DBAPIError.instance(command, None, error, plain) from error
