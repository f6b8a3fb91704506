"""The dialog for a new or changed creditor."""

from uuid import uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clerkdesk.services.context import User
from clerkdesk.services.creditors import CreditorCard, creditor, save_creditor
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.users import users
from ui.creditors.card_form import CreditorForm, blank_card
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel

_SIZE = (620, 660)


class CreditorDialog(QDialog):
    """Keeps a card with Ctrl+Enter; Esc closes at once only when nothing was filled in."""

    kept = Signal(object)

    def __init__(
        self, context: ScreenContext, creditor_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._key = uuid4()
        self._warned = False
        self.form = CreditorForm()
        self._said = PlainLabel(role=Role.MUTED, elide=True)
        self.keep = QPushButton(t("creditors.keep"), autoDefault=False)
        self.keep.setProperty("primary", True)
        self._leave = QPushButton(t("creditors.leave"), autoDefault=False)
        self.setWindowTitle(t("creditors.new" if creditor_id is None else "creditors.change"))
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self._leave.clicked.connect(self.reject)
        self.form.accepted.connect(self._keep)
        self.form.rejected.connect(self.reject)
        self._read(creditor_id)

    def reject(self) -> None:
        """Close, but not over something that was filled in: that takes a second time."""
        if self.form.changed() and not self._warned:
            self._warned = True
            self._said.setText(t("creditors.not_kept"))
            self._said.set_role(Role.AMBER)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's own close button as Esc."""
        event.ignore()
        self.reject()

    def _lay_out(self) -> None:
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.addWidget(self.form)
        inner.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self._said, 1)
        line.addWidget(PlainLabel(t("creditors.keys"), role=Role.MUTED))
        line.addWidget(self._leave)
        line.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(foot)
        self.resize(*_SIZE)

    def _read(self, creditor_id: int | None) -> None:
        desk = self._context.desk
        self._context.tasks.read(self, lambda: users(desk), self._offer_handlers)
        if creditor_id is None:
            self.form.show_card(blank_card(self._context.settings.language))
        else:
            self.form.setEnabled(False)
            self._context.tasks.read(self, lambda: creditor(desk, creditor_id), self._show_card)

    @Slot(object)
    def _offer_handlers(self, people: tuple[User, ...]) -> None:
        self.form.offer_handlers(people)

    @Slot(object)
    def _show_card(self, card: CreditorCard) -> None:
        self.form.setEnabled(True)
        self.form.show_card(card)
        self.form.field("name").setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        if self.form.misread() or not self.keep.isEnabled():
            return
        card, desk, key = self.form.card(), self._context.desk, self._key
        self.keep.setEnabled(False)
        self._said.setText(t("creditors.keeping"))
        self._context.tasks.write(
            self,
            lambda: save_creditor(desk, key, card),
            self._answered,
            self._failed,
            title=self.windowTitle(),
        )

    @Slot(object)
    def _answered(self, answer: Done[int] | Refused) -> None:
        self.keep.setEnabled(True)
        self._said.setText("")
        if isinstance(answer, Refused):
            self._key = uuid4()
            self.form.show_problems(answer.problems)
            return
        self.kept.emit(answer.value)
        super().reject()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """Keep the card on the screen; the same key makes a second try harmless."""
        self.keep.setEnabled(True)
        self._said.setText(t("creditors.not_now"))
        self._context.tasks.went_wrong.emit(error)
