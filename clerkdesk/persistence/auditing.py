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
    connection.create_function("clerkdesk_hash", 1, _hash)
    connection.create_function("clerkdesk_salt", 0, lambda: _here.salt)


def work_for(operation: str | None) -> None:
    """Let the writes of this thread be audited under ``operation``."""
    _here.operation = operation


def digest(salt: str, difference: str) -> str:
    """Return the hash that stands for ``difference`` in the audit."""
    return hashlib.sha256((salt + difference).encode()).hexdigest()


def _hash(difference: str) -> str:
    _here.salt = secrets.token_hex(16)
    return digest(_here.salt, difference)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
