"""The rules and tariffs that can be asked about, under the field in which they are searched."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem

from ui.audit.choice_words import ChoiceRow
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme import colour
from ui.theme_colours import Role
from ui.widgets.chosen_list import ChosenList, Index
from ui.widgets.chosen_row import ICON, draw_words, paint_start

_ROW = 42
_PAD = 10
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
        paint_start(painter, option, icon(row.icon, Role.ACCENT), _PAD)
        room = rect.adjusted(_PAD + ICON + 10, 4, -_PAD, -4)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        painter.setPen(colour(Role.TEXT))
        draw_words(painter, upper, row.words)
        painter.setPen(colour(Role.MUTED))
        draw_words(painter, upper.translated(0, upper.height()), row.beside)
        painter.restore()


class ChoiceList(ChosenList[ChoiceRow]):
    """Shows the choices; the field above keeps the focus and moves the cursor here."""

    def __init__(self) -> None:
        super().__init__(lambda row: f"{row.words} {row.beside}")
        self.setItemDelegate(_ChoicePainter(self))
        self.setAccessibleName(t("audit.form.choices"))
