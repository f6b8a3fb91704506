"""Making a database ready: tables, first user and rates in an empty one, the newest in an older one."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, ProgrammingError

from clerkdesk.persistence import schema
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.seed import seed
from clerkdesk.persistence.tariff_rows import bring_shipped

_NO_RIGHT = "42501"


def initialise(url: str, password: str | None, name: str | None) -> bool:
    """Make tables, rules and the first user; false when the role at ``url`` may not."""
    database = Database.open(url, password=password)
    try:
        allowed = _upgraded(database)
        if allowed:
            seed(database, name)
        return allowed
    finally:
        database.close()


def upgrade(url: str, password: str | None) -> bool:
    """Bring tables and rates up to date; false when the role at ``url`` may not."""
    database = Database.open(url, password=password)
    try:
        _keep_copy(database)
        allowed = _upgraded(database)
        if allowed:
            bring_shipped(database)
        return allowed
    finally:
        database.close()


def shown(url: str) -> str:
    """Return an address as people know it: the path of a file, a server without its password.

    One that cannot be read is shown as nothing.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        return ""
    if address.get_backend_name() == "sqlite":
        return address.database or ""
    return address.set(password=None).render_as_string()


def _upgraded(database: Database) -> bool:
    try:
        schema.upgrade(database.engine)
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) == _NO_RIGHT:
            return False
        raise
    return True


def _keep_copy(database: Database) -> None:
    """A server is copied by its administrator; a file has nobody else to do it."""
    if database.on_server:
        return
    with database.read() as session:
        revision = schema.revision(session.connection())
    path = Path(str(database.engine.url.database))
    copy = path.with_name(f"{path.name}.before-{revision}-to-{schema.HEAD}")
    copy.unlink(missing_ok=True)
    with database.read() as session, closing(sqlite3.connect(copy)) as target:
        source: Any = session.connection().connection.driver_connection
        source.backup(target)
