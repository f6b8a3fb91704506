"""Asking where the print job goes, in the dialog of the system, without holding anything up meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.texts import t


def choose_target(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a PDF file to write; ``chosen`` is called with its path."""
    dialog = QFileDialog(parent, t("letter_runs.choose_target"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _Answer(dialog, chosen)
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
