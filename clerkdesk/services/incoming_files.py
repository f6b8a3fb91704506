"""Reading files that somebody dropped: whole, within limits, and never through a link."""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from clerkdesk.domain.problems import Problem
from clerkdesk.services.file_kinds import FileKind, kind_of
from clerkdesk.services.file_names import label

LIMIT_BYTES = 25 * 1024 * 1024
"""How large one file may be."""
LIMIT_FILES = 50
"""How many files may be kept at once."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file as it will be kept: its label, its kind by its first bytes, and its bytes."""

    name: str
    kind: FileKind
    data: bytes

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the bytes, by which they are kept."""
        return sha256(self.data).hexdigest()


def read_files(paths: Sequence[Path]) -> list[IncomingFile | Problem]:
    """Return each file as it will be kept, or the problem it has."""
    return [read_file(path) for path in paths]


def read_file(path: Path) -> IncomingFile | Problem:
    """Return the file at ``path``; a link, a folder, an empty, too large or unreadable file is a problem."""
    shown = _shown(path)
    try:
        data = _bytes_of(path)
    except OSError as error:
        return Problem("file_unreadable", about=shown, params={"name": shown, "why": error.strerror or ""})
    if isinstance(data, str):
        return Problem(data, about=shown, params={"name": shown, "limit": LIMIT_BYTES // (1024 * 1024)})
    kind = kind_of(data, path.name)
    if kind is None:
        return Problem("file_kind_not_kept", about=shown, params={"name": shown})
    return IncomingFile(label(path.name, kind), kind, data)


def _bytes_of(path: Path) -> bytes | str:
    """Return the bytes, or the code of what is wrong. What is opened is what was looked at."""
    if path.is_symlink():
        return "file_is_a_link"
    flags = (
        os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return "file_is_not_a_file"
        data = file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        return "file_too_large"
    return data or "file_empty"


def _shown(path: Path) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path.name)[:80]
