"""A field for a day, made for the numpad; it never fills itself in."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.format import day
from ui.texts import t
from ui.widgets.typed_text import read_day


class DateEdit(QLineEdit):
    """Takes ``v`` (today), ``+14``, ``22-11``, ``22-11-26`` and ``22112026``; Up and Down step a day."""

    day_changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(t("widgets.date.placeholder"))
        self.setToolTip(t("widgets.date.hint"))
        self.setMaxLength(12)
        self.setMaximumWidth(112)
        self.textEdited.connect(self._tell)

    def set_today(self, today: date) -> None:
        """Count from ``today`` from now on."""
        self._today = today

    def day(self) -> date | None:
        """Return the day; none when the field is empty or means no day."""
        return read_day(self.text(), self._today)

    def set_day(self, on: date | None) -> None:
        """Show ``on``, without telling anybody."""
        self.setText("" if on is None else day(on))

    def misread(self) -> str | None:
        """Return the sentence that says why the text is no day; none when all is well or empty."""
        if not self.text().strip() or self.day() is not None:
            return None
        return t("widgets.date.misread")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the day out."""
        super().focusOutEvent(event)
        self._write_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step a day with Up and Down; Enter writes the day out and goes on as in any field."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        on = self.day()
        if event.key() in steps and on is not None:
            self.set_day(on + timedelta(days=steps[Qt.Key(event.key())]))
            self._tell()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._write_out()
        super().keyPressEvent(event)

    def _write_out(self) -> None:
        if self.day() is not None:
            self.set_day(self.day())

    def _tell(self) -> None:
        self.day_changed.emit(self.day())
