"""One desk per file: a lock beside the embedded database that ends with the program that took it."""

import os
import sys
from pathlib import Path
from threading import Lock
from typing import IO

_held: set[Path] = set()
_guard = Lock()


class DeskLock:
    """The right to be the only desk at a database file, until it is released or the program ends."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file

    @classmethod
    def take(cls, database: Path) -> "DeskLock | None":
        """Return the lock of the file ``database``, or none while another program has it."""
        path = _lock_file(database)
        with _guard:
            if path in _held:
                return None
            file = path.open("ab")
            if not _lock(file):
                file.close()
                return None
            _held.add(path)
        return cls(path, file)

    def release(self) -> None:
        """Let another desk have the file."""
        with _guard:
            _held.discard(self._path)
            self._file.close()


def elsewhere(database: Path) -> bool:
    """Return whether another program than this one has the file ``database`` open as its desk."""
    if _lock_file(database) in _held:
        return False
    lock = DeskLock.take(database)
    if lock is None:
        return True
    lock.release()
    return False


def _lock_file(database: Path) -> Path:
    resolved = database.resolve()
    return resolved.with_name(resolved.name + ".lock")


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    os.set_inheritable(file.fileno(), False)
    return True
