"""A choice among a few values, each with its words."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.icons import Icon, icon
from ui.theme_colours import Role


class ChoiceBox(QComboBox):
    """Offers pairs of value and words; turning the wheel over it does not change it."""

    def __init__(self, choices: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices, with the first chosen."""
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([words for _, words in choices])
        self.blockSignals(False)

    def chosen(self) -> object:
        """Return the chosen value; none when nothing is."""
        index = self.currentIndex()
        return self._values[index] if index >= 0 else None

    def choose(self, value: object) -> None:
        """Choose ``value``; nothing is chosen when it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the arrow that the style sheet leaves out."""
        super().paintEvent(event)
        place = QRect(self.width() - 20, (self.height() - 12) // 2, 12, 12)
        icon(Icon.MORE, Role.MUTED if self.isEnabled() else Role.FAINT).paint(QPainter(self), place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls around this."""
        event.ignore()
