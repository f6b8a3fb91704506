"""A list, or in its place what an empty list says."""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget


class ListOrEmpty(QWidget):
    """Shows one of two widgets."""

    def __init__(self, filled: QWidget, empty: QWidget) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(empty)

    def show_list(self, filled: bool) -> None:
        """Show the list, or what the empty place says."""
        self._stack.setCurrentIndex(0 if filled else 1)


def inset(part: QWidget) -> QWidget:
    """Return ``part`` with the margins of the other text of a pane."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(10, 0, 10, 0)
    layout.addWidget(part)
    return holder
