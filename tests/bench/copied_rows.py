"""The rows that an import wrote, copied once more into the same tables: what no importer can beat."""

import time
from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import URL

from clerkdesk.persistence.tables import Record

_REWRITTEN = ("worklist", "term")
Rows = list[tuple[Any, ...]]


def mark(url: URL) -> int:
    """Return the number of the transaction from which on rows count as written."""
    with _connected(url) as connection:
        found: Any = connection.execute("SELECT txid_current()").fetchone()
    return int(found[0])


def written_since(url: URL, since: int) -> dict[str, tuple[list[str], Rows]]:
    """Return per table the columns, and the rows that were written since ``mark``."""
    found = {}
    with _connected(url) as connection:
        for table in Record.metadata.sorted_tables:
            columns = [column.name for column in table.columns]
            names = ", ".join(f'"{name}"' for name in columns)
            rows = connection.execute(
                f"SELECT {names} FROM {table.name} WHERE xmin::text::bigint >= {since}"
            ).fetchall()
            if rows:
                found[table.name] = columns, rows
    return found


def copy_into(url: URL, written: dict[str, tuple[list[str], Rows]]) -> float:
    """Return the seconds that COPY of ``written`` takes in one transaction, one Python row at a time."""
    with _connected(url) as connection:
        fresh = {name: (columns, _fresh(connection, name, rows)) for name, (columns, rows) in written.items()}
        began = time.perf_counter()
        for name, (columns, rows) in fresh.items():
            names = ", ".join(f'"{column}"' for column in columns)
            with connection.cursor().copy(f"COPY {name} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        connection.commit()
        return time.perf_counter() - began


def _fresh(connection: psycopg.Connection[Any], table: str, rows: Rows) -> Rows:
    """Make place for what was written anew, and leave out rows that were only changed."""
    if table in _REWRITTEN:
        place = [column.name for column in Record.metadata.tables[table].columns].index("dossier_id")
        ids = list({row[place] for row in rows})
        connection.execute(f"DELETE FROM {table} WHERE dossier_id = ANY (%s)", [ids])
        return rows
    keys = [column.name for column in Record.metadata.tables[table].primary_key]
    kept = connection.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
    places = _places(table, keys)
    there = set(kept)
    return [row for row in rows if tuple(row[place] for place in places) not in there]


def _places(table: str, names: Sequence[str]) -> list[int]:
    columns = [column.name for column in Record.metadata.tables[table].columns]
    return [columns.index(name) for name in names]


def _connected(url: URL) -> psycopg.Connection[Any]:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address)
