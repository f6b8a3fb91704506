"""A page on the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Paper(QWidget):
    """Paints one page; ``words`` say which for who cannot see it."""

    def __init__(self, page: QImage, words: str, ratio: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._page.setDevicePixelRatio(ratio)
        self.setAccessibleName(words)
        self.setFixedSize(QSize(round(page.width() / ratio), round(page.height() / ratio)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page."""
        QPainter(self).drawImage(0, 0, self._page)
