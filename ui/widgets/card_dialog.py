"""A dialog around a form that keeps a card: Ctrl+Enter keeps, Esc never throws away what was filled in."""

from collections.abc import Callable
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clerkdesk.services.done import Done, Refused
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.enter import is_done, pressed_button
from ui.widgets.form import Form
from ui.widgets.plain_label import PlainLabel

_WIDTH = 620
_TALLEST = 660

Saving = Callable[[UUID], Callable[[], Done[int] | Done[None] | Refused]]
"""Takes the key of the write and what stands in the form, and returns the work to do off the window."""


class CardDialog(QDialog):
    """Shows ``form``; ``saving`` keeps what stands in it, ``changed`` says whether anything was filled in."""

    kept = Signal(object)

    def __init__(
        self,
        context: ScreenContext,
        form: Form,
        saving: Saving,
        changed: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._form = context, form
        self._saving, self._changed = saving, changed
        self._key = uuid4()
        self._warned = False
        self._said = PlainLabel(role=Role.MUTED, elide=True)
        self.keep = QPushButton(t("creditors.keep"))
        self.keep.setProperty("primary", True)
        self._leave = QPushButton(t("creditors.leave"))
        self._lay_out()
        for button in (self.keep, self._leave):
            button.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        self._leave.clicked.connect(self.reject)
        form.accepted.connect(self._keep)
        form.rejected.connect(self.reject)

    def reject(self) -> None:
        """Close, but not over something that was filled in: that takes a second time."""
        if self._changed() and not self._warned:
            self._warned = True
            self._said.set_role(Role.AMBER)
            self._said.setText(t("creditors.not_kept"))
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's own close button as Esc."""
        if self.isVisible():
            event.ignore()
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done from every place; Enter presses the button that has the focus."""
        if is_done(event):
            self._keep()
        elif not pressed_button(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.addWidget(self._form)
        inner.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._foot())
        self.resize(_WIDTH, min(_TALLEST, held.sizeHint().height() + 60))

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self._said, 1)
        line.addWidget(self._leave)
        line.addSpacing(6)
        line.addWidget(PlainLabel(t("creditors.keys"), role=Role.MUTED))
        line.addWidget(self.keep)
        return foot

    @Slot()
    def _keep(self) -> None:
        if self._form.misread() or not self.keep.isEnabled():
            return
        self.keep.setEnabled(False)
        self._said.set_role(Role.MUTED)
        self._said.setText(t("creditors.keeping"))
        work = self._saving(self._key)
        self._context.tasks.write(self, work, self._answered, self._failed, title=self.windowTitle())

    @Slot(object)
    def _answered(self, answer: Done[int] | Done[None] | Refused) -> None:
        self.keep.setEnabled(True)
        self._said.setText("")
        if isinstance(answer, Refused):
            self._key = uuid4()
            self._form.show_problems(answer.problems)
            return
        self.kept.emit(answer.value)
        super().accept()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """Leave the card on the screen; the same key makes a second try harmless."""
        self.keep.setEnabled(True)
        self._said.setText(t("creditors.not_now"))
        self._context.tasks.went_wrong.emit(error)
