"""Asking for a file in the dialog of the system, without holding anything up meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.texts import t

_LISTS = "*.xlsx *.xls *.xlsb *.ods *.csv *.txt"


def choose_list(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for a claim list to read; ``chosen`` is called with its path."""
    dialog = QFileDialog(parent, t("intake.file.choose_title"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{t('intake.file.filter')} ({_LISTS})", f"{t('intake.file.every_file')} (*)"])
    _open(dialog, chosen)


def choose_answer(parent: QWidget, source: Path, chosen: Callable[[Path], None]) -> None:
    """Ask where the answered workbook goes; beside the list is proposed."""
    dialog = QFileDialog(parent, t("intake.check.save_title"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{t('intake.check.workbook')} (*.xlsx)")
    dialog.setDefaultSuffix("xlsx")
    dialog.setDirectory(str(source.parent))
    dialog.selectFile(t("intake.check.answer_name", name=source.stem))
    _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
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
