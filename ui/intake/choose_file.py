"""Asking for the claim list, and for the place of its answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.texts import t
from ui.widgets.choose_file import ask, choose_target

_LISTS = "*.xlsx *.xls *.xlsb *.ods *.csv *.txt"


def choose_list(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for a claim list to read; ``chosen`` is called with its path."""
    dialog = QFileDialog(parent, t("intake.file.choose_title"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([f"{t('intake.file.filter')} ({_LISTS})", f"{t('intake.file.every_file')} (*)"])
    ask(dialog, chosen)


def choose_answer(parent: QWidget, source: Path, chosen: Callable[[Path], None]) -> None:
    """Ask where the answered workbook goes; beside the list is proposed."""
    title, kind = t("intake.check.save_title"), t("intake.check.workbook")
    name = t("intake.check.answer_name", name=source.stem)
    choose_target(parent, title, kind, "xlsx", name, chosen, folder=source.parent)
