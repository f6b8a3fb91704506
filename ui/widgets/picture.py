"""An icon by itself, painted in the theme of the moment."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import Icon, icon
from ui.theme_colours import Role


class Picture(QWidget):
    """Paints one icon of ``size`` pixels."""

    def __init__(
        self, meaning: Icon, role: Role = Role.MUTED, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meaning, self._role = meaning, role
        self.setFixedSize(size, size)

    def show_icon(self, meaning: Icon, role: Role) -> None:
        """Paint another icon."""
        self._meaning, self._role = meaning, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in the colour of its role."""
        icon(self._meaning, self._role).paint(QPainter(self), self.rect())
