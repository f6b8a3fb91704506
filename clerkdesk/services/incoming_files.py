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

_MEGABYTE = 1024 * 1024
LIMIT_BYTES = 25 * _MEGABYTE
"""How large one file may be."""
LIMIT_TOGETHER = 200 * _MEGABYTE
"""How large files that are kept at once may be together."""
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
    """Return each file as it will be kept, or the problem it has.

    More than ``LIMIT_FILES``, or more bytes together than ``LIMIT_TOGETHER``, are one problem.
    """
    if len(paths) > LIMIT_FILES:
        return [Problem("file.too_many", params={"limit": LIMIT_FILES})]
    found: list[IncomingFile | Problem] = []
    size = 0
    for path in paths:
        file = read_file(path)
        size += len(file.data) if isinstance(file, IncomingFile) else 0
        if size > LIMIT_TOGETHER:
            return [Problem("file.too_large_together", params={"limit": LIMIT_TOGETHER // _MEGABYTE})]
        found.append(file)
    return found


def read_file(path: Path) -> IncomingFile | Problem:
    """Return the file at ``path``; a link, a folder, an empty, too large or unreadable file is a problem."""
    shown = _shown(path)
    try:
        data = _bytes_of(path)
    except OSError as error:
        return Problem("file.unreadable", about=shown, params={"name": shown, "why": error.strerror or ""})
    if isinstance(data, str):
        return Problem(data, about=shown, params={"name": shown, "limit": LIMIT_BYTES // _MEGABYTE})
    kind = kind_of(data, path.name)
    if kind is None:
        return Problem("file.kind_not_kept", about=shown, params={"name": shown})
    return IncomingFile(label(path.name, kind), kind, data)


def _bytes_of(path: Path) -> bytes | str:
    """Return the bytes, or the code of what is wrong. What is opened is what was looked at."""
    if path.is_symlink():
        return "file.is_a_link"
    flags = (
        os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return "file.is_not_a_file"
        data = file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        return "file.too_large"
    return data or "file.empty"


def _shown(path: Path) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path.name)[:80]
