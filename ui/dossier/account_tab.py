"""The Vordering tab: what is owed on a day, and why."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from clerkdesk.services import dossiers
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import Account, DossierHeader
from ui.dossier import explanation
from ui.dossier.account_rows import RegimeRow, invoices_of, rows
from ui.dossier.account_view import AccountView, Asked
from ui.dossier.as_of_bar import AsOfBar
from ui.dossier.explain_panel import ExplainPanel
from ui.dossier.specification import specification
from ui.dossier.tab import DossierTab
from ui.runtime.context import ScreenContext
from ui.texts import t

_REST_MS = 60


class AccountTab(DossierTab[Account]):
    """Claims and statement on the day of the bar; every amount tells its reason."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._header: DossierHeader | None = None
        self._account: Account | None = None
        self._on: date | None = None
        self._explained = ""
        self.bar = AsOfBar(date.min)
        self.view = AccountView()
        self.panel = ExplainPanel()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.stale)
        self.bar.day_wanted.connect(self._go_to)
        self.bar.rate_change_wanted.connect(self._look_for_change)
        self.bar.copy_wanted.connect(self._copy)
        self.view.asked.connect(self.explain)
        self.panel.copied.connect(self._said_copied)
        self.panel.closed.connect(self.view.setFocus)
        self._lay_out()

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Account]:
        return partial(dossiers.account, desk, dossier_id, self._on)

    def show_content(self, header: DossierHeader, content: Account, *, keep: bool) -> None:
        self._header, self._account = header, content
        self.bar.show_day(content.statement.on, header.today)
        self.view.show_rows(rows(content))
        asked = self.view.amount_with(self.view.current_key() or "")
        if asked and self.panel.explanation():
            self._tell(asked)
        elif not keep or not asked:
            self.panel.hide()

    def take_focus(self) -> None:
        self.view.setFocus()

    def forget(self) -> None:
        self._on = self._header = self._account = None
        self._rest.stop()
        self.view.show_rows(())
        self.panel.hide()

    @Slot(object)
    def explain(self, asked: Asked) -> None:
        """Show why an amount is what it is; the same amount again takes the card away."""
        if self.panel.explanation() and asked.key == self._explained:
            self.panel.put_away()
        else:
            self._tell(asked)

    def _tell(self, asked: Asked) -> None:
        if self._account is None:
            return
        self._explained = asked.key
        invoices = invoices_of(self._account)
        if isinstance(asked, RegimeRow):
            self.panel.explain(explanation.of_regime(self._account.statement.regime, invoices))
        else:
            self.panel.explain(explanation.of_row(asked, invoices))

    @Slot(object)
    def _go_to(self, on: date) -> None:
        self._on = None if self._header and on == self._header.today else on
        self._rest.start()

    @Slot(bool)
    def _look_for_change(self, later: bool) -> None:
        if self._header is None or self._account is None:
            return
        work = partial(
            dossiers.rate_change,
            self._context.desk,
            self._header.id,
            self._account.statement.on,
            later=later,
        )
        self._context.tasks.read(self, work, self._change_found, latest="rate change")

    def _change_found(self, on: date | None) -> None:
        if on is None:
            self._context.requests.said.emit(t("dossier.account.no_rate_change"))
        else:
            self._go_to(on)

    @Slot()
    def _copy(self) -> None:
        if self._header and self._account:
            QGuiApplication.clipboard().setText(specification(self._header, self._account))
            self._context.requests.said.emit(t("dossier.account.copied"))

    @Slot()
    def _said_copied(self) -> None:
        self._context.requests.said.emit(t("dossier.explain.copied"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addSpacing(4)
        layout.addWidget(self.view, 100)
        card = QVBoxLayout()
        card.setContentsMargins(60, 4, 14, 8)
        card.addWidget(self.panel)
        layout.addLayout(card)
        layout.addStretch(1)
