"""What the audit triggers of SQLite ask the program: which operation, who, and a salted hash."""

import getpass
import hashlib
import secrets
import sqlite3
from threading import local

_here = local()


def register(connection: sqlite3.Connection) -> None:
    """Give ``connection`` the functions that the audit triggers call."""
    connection.create_function("clerkdesk_operation", 0, lambda: getattr(_here, "operation", None))
    connection.create_function("clerkdesk_actor", 0, _account)
    connection.create_function("clerkdesk_salt", 0, lambda: secrets.token_hex(16))
    connection.create_function("clerkdesk_hash", 2, _hash, deterministic=True)


def work_for(operation: str | None) -> None:
    """Let the writes of this thread be audited under ``operation``."""
    _here.operation = operation


def _hash(salt: str, difference: str) -> str:
    return hashlib.sha256((salt + difference).encode()).hexdigest()


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
