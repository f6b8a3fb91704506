"""Where a claim list is dropped, and where the list that was read stands afterwards."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel


class DropArea(QFrame):
    """Takes one file by dropping or by the button; shows which one it has."""

    dropped = Signal(object)
    too_many = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "drop")
        self.setAcceptDrops(True)
        self.setFixedHeight(92)
        self._picture = Picture(Icon.DROP, size=28)
        self._title = PlainLabel(t("intake.file.drop"), bold=True)
        self._detail = PlainLabel(t("intake.file.drop_hint"), role=Role.MUTED, wrap=True)
        self.button = QPushButton(t("intake.file.choose"))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(16)
        layout.addWidget(self._picture)
        layout.addLayout(words, 1)
        layout.addWidget(self.button)

    def show_file(self, name: str, detail: str) -> None:
        """Show the list that was read."""
        self._picture.show_icon(Icon.FILE_TEXT, Role.ACCENT)
        self._title.setText(name)
        self._detail.setText(detail)
        self.button.setText(t("intake.file.other"))

    def show_nothing(self) -> None:
        """Ask for a list again."""
        self._picture.show_icon(Icon.DROP, Role.MUTED)
        self._title.setText(t("intake.file.drop"))
        self._detail.setText(t("intake.file.drop_hint"))
        self.button.setText(t("intake.file.choose"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            self._light_up(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light_up(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) == 1:
            event.acceptProposedAction()
            self.dropped.emit(Path(files[0]))
        elif files:
            self.too_many.emit()

    def _light_up(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
