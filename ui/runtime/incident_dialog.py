"""The one dialog about a mistake of our own: what happened, what is safe, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.paths import user_logs
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel

_WIDTH = 460


class IncidentDialog(QDialog):
    """Names the incident, so that it can be found in the log; the details can be copied."""

    def __init__(self, incident: str, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("shell.error.title"))
        self._details = details
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(PlainLabel(t("shell.error.happened", incident=incident), bold=True))
        words.addWidget(
            PlainLabel(t("shell.error.safe", folder=str(user_logs())), wrap=True, selectable=True)
        )
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(Picture(Icon.PROBLEM, Role.RED, 28), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addLayout(self._buttons())
        self.setFixedWidth(_WIDTH)

    def _buttons(self) -> QHBoxLayout:
        copy, close = QPushButton(t("shell.error.copy")), QPushButton(t("common.close"))
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        copy.setAutoDefault(False)
        close.setDefault(True)
        close.setFocus()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
