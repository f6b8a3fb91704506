"""The rules and tariffs that can be asked about, under the field in which they are searched."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.audit.choice_words import ChoiceRow
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme import colour, colours, high_contrast
from ui.theme_colours import Role
from ui.widgets.chosen_list import ChosenList, Index

_ROW = 42
_PAD = 10
_ICON = 16
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class ChoiceField(QLineEdit):
    """Takes a few words; Up and Down move in the list under it."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(t("audit.form.filter_hint"))
        self.setClearButtonEnabled(True)
        self.addAction(icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the list while the focus stays here."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _ChoicePainter(QStyledItemDelegate):
    """Paints icon and name, and under it the day and version, or the article."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ChoiceRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            ground = option.palette.highlight() if high_contrast() else QColor(colours().selected)
            painter.fillRect(rect, ground)
        place = QRect(rect.left() + _PAD, rect.top() + (_ROW - _ICON) // 2, _ICON, _ICON)
        icon(row.icon, Role.ACCENT).paint(painter, place)
        room = rect.adjusted(_PAD + _ICON + 10, 4, -_PAD, -4)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        painter.setPen(colour(Role.TEXT))
        _draw(painter, upper, row.words)
        painter.setPen(colour(Role.MUTED))
        _draw(painter, upper.translated(0, upper.height()), row.beside)
        painter.restore()


def _draw(painter: QPainter, room: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class ChoiceList(ChosenList[ChoiceRow]):
    """Shows the choices; the field above keeps the focus and moves the cursor here."""

    def __init__(self) -> None:
        super().__init__(lambda row: f"{row.words} {row.beside}")
        self.setItemDelegate(_ChoicePainter(self))
        self.setAccessibleName(t("audit.form.choices"))

    def step(self, by: int) -> None:
        """Move the cursor, and stay within the list."""
        if self.rows.listed:
            row = self.currentIndex().row() + by
            self.setCurrentIndex(self.rows.index(min(max(row, 0), len(self.rows.listed) - 1)))
