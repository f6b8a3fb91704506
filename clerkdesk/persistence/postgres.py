"""How the desk talks to a PostgreSQL server: short waits, a pinned zone, connections tried before use."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

if TYPE_CHECKING:
    import psycopg

OPTIONS: dict[str, Any] = {
    "pool_pre_ping": True,
    "pool_size": 5,
    "max_overflow": 5,
    "connect_args": {
        "connect_timeout": 5,
        "application_name": "clerkdesk",
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 25_000,
        "options": " ".join(
            f"-c {name}={value}"
            for name, value in {
                "timezone": "UTC",
                "lock_timeout": "3s",
                "statement_timeout": "30s",
                "idle_in_transaction_session_timeout": "60s",
                "client_encoding": "UTF8",
            }.items()
        ),
    },
}
"""What ``create_engine`` is given for a server."""


def own_connection(engine: Engine) -> "psycopg.Connection[Any]":
    """Return a connection outside the pool to the server of ``engine``, each statement on its own."""
    import psycopg

    arguments, options = engine.dialect.create_connect_args(engine.url)
    return psycopg.connect(*arguments, **{**options, **OPTIONS["connect_args"]}, autocommit=True)
