"""A window that shows which dossiers a rate changes before the rate is changed."""

from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.runtime.context import ScreenContext
from ui.tariffs.impact_view import ImpactView
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.enter import is_done, pressed_button
from ui.widgets.form import Form
from ui.widgets.plain_label import PlainLabel
from ui.widgets.work_bar import WorkBar


class ImpactWindow(QWidget):
    """Ctrl+Enter is ``wanted`` from every place; closing stops work that is under way first."""

    wanted = Signal()

    def __init__(self, context: ScreenContext, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._key = uuid4()
        self.work = WorkBar(context.tasks, t("tariffs.stop"), t("tariffs.stopping"))
        self.form = Form()
        self.form.accepted.connect(self.wanted)
        self.form.rejected.connect(self.close)
        self.impacts = ImpactView()
        self.impacts.dossier_wanted.connect(context.requests.dossier_wanted)
        for keys in (QKeySequence.StandardKey.Close, QKeySequence.StandardKey.Cancel):
            QShortcut(keys, self).activated.connect(self.close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is wanted from every place; Enter presses the button that has the focus."""
        if is_done(event):
            self.wanted.emit()
        elif not pressed_button(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop work that is under way, and close only when there is none."""
        if self.work.busy:
            self.work.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _foot(self, button: QPushButton, hint: str = "") -> QFrame:
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        if hint:
            line.addWidget(PlainLabel(hint, role=Role.MUTED))
        line.addStretch()
        line.addWidget(self.work)
        line.addWidget(button)
        return foot
