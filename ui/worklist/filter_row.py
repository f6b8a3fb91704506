"""The filter row above the list, there when it is asked for."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from clerkdesk.services.creditors import CreditorRow
from clerkdesk.services.worklist import Selection
from ui.texts import t
from ui.widgets.caption import caption
from ui.widgets.money_edit import MoneyEdit

_REST_MS = 250
_COUNTRIES = ("NL", "BE")


class FilterRow(QFrame):
    """Creditor, country and least amount; says ``changed`` after a short rest."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._creditor = QComboBox()
        self._creditor.setMaximumWidth(180)
        self._creditor.addItem(t("worklist.filter.any"), None)
        self._country = QComboBox()
        self._country.addItem(t("worklist.filter.any"), None)
        for country in _COUNTRIES:
            self._country.addItem(t(f"worklist.country.{country}"), country)
        self._at_least = MoneyEdit()
        self._at_least.setMaximumWidth(90)
        clear = QPushButton(t("worklist.filter.clear"))
        clear.setFlat(True)
        clear.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 6)
        layout.setSpacing(6)
        for words, field in (
            (t("worklist.filter.creditor"), self._creditor),
            (t("worklist.filter.country"), self._country),
            (t("worklist.filter.at_least"), self._at_least),
        ):
            layout.addWidget(caption(words, field))
            layout.addWidget(field, 1 if field is self._creditor else 0)
        layout.addWidget(clear)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.changed)
        for box in (self._creditor, self._country):
            box.currentIndexChanged.connect(self._rest.start)
        self._at_least.amount_changed.connect(self._rest.start)
        self.hide()

    def show_creditors(self, creditors: tuple[CreditorRow, ...]) -> None:
        """Offer these creditors; the chosen one stays chosen."""
        chosen = self._creditor.currentData()
        self._creditor.blockSignals(True)
        while self._creditor.count() > 1:
            self._creditor.removeItem(1)
        for creditor in creditors:
            self._creditor.addItem(creditor.name, creditor.id)
        self._creditor.setCurrentIndex(max(0, self._creditor.findData(chosen)))
        self._creditor.blockSignals(False)

    def applied_to(self, selection: Selection) -> Selection:
        """Return ``selection`` narrowed by what is filled in; as it is while the row is hidden."""
        if self.isHidden():
            return replace(selection, creditor_id=None, country=None, at_least=None)
        return replace(
            selection,
            creditor_id=self._creditor.currentData(),
            country=self._country.currentData(),
            at_least=self._at_least.amount(),
        )

    def clear(self) -> None:
        """Narrow nothing, and go away."""
        self._creditor.setCurrentIndex(0)
        self._country.setCurrentIndex(0)
        self._at_least.set_amount(None)
        self._rest.stop()
        self.hide()
        self.changed.emit()
        self.closed.emit()

    def open(self) -> None:
        """Show the row and go to its first field."""
        self.show()
        self._creditor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the filter."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
