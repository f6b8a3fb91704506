"""A row of chips that goes on to the next line where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 6


class ChipRow(QWidget):
    """Places widgets beside each other, wrapped; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[QWidget]) -> None:
        """Show ``chips`` in the place of those before."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = list(chips)
        for chip in self._chips:
            chip.setParent(self)
            chip.show()
        self.setVisible(bool(chips))
        self.updateGeometry()
        self._arrange()

    def chips(self) -> tuple[QWidget, ...]:
        """Return the chips that are shown."""
        return tuple(self._chips)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        width = sum(chip.sizeHint().width() + _GAP for chip in self._chips)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for chip, place in zip(self._chips, self._places(self.width()), strict=True):
            chip.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        left = top = 0
        for chip in self._chips:
            size = chip.sizeHint().boundedTo(QSize(max(width, 60), 100))
            if left and left + size.width() > width:
                left, top = 0, places[-1].bottom() + 5
            places.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + _GAP
        return places
