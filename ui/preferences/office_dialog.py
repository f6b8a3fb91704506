"""The card of the office: who we are on every letter, and where the money goes."""

from collections.abc import Callable
from dataclasses import fields
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.services.done import Done, Refused
from clerkdesk.services.office import Address, Office, office, save_office
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.widgets.card_dialog import CardDialog
from ui.widgets.form import Form

_ADDRESS = tuple(field.name for field in fields(Address))
_PLAIN = tuple(field.name for field in fields(Office) if field.name != "address")
_ORDER = ("name", *(f"address.{name}" for name in _ADDRESS), *_PLAIN[1:])
_BLANK = Office("", Address("", "", "", "", "NL"), "", "", "", "", "")


class OfficeForm(Form):
    """Shows the card and gives it back as it was filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = _BLANK
        self._fields = {name: QLineEdit() for name in _ORDER}
        for name, field in self._fields.items():
            field.setMaxLength(200)
            hint = f"preferences.office_hint.{name}"
            self.add(
                name, t(f"preferences.office.{name}"), field, t(hint) if name.endswith("registration") else ""
            )
        self.show_office(_BLANK)

    def show_office(self, card: Office) -> None:
        """Show ``card``."""
        self._shown = card
        for name, field in self._fields.items():
            holder: Office | Address = card.address if name.startswith("address.") else card
            field.setText(str(getattr(holder, name.removeprefix("address."))))

    def office(self) -> Office:
        """Return the card as it stands in the fields."""
        said = {name: field.text().strip() for name, field in self._fields.items()}
        address = Address(**{name: said[f"address.{name}"] for name in _ADDRESS})
        return Office(address=address, **{name: said[name] for name in _PLAIN})

    def changed(self) -> bool:
        """Return whether a field differs from the card that was shown."""
        return self.office() != self._shown

    def field(self, name: str) -> QLineEdit:
        """Return the field called ``name``."""
        return self._fields[name]


class OfficeDialog(CardDialog):
    """Keeps who the office is from today on."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        self.form = OfficeForm()
        super().__init__(context, self.form, self._save, self.form.changed, parent)
        self.setWindowTitle(t("preferences.office_title"))
        desk = context.desk
        context.tasks.read(self, lambda: office(desk), self._show)

    def _save(self, key: UUID) -> Callable[[], Done[None] | Refused]:
        desk, card = self._context.desk, self.form.office()
        return lambda: save_office(desk, key, card)

    @Slot(object)
    def _show(self, card: Office | None) -> None:
        if card is not None:
            self.form.show_office(card)
