"""The file dialog of the system, as a person at the keyboard uses it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.keys import press, type_text


def type_file(window: QWidget, qtbot: QtBot, path: Path) -> None:
    """Type ``path`` into the file dialog that ``window`` opens, and press Enter."""
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None, timeout=30_000)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    type_text(str(path), field)
    popup = field.completer().popup() if field.completer() else None
    if popup is not None:
        popup.hide()
    press(Qt.Key.Key_Return, widget=field)
