"""The fields for another value of a choice: whose it is, the value, and from which day."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from clerkdesk.services.choices import ChoiceView
from clerkdesk.services.choosing import ChoiceDraft
from ui.choices.value_fields import field_for, value_in
from ui.choices.words import value_words
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form


class ChoiceForm(Form):
    """Begins with what counts now; a creditor may also follow the office."""

    edited = Signal()

    def __init__(
        self, view: ChoiceView, creditor_id: int | None, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._creditor_id = view, creditor_id
        self._whose: ChoiceBox | None = None
        self.value = field_for(view, today)
        self.valid_from = DateEdit(today)
        if creditor_id is not None:
            self._whose = ChoiceBox([(False, t("choosing.field.own")), (True, self._office_words())])
            self._whose.currentIndexChanged.connect(self._own_or_not)
            self.add("whose", t("choosing.field.whose"), self._whose)
        self.add("value", t("choosing.field.value"), self.value)
        self.add("valid_from", t("choosing.field.valid_from"), self.valid_from, t("choosing.hint.valid_from"))
        for field in (self.value, self.valid_from):
            if isinstance(field, ChoiceBox):
                field.currentIndexChanged.connect(self.edited)
            else:
                field.textChanged.connect(self.edited)

    def draft(self) -> ChoiceDraft:
        """Return the choice as it stands in the fields."""
        as_office = self._whose is not None and bool(self._whose.chosen())
        value = None if as_office else value_in(self.value)
        return ChoiceDraft(self._view.name, self.valid_from.day(), value, self._creditor_id, as_office)

    def follow_office(self, follow: bool) -> None:
        """Choose to follow the office, or not."""
        if self._whose is not None:
            self._whose.choose(follow)

    def _office_words(self) -> str:
        return f"{t('choosing.as_office')}: {value_words(self._view, self._view.office)}"

    @Slot()
    def _own_or_not(self) -> None:
        self.value.setEnabled(self._whose is None or not self._whose.chosen())
        self.edited.emit()
