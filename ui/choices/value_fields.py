"""Fields for the value of a choice: one for each kind of value."""

from datetime import date

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.choice_kinds import words_of
from clerkdesk.domain.money import Money
from clerkdesk.services.choices import ChoiceView, Kind
from ui.choices.words import value_words
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.money_edit import MoneyEdit


class NumberEdit(QLineEdit):
    """A field for a whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(4)
        self.setMaximumWidth(80)

    def number(self) -> int | None:
        """Return the number; none when the field is empty or means no number."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def misread(self) -> str | None:
        """Return the sentence that says why the text is no number; none when all is well or empty."""
        if not self.isEnabled() or not self.text().strip() or self.number() is not None:
            return None
        return t("choosing.misread_number")


ValueField = ChoiceBox | NumberEdit | DateEdit | MoneyEdit


def field_for(view: ChoiceView, today: date) -> ValueField:
    """Return a field for the value of a choice, with what counts now in it."""
    match view.kind, view.value:
        case Kind.NUMBER, int(number):
            field = NumberEdit()
            field.setText(str(number))
            return field
        case Kind.DAY, date() as on:
            days = DateEdit(today)
            days.set_day(on)
            return days
        case Kind.AMOUNT, int(cents):
            amount = MoneyEdit()
            amount.set_amount(Money(cents))
            return amount
    offered: tuple[object, ...] = (True, False) if view.kind is Kind.YES_NO else words_of(view.name)
    box = ChoiceBox([(value, value_words(view, value)) for value in offered])
    box.choose(view.value)
    return box


def value_in(field: ValueField) -> object | None:
    """Return the value that stands in the field; none when it is empty."""
    match field:
        case NumberEdit():
            return field.number()
        case DateEdit():
            return field.day()
        case MoneyEdit():
            return field.amount()
    return field.chosen()
