"""What the database enforces by itself: dropped before a migration, put back after it, the same each time."""

from sqlalchemy import Connection

from clerkdesk.persistence.enforcement import postgres, sqlite


def drop(connection: Connection) -> None:
    """Take triggers and policies away, so that a migration may rebuild tables."""
    server = connection.dialect.name == "postgresql"
    _run(connection, postgres.dropping(connection) if server else sqlite.dropping(connection))


def restore(connection: Connection) -> None:
    """Put triggers, policies and grants in place; doing it again changes nothing."""
    drop(connection)
    server = connection.dialect.name == "postgresql"
    _run(connection, postgres.restoring(connection) if server else sqlite.restoring())


def _run(connection: Connection, statements: list[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
