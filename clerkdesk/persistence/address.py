"""Finding out what stands at the address of a database, without changing it."""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from clerkdesk.persistence import schema
from clerkdesk.persistence.desk_lock import elsewhere
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import BusyError, OfflineError
from clerkdesk.persistence.local_disk import is_local

_MAGIC = b"SQLite format 3\0"
_OLDEST_SERVER = 15


class Finding(StrEnum):
    """What was found at an address."""

    READY = "ready"
    EMPTY = "empty"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"
    NOT_A_DATABASE = "not_a_database"
    OTHER_DESK = "other_desk"
    BUSY = "busy"
    ADDRESS = "address"
    FOLDER_MISSING = "folder_missing"
    NETWORK_FOLDER = "network_folder"
    READ_ONLY = "read_only"
    PASSWORD = "password"
    NO_SUCH_DATABASE = "no_such_database"
    SERVER_TOO_OLD = "server_too_old"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


def find(url: str, password: str | None = None) -> tuple[Finding, str]:
    """Return what stands at ``url``, and what the server said where it said something."""
    try:
        address = make_url(url)
    except ArgumentError:
        return Finding.ADDRESS, ""
    if address.get_backend_name() == "sqlite":
        hindrance = _file(Path(address.database or ""))
        if hindrance is not None:
            return hindrance, ""
    elif address.get_backend_name() != "postgresql":
        return Finding.ADDRESS, ""
    return _asked(Database.open(address, password=password))


def _file(path: Path) -> Finding | None:
    """Return what already follows from the file itself, none when it has to be opened."""
    if path.name in ("", ":memory:"):
        return Finding.ADDRESS
    if not path.parent.is_dir():
        return Finding.FOLDER_MISSING
    if not is_local(path.parent):
        return Finding.NETWORK_FOLDER
    if not path.exists() or path.stat().st_size == 0:
        return Finding.EMPTY
    try:
        return _content(path)
    except PermissionError:
        return Finding.READ_ONLY


def _content(path: Path) -> Finding | None:
    with path.open("r+b") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return Finding.NOT_A_DATABASE
    return Finding.OTHER_DESK if elsewhere(path) else None


def _asked(database: Database) -> tuple[Finding, str]:
    try:
        with database.read() as session:
            return _state(session.connection()), ""
    except OfflineError as error:
        return _unreachable(str(error)), str(error).strip()
    except BusyError as error:
        return Finding.BUSY, str(error)
    except DBAPIError as error:
        wrong = Finding.REFUSED if database.on_server else Finding.NOT_A_DATABASE
        return wrong, str(error.orig)
    finally:
        database.close()


def _state(connection: Connection) -> Finding:
    if connection.dialect.name == "postgresql" and _server_version(connection) < _OLDEST_SERVER:
        return Finding.SERVER_TOO_OLD
    revision = schema.revision(connection)
    if revision is None:
        return Finding.FOREIGN if inspect(connection).get_table_names() else Finding.EMPTY
    if revision == schema.HEAD:
        return Finding.READY
    if not revision.isdigit():
        return Finding.FOREIGN
    return Finding.NEWER if revision > schema.HEAD else Finding.OLDER


def _server_version(connection: Connection) -> int:
    shown = str(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    return int(shown) // 10_000


def _unreachable(said: str) -> Finding:
    """Tell a server's refusals apart by its words: when connecting fails there is no code to go by."""
    words = said.casefold()
    if "password" in words or "mot de passe" in words:
        return Finding.PASSWORD
    if "database" in words and ("does not exist" in words or "n'existe pas" in words):
        return Finding.NO_SUCH_DATABASE
    return Finding.REFUSED if "fatal" in words else Finding.NO_ANSWER
