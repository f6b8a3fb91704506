"""A row of the left pane: icon, words, count."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.format import count
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme import colour, colours, high_contrast
from ui.theme_colours import Role

_HEIGHT = 24
_PAD = 9
_PAD_RIGHT = 7
_ICON = 14
_TEXT_LEFT = 29


class PaneRow(QAbstractButton):
    """Can be the chosen one of the pane; a count above nought may carry a colour, with its icon."""

    def __init__(
        self, words: str, meaning: Icon, *, urgent: Role | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._meaning = meaning
        self._urgent = urgent
        self._count: int | None = None
        self._more = False
        self._say()

    def show_count(self, number: int | None, more: bool = False) -> None:
        """Show how many; nothing while it is not known, ``more`` for «at least so many»."""
        self._count, self._more = number, more
        self._say()
        self.update()

    def counted(self) -> int | None:
        """Return the count on show."""
        return self._count

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(160, max(_HEIGHT, self.fontMetrics().height() + 7))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Up and Down, choose with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words and count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        icon(self._meaning, self._icon_role()).paint(
            painter, QRect(_PAD, (self.height() - _ICON) // 2, _ICON, _ICON)
        )
        number = "" if self._count is None else f"{count(self._count)}{'+' if self._more else ''}"
        plain = painter.font()
        if self._is_urgent():
            plain.setBold(True)
        painter.setFont(plain)
        width = painter.fontMetrics().horizontalAdvance(number) + 1
        painter.setPen(colour(self._count_role()))
        right = QRect(self.width() - _PAD_RIGHT - width, 0, width, self.height())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
        self._paint_words(painter, right.left() - 2)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(colour(Role.ACCENT) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked() and not high_contrast():
            painter.setBrush(QColor(colours().current))
        elif self.underMouse() and not high_contrast():
            painter.setBrush(QColor(colours().hover))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)

    def _paint_words(self, painter: QPainter, right: int) -> None:
        room = QRect(_TEXT_LEFT, 0, right - _TEXT_LEFT, self.height())
        font = self.font()
        font.setBold(True)
        fits = QFontMetrics(font).horizontalAdvance(self.text()) <= room.width()
        font.setBold(self.isChecked() and fits)
        painter.setFont(font)
        painter.setPen(colour(Role.TEXT))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _is_urgent(self) -> bool:
        return self._urgent is not None and bool(self._count)

    def _icon_role(self) -> Role:
        if self._is_urgent() and self._urgent:
            return self._urgent
        return Role.ACCENT if self.isChecked() else Role.MUTED

    def _count_role(self) -> Role:
        return self._urgent if self._is_urgent() and self._urgent else Role.MUTED

    def _step(self, by: int) -> None:
        pane = self.parentWidget()
        rows = [row for row in pane.findChildren(PaneRow) if row.isVisible()] if pane else [self]
        place = rows.index(self) + by
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self) -> None:
        number = "" if self._count is None else count(self._count)
        self.setAccessibleName(t("worklist.pane.row", name=self.text(), n=number) if number else self.text())
