"""A label that shows text from people exactly as it is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """Plain text in the colour of ``role`` (muted, accent, red, amber, green), bold or larger when asked."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        bold: bool = False,
        points: int = 0,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        font = self.font()
        font.setBold(bold)
        if points:
            font.setPointSize(points)
        self.setFont(font)
        self.setText(text)
        if role:
            self.setProperty("role", role)

    def paint_as(self, role: str) -> None:
        """Show the text in the colour of ``role`` from now on."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
