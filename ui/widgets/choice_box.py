"""A choice among a few values, each with its words."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls around this."""
        event.ignore()
