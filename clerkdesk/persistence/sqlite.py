"""SQLite as one desk's own database: durable, strict about references, honest about writers."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

from clerkdesk.persistence.auditing import register

_WAIT_MS = 3000


def prepare(engine: Engine) -> None:
    """Make every connection of ``engine`` durable and strict, and every write take its lock first."""
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    register(connection)
    for pragma in (
        f"busy_timeout={_WAIT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "trusted_schema=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get("writes", True)
    connection.exec_driver_sql(f"PRAGMA foreign_keys={'OFF' if options.get('rebuilds') else 'ON'}")
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
