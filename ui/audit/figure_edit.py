"""A field for what a tariff should have been: a percentage or an amount, as the choice asks."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from clerkdesk.domain.money import Money
from ui.creditors.typed_terms import read_percent
from ui.texts import t
from ui.widgets.typed_text import read_amount


class FigureEdit(QLineEdit):
    """Takes ``4,5`` or ``4.5`` for a percentage, ``40`` or ``1.234,50`` for an amount; may stay empty."""

    def __init__(self) -> None:
        super().__init__()
        self._is_amount = False
        self.setMaxLength(18)
        self.setMaximumWidth(180)
        self.ask_for(amount=False)

    def ask_for(self, *, amount: bool) -> None:
        """Take an amount from now on, or a percentage."""
        self._is_amount = amount
        self.setPlaceholderText(t("audit.form.amount_hint" if amount else "audit.form.percent_hint"))

    def percent(self) -> Decimal | None:
        """Return the percentage; none when there is none or an amount is asked for."""
        return None if self._is_amount else read_percent(self.text())

    def amount(self) -> Money | None:
        """Return the amount; none when there is none or a percentage is asked for."""
        return read_amount(self.text()) if self._is_amount else None

    def misread(self) -> str | None:
        """Return the sentence that says why the text means nothing; none when all is well or empty."""
        if not self.text().strip() or self.percent() is not None or self.amount() is not None:
            return None
        return t("audit.form.amount_misread" if self._is_amount else "audit.form.percent_misread")
