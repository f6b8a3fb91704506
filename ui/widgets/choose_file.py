"""Asking for a file in the dialog of the system, without holding anything up meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_target(
    parent: QWidget,
    title: str,
    kind: str,
    ending: str,
    name: str,
    chosen: Callable[[Path], None],
    *,
    folder: Path | None = None,
) -> None:
    """Ask where a file of ``kind`` is written, ``name`` proposed; ``chosen`` is called with its path."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{kind} (*.{ending})")
    dialog.setDefaultSuffix(ending)
    if folder is not None:
        dialog.setDirectory(str(folder))
    dialog.selectFile(name)
    ask(dialog, chosen)


def ask(dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
    """Open ``dialog``; it goes when it is answered, and ``chosen`` is called with the path of the file."""
    _Answer(dialog, chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class _Answer(QObject):
    """Carries the chosen file to whoever asked, and goes with its dialog."""

    def __init__(self, dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
        super().__init__(dialog)
        self._chosen = chosen
        dialog.fileSelected.connect(self._tell)

    @Slot(str)
    def _tell(self, name: str) -> None:
        self._chosen(Path(name))
