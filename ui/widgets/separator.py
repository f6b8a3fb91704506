"""A one-pixel line between two parts of a screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget


class Separator(QFrame):
    """A line in the colour of lines; horizontal unless asked otherwise."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("separator", True)
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
