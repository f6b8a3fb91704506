"""A field for an amount, made for the numpad."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.money import Money
from ui.format import money
from ui.texts import t
from ui.widgets.typed_text import read_amount


class MoneyEdit(QLineEdit):
    """Takes ``12``, ``12,5``, ``12.50`` and ``1.234,50``; writes it out when the field is left."""

    amount_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText(money(Money(0)))
        self.setMaxLength(18)
        self.setMaximumWidth(140)
        self.textEdited.connect(self._tell)

    def amount(self) -> Money | None:
        """Return the amount in cents; none when the field is empty or means no amount."""
        return read_amount(self.text())

    def set_amount(self, amount: Money | None) -> None:
        """Show ``amount``."""
        self.setText("" if amount is None else money(amount))

    def misread(self) -> str | None:
        """Return the sentence that says why the text is no amount; none when all is well or empty."""
        if not self.text().strip() or self.amount() is not None:
            return None
        return t("widgets.money.misread")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the amount out."""
        super().focusOutEvent(event)
        if self.amount() is not None:
            self.set_amount(self.amount())

    def _tell(self) -> None:
        self.amount_changed.emit(self.amount())
