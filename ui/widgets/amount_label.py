"""An amount that can be asked why it is what it is: by a click, by Enter, and by the keys of the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.texts import t
from ui.theme import colour
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


class AmountLabel(PlainLabel):
    """A label that takes focus and emits ``asked``; ``ask_for`` says whether there is anything to ask."""

    asked = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.TEXT,
        bold: bool = False,
        points: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role=role, bold=bold, points=points, parent=parent)
        self._may = False
        self.ask_for(True)

    def ask_for(self, may: bool) -> None:
        """Let the amount be asked about, or be a plain label."""
        self._may = may
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if may else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if may else Qt.CursorShape.ArrowCursor)
        self.setToolTip(t("explain.amount_tip") if may else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click as a question."""
        if self._may and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Space as a question."""
        if self._may and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard went on."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the amount that has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 2, self.width(), 2, colour(Role.ACCENT))
