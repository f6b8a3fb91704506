"""Enter on a button that has the focus presses it, in windows as in dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_done(event: QKeyEvent) -> bool:
    """Return whether ``event`` is Ctrl+Enter."""
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def pressed_button(event: QKeyEvent) -> bool:
    """Press the button that has the focus when ``event`` is Enter; return whether it was pressed."""
    button = QApplication.focusWidget()
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or not plain or not isinstance(button, QAbstractButton):
        return False
    button.click()
    return True
