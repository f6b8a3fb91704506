"""The shape of the database: which revision it has, making it, and bringing it up to date."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from clerkdesk.persistence import enforcement

HEAD: Final = "0007"
"""The revision that this program knows."""

_LOCK: Final = 4_826_013
_STEPS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the revision of the database, none where there is no trace of one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def upgrade(engine: Engine, to: str = HEAD) -> None:
    """Bring the database to revision ``to``, as a whole or not at all; one at a time does it.

    The rules of the database are those of ``HEAD``; on the way there it has none.
    """
    with engine.connect().execution_options(writes=True, rebuilds=True) as connection, connection.begin():
        _lock(connection)
        enforcement.drop(connection)
        _migrate(connection, to)
        if to == HEAD:
            enforcement.restore(connection)
        _check_references(connection)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = '15s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _migrate(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _STEPS.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise RuntimeError(f"a migration left a reference to nothing: {broken}")
