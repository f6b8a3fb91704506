"""A small field with an icon and a few words: a status, a warning, a file."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Icon, icon
from ui.theme import colour, colours, high_contrast
from ui.theme_colours import Role

_PAD = 8
_GAP = 5
_ICON = 14
_HEIGHT = 17


class Chip(QWidget):
    """Shows ``text`` with an icon; a chip made ``clickable`` takes focus, Enter and Space."""

    clicked = Signal()

    def __init__(
        self,
        text: str = "",
        meaning: Icon | None = None,
        role: Role = Role.MUTED,
        *,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._role = role
        self._clickable = clickable
        font = self.font()
        font.setPointSizeF(font.pointSizeF() - 1)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_as(text, meaning, role)

    def show_as(self, text: str, meaning: Icon | None, role: Role) -> None:
        """Change words, icon and colour."""
        self._text, self._meaning, self._role = text, meaning, role
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the words on the chip."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self._text)
        picture = _ICON + _GAP if self._meaning else 0
        return QSize(2 * _PAD + picture + words + 2, max(_HEIGHT, QFontMetrics(self.font()).height() + 3))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: an icon and the beginning of the words."""
        return QSize(min(self.sizeHint().width(), 60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not high_contrast():
            painter.setBrush(colours().chip)
        painter.setPen(colour(Role.ACCENT) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        left = _PAD
        if self._meaning:
            place = QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)
            icon(self._meaning, self._role).paint(painter, place)
            left += _ICON + _GAP
        painter.setPen(colour(self._role))
        room = self.rect().adjusted(left, 0, -_PAD, 0)
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click."""
        if self._clickable and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Space as a click."""
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
