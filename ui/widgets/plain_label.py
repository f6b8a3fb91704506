"""A label that shows text from people as it is, never as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme_colours import Role


class PlainLabel(QLabel):
    """Plain text in the colour of a role; with ``elide`` it gives way and shows the whole in its tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.TEXT,
        bold: bool = False,
        points: float = 0,
        elide: bool = False,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._elide = elide
        self._whole = ""
        font = self.font()
        font.setBold(bold)
        font.setPointSizeF(font.pointSizeF() + points)
        self.setFont(font)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.set_role(role)
        self.setText(text)

    def set_role(self, role: Role) -> None:
        """Show the text in the colour of ``role``."""
        self.setProperty("role", role.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def setText(self, text: str) -> None:
        """Show ``text``."""
        self._whole = text
        self._fit()

    def whole_text(self) -> str:
        """Return the text without any shortening."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room that the whole text asks for."""
        if not self._elide:
            return super().sizeHint()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room; an eliding label can give way entirely."""
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elide else hint

    def _fit(self) -> None:
        shown = self._whole
        if self._elide:
            metrics = QFontMetrics(self.font())
            shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0))
            self.setToolTip(_plain_tip(self._whole) if shown != self._whole else "")
        if shown != super().text():
            super().setText(shown)
        self.setAccessibleName(self._whole)


def _plain_tip(text: str) -> str:
    """Return a tooltip that Qt does not read as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"
