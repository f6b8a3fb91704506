"""A dialog with one column of fields whose contents are never lost by closing it."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.done import Done, Refused
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.enter import is_done, pressed_button
from ui.widgets.form import Form
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tall_form import TallForm

_NARROWEST = 480

Act = Callable[[UUID], Done[int] | Refused]
"""What a form does: it gets its key."""


class FormDialog(QDialog):
    """Ctrl+Enter is done, Esc closes and keeps what was typed; a click outside does nothing."""

    wanted = Signal()
    kept = "dossier.form.not_done"
    """The sentence for a failure: what was typed stays."""

    def __init__(self, context: ScreenContext, title: str, about: str, done: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumWidth(_NARROWEST)
        self._context = context
        self._key = uuid4()
        self._drafts: Drafts | None = None
        self._draft_key = ""
        self.form = Form()
        self.form.accepted.connect(self._done_pressed)
        self.form.rejected.connect(self.reject)
        self.button = QPushButton(done)
        self.button.setProperty("primary", True)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._done_pressed)
        self.says = PlainLabel(role=Role.RED, wrap=True)
        self.says.hide()
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(18, 14, 18, 14)
        self._parts.setSpacing(10)
        self._parts.addWidget(PlainLabel(title, bold=True, points=2))
        self._parts.addWidget(PlainLabel(about, role=Role.MUTED, elide=True))
        self._fields_beside: tuple[QWidget, ...] = ()
        self._middle = QHBoxLayout()
        self._middle.setSpacing(20)
        self._middle.addWidget(self.form, 1)
        self._parts.addLayout(self._middle)
        self._parts.addStretch(1)
        self._parts.addWidget(self.says)
        self._parts.addLayout(self._foot())

    def add_below(self, part: QWidget) -> None:
        """Put something under the fields."""
        self._parts.insertWidget(self._parts.indexOf(self.says) - 1, part)

    def add_beside(self, part: QWidget, *fields: QWidget) -> None:
        """Put something beside the fields; ``fields`` in it come after those of the form."""
        self._middle.setAlignment(self.form, Qt.AlignmentFlag.AlignTop)
        self._middle.addWidget(part)
        self._fields_beside = fields

    def grow(self) -> None:
        """Take the height that the contents need now; what was taken is not given back."""
        layout = self.layout()
        needed = 0 if layout is None else layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def scroll_fields(self, tallest: int) -> None:
        """Let the fields scroll above ``tallest`` pixels: many fields and the smallest screen go together."""
        tall = TallForm(self.form, tallest)
        self._middle.replaceWidget(self.form, tall)
        tall.take_form()

    def keep_in(self, drafts: Drafts, key: str) -> None:
        """Fill the form with the draft under ``key`` and keep there what is typed."""
        self._drafts, self._draft_key = drafts, key
        kept = drafts.get(key)
        if kept:
            self.fill(kept)

    def typed(self) -> Typed:
        """Return the fields as they were typed, for the draft."""
        return {}

    def fill(self, typed: Typed) -> None:
        """Show a draft."""

    def done_words(self) -> str:
        """Return what is told once it is done; empty tells nothing."""
        return ""

    def send(self, act: Act) -> None:
        """Do ``act`` off the window; a failure keeps the key, so that trying again counts once."""
        self.wait(True)
        self._context.tasks.write(self, partial(act, self._key), self._sent, self.failed)

    def failed(self, error: Exception) -> None:
        """Say that it is not done and that what was typed stays."""
        self.wait(False)
        self.say(t(self.kept))
        self._context.tasks.went_wrong.emit(error)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside the fields."""
        self.wait(False)
        self.form.show_problems(problems)

    def say(self, sentence: str) -> None:
        """Say what is about no field."""
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))

    def wait(self, waiting: bool) -> None:
        """Keep the person from sending the same twice while it is under way."""
        self.button.setEnabled(not waiting)

    def finish(self) -> None:
        """Close: what was typed is done, so its draft goes."""
        if self._drafts:
            self._drafts.forget(self._draft_key)
            self._drafts = None
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field; the order of Tab is that of reading."""
        super().showEvent(event)
        self.setMinimumWidth(max(_NARROWEST, self.minimumSizeHint().width()))
        chain = [*self.form.fields(), *self._fields_beside, self.button, self._close]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        chain[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done from every place; Enter presses the button that has the focus."""
        if is_done(event):
            self._done_pressed()
        elif not pressed_button(event):
            super().keyPressEvent(event)

    @Slot()
    def keep(self) -> None:
        """Keep what is typed as a draft."""
        if self._drafts:
            self._drafts.put(self._draft_key, self.typed())

    def reject(self) -> None:
        """Close and keep the draft."""
        self.keep()
        super().reject()

    def _sent(self, answer: Done[int] | Refused) -> None:
        if isinstance(answer, Refused):
            self._key = uuid4()
            self.refuse(answer.problems)
            return
        said = self.done_words()
        if said:
            self._context.requests.said.emit(said)
        self.finish()

    @Slot()
    def _done_pressed(self) -> None:
        self.say("")
        if self.button.isEnabled() and not self.form.misread():
            self.wanted.emit()

    def _foot(self) -> QHBoxLayout:
        self._close = QPushButton(t("common.close"))
        self._close.setAutoDefault(False)
        self._close.setToolTip(t("dossier.form.close_tip"))
        self._close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        hint = PlainLabel(t("dossier.form.hint"), role=Role.MUTED, points=-0.5)
        foot.addWidget(hint, 1)
        foot.addWidget(self._close)
        foot.addWidget(self.button)
        return foot
