"""The dialog for a new or changed creditor."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from clerkdesk.services.context import User
from clerkdesk.services.creditors import CreditorCard, creditor, save_creditor
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.users import users
from ui.creditors.card_form import CreditorForm, blank_card
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.widgets.card_dialog import CardDialog


class CreditorDialog(CardDialog):
    """Reads a card, or begins one; ``kept`` tells the id of the creditor."""

    def __init__(
        self, context: ScreenContext, creditor_id: int | None, parent: QWidget | None = None
    ) -> None:
        self.form = CreditorForm()
        super().__init__(context, self.form, self._save, self.form.changed, parent)
        self._creditor_id = creditor_id
        self.form.choices.clicked.connect(self._show_choices)
        self.setWindowTitle(t("creditors.new" if creditor_id is None else "creditors.change"))
        desk = context.desk
        context.tasks.read(self, lambda: users(desk), self._offer_handlers)
        if creditor_id is None:
            self.form.show_card(blank_card(context.settings.language))
        else:
            self.form.setEnabled(False)
            context.tasks.read(self, lambda: creditor(desk, creditor_id), self._show_card)

    def _save(self, key: UUID) -> Callable[[], Done[int] | Refused]:
        desk, card = self._context.desk, self.form.card()
        return lambda: save_creditor(desk, key, card)

    @Slot()
    def _show_choices(self) -> None:
        from ui.choices.window import ChoicesWindow

        name = self.form.field("name").text()
        window = ChoicesWindow(self._context, self, creditor_id=self._creditor_id, creditor=name)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    @Slot(object)
    def _offer_handlers(self, people: tuple[User, ...]) -> None:
        self.form.offer_handlers(people)

    @Slot(object)
    def _show_card(self, card: CreditorCard) -> None:
        self.form.setEnabled(True)
        self.form.show_card(card)
        self.form.field("name").setFocus(Qt.FocusReason.OtherFocusReason)
