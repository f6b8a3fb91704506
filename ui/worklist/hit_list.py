"""The dossiers that a search found, two lines each."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clerkdesk.services.search import Hit
from ui.format import money
from ui.icons import icon, status_icon
from ui.texts import t
from ui.theme import colour
from ui.theme_colours import Role
from ui.widgets.chosen_list import ChosenList, Index
from ui.widgets.chosen_row import ICON, RIGHT, draw_words, paint_start

_ROW = 42
_PAD = 10


def second_line(hit: Hit) -> str:
    """Return what stands under the name of a hit."""
    status = t(f"statuses.{hit.status.value}")
    return t("worklist.search.line", number=hit.number, creditor=hit.creditor, status=status)


class HitPainter(QStyledItemDelegate):
    """Paints a hit: icon of its status, name and amount, then number, creditor and status."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        paint_start(painter, option, icon(status_icon(hit.status.value), Role.MUTED), _PAD)
        self._paint_words(painter, rect.adjusted(_PAD + ICON + 9, 4, -_PAD, -4), hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        amount = money(hit.open)
        plain, bold = painter.font(), painter.font()
        bold.setBold(True)
        painter.setFont(bold)
        width = painter.fontMetrics().horizontalAdvance(amount) + 8
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        painter.setPen(colour(Role.TEXT))
        painter.drawText(upper, int(RIGHT), amount)
        draw_words(painter, upper.adjusted(0, 0, -width, 0), hit.debtor)
        painter.setFont(plain)
        painter.setPen(colour(Role.MUTED))
        draw_words(painter, upper.translated(0, upper.height()), second_line(hit))


class HitList(ChosenList[Hit]):
    """Shows hits; the search box keeps the focus and moves the cursor here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda hit: f"{hit.debtor}, {second_line(hit)}", parent)
        self.setItemDelegate(HitPainter(self))
        self.setAccessibleName(t("worklist.search.results"))

    def step(self, by: int) -> None:
        """Move the cursor; a step out of the list is not taken."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.rows.listed):
            self.setCurrentIndex(self.rows.index(row))

    def wanted_height(self, most: int) -> int:
        """Return the height for the hits, for at most ``most`` of them."""
        return min(len(self.rows.listed), most) * _ROW
