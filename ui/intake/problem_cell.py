"""How a cell of a judged list is painted: problems keep their colour when selected, the cursor a frame."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import colour
from ui.theme_colours import Role

Index = QModelIndex | QPersistentModelIndex


class ProblemCell(QStyledItemDelegate):
    """Paints the cells of one view."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the ground of a problem shine through the selection."""
        super().initStyleOption(option, index)
        if index.data(Qt.ItemDataRole.BackgroundRole) is not None:
            option.state &= ~QStyle.StateFlag.State_Selected

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, with a frame when the cursor stands on it."""
        super().paint(painter, option, index)
        if self._view.currentIndex() == index and self._view.hasFocus():
            painter.save()
            painter.setPen(QPen(colour(Role.ACCENT), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()
