"""The dialogs of a dossier: which opens for what."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clerkdesk.services import disputes, holds, notices, payments
from clerkdesk.services.disputes import DisputeView
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import DossierHeader, HoldView
from clerkdesk.services.payments import PaymentView
from ui.disputes.dispute_dialog import DisputeDialog
from ui.dossier.header_words import hold_band
from ui.holds.hold_dialog import HoldDialog
from ui.notices.change_dialog import DeliveryDialog, WithdrawalDialog
from ui.notices.notice_dialog import NoticeDialog
from ui.payments.payment_dialog import PaymentDialog
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts
from ui.texts import t
from ui.widgets.reason_dialog import Act, ReasonDialog


class DossierForms(QObject):
    """Opens dialogs over the window of ``parent``; each does its own work and closes itself."""

    def __init__(self, context: ScreenContext, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._drafts = drafts
        self._window = parent

    def payment(self, header: DossierHeader) -> None:
        """Book a payment."""
        PaymentDialog(self._context, header, self._drafts, self._window).open()

    def dispute(self, header: DossierHeader) -> None:
        """Open a dispute."""
        DisputeDialog(self._context, header, self._drafts, self._window).open()

    def hold(self, header: DossierHeader) -> None:
        """Stop work on the dossier."""
        HoldDialog(self._context, header, self._drafts, self._window).open()

    def notice(self, header: DossierHeader) -> None:
        """Record a notice that the creditor sent, where anything depends on one."""
        if not notices.kinds_of(header.regime.id):
            self._context.requests.said.emit(t("notices.new.not_needed"))
            return
        NoticeDialog(self._context, header, self._drafts, self._window).open()

    def delivery(self, header: DossierHeader) -> None:
        """Say on which day a notice arrived."""
        DeliveryDialog(self._context, header, self._window).open()

    def withdrawal(self, header: DossierHeader) -> None:
        """Take back a notice that was recorded by mistake."""
        WithdrawalDialog(self._context, header, self._window).open()

    def lift(self, header: DossierHeader, hold: HoldView) -> None:
        """Resume work before the day of a hold."""
        act = partial(_with_reason, partial(holds.lift_hold, self._context.desk), hold.id)
        self._ask("holds.lift", hold_band(hold), act)

    def reversal(self, header: DossierHeader, payment: PaymentView) -> None:
        """Take a payment back."""
        about = t("payments.reverse.about", amount=payment.amount, day=payment.value_date)
        act = partial(_with_reason, partial(payments.reverse_payment, self._context.desk), payment.entry_id)
        self._ask("payments.reverse", about, act)

    def closing(self, header: DossierHeader, dispute: DisputeView) -> None:
        """End a dispute."""
        about = t("disputes.close.about", invoice=dispute.invoice, amount=dispute.amount)
        act = partial(_with_reason, partial(disputes.close_dispute, self._context.desk), dispute.id)
        self._ask("disputes.close", about, act)

    def _ask(self, words: str, about: str, act: Act) -> None:
        title, done, said = (t(f"{words}.{name}") for name in ("title", "do", "done"))
        ReasonDialog(self._context, title, about, done, act, said, self._window).open()


def _with_reason(
    act: Callable[[UUID, int, str], Done[int] | Refused], number: int, key: UUID, reason: str
) -> Done[int] | Refused:
    return act(key, number, reason)
