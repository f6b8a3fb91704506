"""The Betalingen tab: what was received, where it went, and what was taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clerkdesk.services import dossiers, payments
from clerkdesk.services.context import Desk
from clerkdesk.services.dossiers import Account, DossierHeader
from clerkdesk.services.payments import PaymentView
from ui.dossier.account_rows import allocation
from ui.dossier.tab import DossierTab
from ui.explain.explained_rows import ExplainedRows, Question
from ui.explain.explainer import Explainer
from ui.explain.explanation import Explanation, of_key
from ui.format import day, money
from ui.icons import Icon
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_or_empty import ListOrEmpty, inset
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.table_column import TableColumn

Payments = tuple[PaymentView, ...]


class PaymentsTab(DossierTab[Payments]):
    """The payments with their allocation; a new one and a reversal are asked of the page."""

    new_wanted = Signal()
    reversal_wanted = Signal(object)

    def __init__(self, context: ScreenContext, explainer: Explainer) -> None:
        super().__init__()
        self._context = context
        self._dossier_id: int | None = None
        self.table = PagedTable(_columns(), lambda payment: payment.entry_id)
        self.table.setAccessibleName(t("payments.list.name"))
        self.table.selection_changed.connect(self._show_about)
        self._explained = ExplainedRows(self.table, explainer, self._question)
        self._new = QPushButton(t("payments.list.new"))
        self._new.clicked.connect(self.new_wanted)
        self.reverse_button = QPushButton(t("payments.list.reverse"))
        self.reverse_button.clicked.connect(self._ask_reversal)
        self._about = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        empty = EmptyState(
            Icon.MONEY, t("payments.empty.title"), t("payments.empty.sentence"), t("payments.list.new")
        )
        empty.pressed.connect(self.new_wanted)
        self._list = ListOrEmpty(inset(self.table), empty)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 8, 14, 6)
        buttons.setSpacing(8)
        buttons.addWidget(self._new)
        buttons.addWidget(self.reverse_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addWidget(self._list, 1)
        self._about.setContentsMargins(14, 6, 14, 8)
        layout.addWidget(self._about)

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Payments]:
        return partial(payments.payments, desk, dossier_id)

    def show_content(self, header: DossierHeader, content: Payments, *, keep: bool) -> None:
        self._dossier_id = header.id
        current = self.table.current_row() if keep else None
        self.table.show_rows(content, current=current.entry_id if current else None)
        self._list.show_list(bool(content))
        self._show_about()

    def forget(self) -> None:
        self.table.show_rows(())
        self._show_about()

    def take_focus(self) -> None:
        self.table.setFocus()

    def _question(self, payment: PaymentView) -> Question | None:
        if self._dossier_id is None:
            return None
        key = f"payment-{payment.entry_id:015d}"
        reading = partial(dossiers.account, self._context.desk, self._dossier_id)
        return reading, partial(_payment_in, key)

    @Slot()
    def _ask_reversal(self) -> None:
        payment = self.table.current_row()
        if payment is not None:
            self.reversal_wanted.emit(payment)

    @Slot()
    def _show_about(self) -> None:
        """Say what the selected payment did, and whether it can be taken back."""
        payment = self.table.current_row()
        why = _why_not(payment)
        self.reverse_button.setEnabled(not why)
        self.reverse_button.setToolTip(why)
        self._about.setText(_about(payment) if payment else "")
        self._about.setVisible(payment is not None)


def _payment_in(key: str, account: Account) -> Explanation | None:
    return of_key(account, key)


def _why_not(payment: PaymentView | None) -> str:
    if payment is None:
        return t("payments.why_not.none")
    if payment.reverses is not None:
        return t("payments.why_not.reversal")
    return t("payments.why_not.reversed") if payment.reversed_by is not None else ""


def _about(payment: PaymentView) -> str:
    booked = t("payments.list.booked", day=payment.booked_on, by=payment.by)
    split = allocation(payment.allocation) if payment.allocation else ""
    reason = t("payments.list.because", reason=payment.reason) if payment.reason else ""
    return "\n".join(part for part in (booked, split, reason) if part)


def _columns() -> list[TableColumn[PaymentView]]:
    return [
        TableColumn("value_date", t("payments.column.value_date"), lambda p: day(p.value_date), 80),
        TableColumn(
            "amount",
            t("payments.column.amount"),
            lambda p: money(p.amount),
            76,
            right=True,
            bold=_counts,
            hint=lambda p: t("explain.row_tip"),
        ),
        TableColumn(
            "allocation",
            t("payments.column.allocation"),
            lambda p: allocation(p.allocation) if p.allocation else _state(p),
            160,
            stretch=True,
            role=_tint,
            hint=lambda p: allocation(p.allocation) if p.allocation else "",
        ),
        TableColumn(
            "received_by",
            t("payments.column.received_by"),
            lambda p: t(f"payments.received_by.{p.received_by}"),
            100,
        ),
        TableColumn(
            "reference", t("payments.column.reference"), lambda p: p.reference, 84, hint=lambda p: p.reference
        ),
    ]


def _counts(payment: PaymentView) -> bool:
    return payment.reversed_by is None and payment.reverses is None


def _state(payment: PaymentView) -> str:
    if payment.reverses is not None:
        return t("payments.state.reversal")
    return t("payments.state.reversed") if payment.reversed_by is not None else ""


def _tint(payment: PaymentView) -> Role:
    return Role.TEXT if _counts(payment) else Role.MUTED
