"""The rows of the command palette, painted."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import icon
from ui.shell.palette_rows import PaletteRow
from ui.theme import colour
from ui.theme_colours import Role
from ui.widgets.chosen_list import ChosenList, Index
from ui.widgets.chosen_row import ICON, RIGHT, draw_words, paint_start

_ROW = 30
_PAD = 12


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
        picture = icon(row.icon, Role.FAINT if row.refusal else Role.ACCENT)
        paint_start(painter, option, picture, _PAD)
        room = rect.adjusted(_PAD + ICON + 10, 0, -_PAD, 0)
        painter.setPen(colour(Role.MUTED if row.refusal else Role.TEXT))
        words = painter.fontMetrics().horizontalAdvance(row.words)
        draw_words(painter, room, row.words)
        painter.setPen(colour(Role.MUTED))
        draw_words(painter, room.adjusted(min(words, room.width() // 2) + 16, 0, 0, 0), _beside(row), RIGHT)
        painter.restore()


def _beside(row: PaletteRow) -> str:
    return row.refusal or row.beside


class PaletteList(ChosenList[PaletteRow]):
    """Shows the rows; the field above keeps the focus and moves the cursor here."""

    def __init__(self) -> None:
        super().__init__(lambda row: f"{row.words} {_beside(row)}")
        self.setItemDelegate(PalettePainter(self))

    def wanted_height(self) -> int:
        """Return how tall all the rows are together, in pixels."""
        return self.sizeHintForRow(0) * len(self.rows.listed) if self.rows.listed else 0
