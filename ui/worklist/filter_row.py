"""The filter row above the list, there when it is asked for."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from clerkdesk.services.creditors import CreditorRow
from clerkdesk.services.worklist import Selection
from ui.icons import Icon, icon
from ui.texts import t
from ui.widgets.caption import caption
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.money_edit import MoneyEdit

_REST_MS = 250
_COUNTRIES = ("NL", "BE")
_CREDITOR = 150


class FilterRow(QFrame):
    """Creditor, country and least amount; says ``changed`` after a short rest."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._creditor = ChoiceBox([_any("creditor")])
        self._creditor.setMinimumWidth(_CREDITOR)
        countries = [(country, t(f"worklist.country.{country}")) for country in _COUNTRIES]
        self._country = ChoiceBox([_any("country"), *countries])
        self._at_least = MoneyEdit()
        self._at_least.setFixedWidth(90)
        clear = QToolButton()
        clear.setIcon(icon(Icon.CLOSE))
        clear.setToolTip(t("worklist.filter.clear"))
        clear.setAccessibleName(t("worklist.filter.clear"))
        clear.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 6)
        layout.setSpacing(6)
        for words, box in (("creditor", self._creditor), ("country", self._country)):
            box.setAccessibleName(t(f"worklist.filter.{words}"))
            layout.addWidget(box, 1 if box is self._creditor else 0)
        layout.addSpacing(4)
        layout.addWidget(caption(t("worklist.filter.at_least"), self._at_least))
        layout.addWidget(self._at_least)
        layout.addWidget(clear)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.changed)
        for box in (self._creditor, self._country):
            box.currentIndexChanged.connect(self._rest.start)
        self._at_least.amount_changed.connect(self._rest.start)
        self.hide()

    def show_creditors(self, creditors: tuple[CreditorRow, ...]) -> None:
        """Offer these creditors; the chosen one stays chosen."""
        chosen = self._creditor.chosen()
        self._creditor.blockSignals(True)
        self._creditor.offer([_any("creditor"), *((creditor.id, creditor.name) for creditor in creditors)])
        self._creditor.blockSignals(True)
        self._creditor.choose(chosen)
        self._creditor.setCurrentIndex(max(0, self._creditor.currentIndex()))
        self._creditor.blockSignals(False)

    def applied_to(self, selection: Selection) -> Selection:
        """Return ``selection`` narrowed by what is filled in; as it is while the row is hidden."""
        if self.isHidden():
            return replace(selection, creditor_id=None, country=None, at_least=None)
        creditor, country = self._creditor.chosen(), self._country.chosen()
        return replace(
            selection,
            creditor_id=creditor if isinstance(creditor, int) else None,
            country=country if isinstance(country, str) else None,
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


def _any(what: str) -> tuple[None, str]:
    return None, t(f"worklist.filter.any_{what}")
