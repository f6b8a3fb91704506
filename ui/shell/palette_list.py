"""The rows of the command palette, painted."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import icon
from ui.shell.palette_rows import PaletteRow
from ui.theme import colour, colours, high_contrast
from ui.theme_colours import Role
from ui.widgets.chosen_list import ChosenList, Index

_ROW = 30
_PAD = 12
_ICON = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PalettePainter(QStyledItemDelegate):
    """Paints icon and words at the left, keys or amount at the right; what cannot be done is faint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: PaletteRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            ground = option.palette.highlight() if high_contrast() else QColor(colours().selected)
            painter.fillRect(rect, ground)
        place = QRect(rect.left() + _PAD, rect.top() + (_ROW - _ICON) // 2, _ICON, _ICON)
        icon(row.icon, Role.FAINT if row.refusal else Role.ACCENT).paint(painter, place)
        room = rect.adjusted(_PAD + _ICON + 10, 0, -_PAD, 0)
        painter.setPen(colour(Role.MUTED if row.refusal else Role.TEXT))
        words = painter.fontMetrics().horizontalAdvance(row.words)
        _draw(painter, room, row.words, _LEFT)
        painter.setPen(colour(Role.MUTED))
        _draw(painter, room.adjusted(min(words, room.width() // 2) + 16, 0, 0, 0), _beside(row), _RIGHT)
        painter.restore()


def _beside(row: PaletteRow) -> str:
    return row.refusal or row.beside


def _draw(painter: QPainter, room: QRect, words: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side), shown)


class PaletteList(ChosenList[PaletteRow]):
    """Shows the rows; the field above keeps the focus and moves the cursor here."""

    def __init__(self) -> None:
        super().__init__(lambda row: f"{row.words} {_beside(row)}")
        self.setItemDelegate(PalettePainter(self))

    def wanted_height(self) -> int:
        """Return how tall all the rows are together, in pixels."""
        return self.sizeHintForRow(0) * len(self.rows.listed) if self.rows.listed else 0

    def step(self, by: int) -> None:
        """Move the cursor, and stay within the list."""
        row = self.currentIndex().row() + by
        self.setCurrentIndex(self.rows.index(min(max(row, 0), len(self.rows.listed) - 1)))
