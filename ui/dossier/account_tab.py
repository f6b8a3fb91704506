"""The Vordering tab: what is owed on a day, and why."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.services import dossiers
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import Account, DossierHeader
from ui.dossier.account_rows import rows
from ui.dossier.account_view import AccountView
from ui.dossier.as_of_bar import AsOfBar
from ui.dossier.lens_panel import LensPanel
from ui.dossier.specification import specification
from ui.dossier.tab import DossierTab
from ui.explain import explanation
from ui.explain.explainer import Explainer
from ui.explain.explanation import Asked, Explanation
from ui.runtime.context import ScreenContext
from ui.texts import t

_REST_MS = 60


class AccountTab(DossierTab[Account]):
    """Claims and statement on the day of the bar; every amount tells its reason on the card beside it."""

    def __init__(self, context: ScreenContext, explainer: Explainer) -> None:
        super().__init__()
        self._context = context
        self._header: DossierHeader | None = None
        self._account: Account | None = None
        self._on: date | None = None
        self._explained = ""
        self._lens_wanted = False
        self.explainer = explainer
        self.bar = AsOfBar(date.min)
        self.view = AccountView()
        self.lens = LensPanel()
        self.panel = explainer.card
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.stale)
        self._connect()
        self._lay_out()

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Account]:
        return partial(dossiers.account, desk, dossier_id, self._on)

    def show_content(self, header: DossierHeader, content: Account, *, keep: bool) -> None:
        self._header, self._account = header, content
        self.bar.show_day(content.statement.on, header.today)
        self.view.show_rows(rows(content))
        if self._lens_wanted:
            self._lens_wanted = False
            self.show_lens()
        elif not self.lens.isHidden():
            self.lens.show_lens(content)
        asked = self.view.amount_with(self._explained)
        if not self.explainer.is_open(self.view):
            return
        if asked:
            self._tell(asked)
        else:
            self.explainer.put_away()

    def take_focus(self) -> None:
        self.view.setFocus()

    def forget(self) -> None:
        self._on = self._header = self._account = None
        self._rest.stop()
        self.explainer.put_away()
        self.view.show_rows(())
        self.lens.hide()

    @Slot(object)
    def explain(self, asked: Asked) -> None:
        """Show why an amount is what it is; the same amount again takes the card away."""
        if self.explainer.is_open(self.view) and asked.key == self._explained:
            self.explainer.put_away()
        else:
            self._tell(asked)

    @Slot()
    def toggle_lens(self) -> None:
        """Show clause, law and limit side by side, or take them away."""
        if not self.lens.isHidden():
            self._close_lens()
        else:
            self.show_lens()

    def show_lens_when_read(self) -> None:
        """Show clause, law and limit as soon as the account is there."""
        self._lens_wanted = True

    def show_lens(self) -> None:
        """Show clause, law and limit of the account, with the keyboard on the first of them."""
        if self._account is None:
            return
        self.lens.show_lens(self._account)
        self.lens.show()
        self.bar.show_lens(True)
        if self.lens.cells():
            self.lens.cells()[0].setFocus()

    @Slot()
    def _close_lens(self) -> None:
        self.explainer.put_away()
        self.lens.hide()
        self.bar.show_lens(False)
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step months and rate changes from anywhere on the tab."""
        if not self.bar.answers(event):
            super().keyPressEvent(event)

    def _tell(self, asked: Asked) -> None:
        if self._account is None:
            return
        self._explained = asked.key
        found = explanation.of_row(asked, self._account)
        self.explainer.tell(found, self.view, self.view.place_of(asked.key))

    @Slot(object)
    def _follow(self, asked: Asked) -> None:
        """Let an open card go along with the cursor."""
        if self.explainer.is_open(self.view):
            self._tell(asked)

    @Slot(object, object)
    def _explain_cell(self, explained: Explanation, beside: QWidget) -> None:
        self.explainer.tell(explained, beside)

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

    def _connect(self) -> None:
        self.bar.day_wanted.connect(self._go_to)
        self.bar.rate_change_wanted.connect(self._look_for_change)
        self.bar.copy_wanted.connect(self._copy)
        self.bar.lens_wanted.connect(self.toggle_lens)
        self.view.asked.connect(self.explain)
        self.view.moved.connect(self._follow)
        self.lens.asked.connect(self._explain_cell)
        self.lens.closed.connect(self._close_lens)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addSpacing(4)
        layout.addWidget(self.view, 100)
        compared = QVBoxLayout()
        compared.setContentsMargins(14, 4, 14, 8)
        compared.addWidget(self.lens)
        layout.addLayout(compared)
        layout.addStretch(1)
