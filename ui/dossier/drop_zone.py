"""The zone under the note box that takes files: dropped, pasted, or chosen with Ctrl+O."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.dossier.dropped import holds_files
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel

_SHORT = 60
_PLAIN = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_WRAPPED = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


class DropZone(QFrame):
    """Says where files go, how far they are, and why one was not kept."""

    dropped = Signal(object)
    choose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "drop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(t("dossier.drop.name"))
        self.setMinimumHeight(27)
        self._picture = Picture(Icon.ATTACHMENT, size=14)
        self._words = PlainLabel(t("dossier.drop.hint"), role=Role.MUTED, points=-0.5)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(6)
        layout.addStretch(1)
        layout.addWidget(self._picture)
        layout.addWidget(self._words)
        layout.addStretch(1)

    def say(self, words: str = "", role: Role = Role.MUTED) -> None:
        """Say something, or again what the zone is for."""
        self._words.setWordWrap(len(words) > _SHORT)
        self._words.setSizePolicy(_WRAPPED if len(words) > _SHORT else _PLAIN)
        self._words.setText(words or t("dossier.drop.hint"))
        self._words.set_role(role)

    def words(self) -> str:
        """Return what the zone says."""
        return self._words.whole_text()

    def light_up(self, over: bool) -> None:
        """Show that letting go here keeps what is being dragged."""
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
        self.say(t("dossier.drop.release") if over else "", Role.ACCENT if over else Role.MUTED)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            self.light_up(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.light_up(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_wanted.emit()
        else:
            super().keyPressEvent(event)
