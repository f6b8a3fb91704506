"""The keyboard, as tests use it."""

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_PATIENCE_MS = 3000


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Type ``text`` where the focus is, or in ``widget``."""
    QTest.keyClicks(widget or focused(), text)


def press(
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    widget: QWidget | None = None,
) -> None:
    """Press a key where the focus is, or in ``widget``."""
    QTest.keyClick(widget or focused(), key, modifier)


def focused() -> QWidget:
    """Return the widget that has the focus; a window that was just shown gets it a moment later."""
    waited = QDeadlineTimer(_PATIENCE_MS)
    while (found := QApplication.focusWidget() or QApplication.activeWindow()) is None:
        assert not waited.hasExpired(), "nothing has the focus"
        QApplication.processEvents()
    return found
