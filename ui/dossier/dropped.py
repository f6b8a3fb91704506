"""What was dropped or pasted on a dossier, as files that can be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from ui.texts import t

_MAIL = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files on disk, and what only exists on the clipboard: a picture, a message."""

    files: tuple[Path, ...] = ()
    picture: QImage | None = None
    message: bytes = b""

    @property
    def count(self) -> int:
        """Return how many files this makes."""
        return len(self.files) + (self.picture is not None) + bool(self.message)


def holds_files(mime: QMimeData) -> bool:
    """Return whether there is anything to keep; a text with a link is no file."""
    return bool(_local_files(mime)) or (mime.hasImage() and not mime.hasText()) or mime.hasFormat(_MAIL)


def dropped(mime: QMimeData) -> Dropped:
    """Return what ``mime`` holds; files go before the picture that a program adds of them."""
    files = _local_files(mime)
    if files:
        return Dropped(files)
    if mime.hasFormat(_MAIL):
        return Dropped(message=bytes(mime.data(_MAIL).data()))
    picture = mime.imageData() if mime.hasImage() else None
    return Dropped(picture=picture if isinstance(picture, QImage) and not picture.isNull() else None)


def on_disk(what: Dropped, folder: Path, today: date) -> Sequence[Path]:
    """Write what is not on disk yet into ``folder`` and return all files; runs off the window."""
    made = []
    if what.picture is not None:
        made.append(folder / t("dossier.drop.pasted", day=today))
        what.picture.save(str(made[-1]), b"PNG")
    if what.message:
        made.append(folder / t("dossier.drop.message", day=today))
        made[-1].write_bytes(what.message)
    return [*what.files, *made]


def _local_files(mime: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
