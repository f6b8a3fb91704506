"""Asking where the workbook goes, in the dialog of the system, without holding anything up meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.texts import t


def choose_workbook(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask for an .xlsx file to write; ``chosen`` is called with its path."""
    dialog = QFileDialog(parent, t("audit.window.choose_target"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{t('audit.window.workbook')} (*.xlsx)")
    dialog.setDefaultSuffix("xlsx")
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
