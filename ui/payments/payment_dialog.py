"""Booking a payment: its fields, and what it will do before it is booked."""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.services import dossiers, payments
from clerkdesk.services.done import Refused
from clerkdesk.services.dossiers import Account, DossierHeader
from clerkdesk.services.payments import PaymentDraft, PaymentProposal, ReceivedBy
from ui.explain.explainer import Explainer
from ui.format import euro
from ui.payments.named_claims import NamedClaims
from ui.payments.proposal_card import ProposalCard
from ui.payments.proposal_words import explained
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.money_edit import MoneyEdit

_REST_MS = 200


class PaymentDialog(FormDialog):
    """Amount, value date, received by, reference, named claims; the allocation follows what is typed."""

    kept = "payments.new.kept"

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("payments.new.title"), about, t("payments.new.book"), parent)
        self._dossier_id = header.id
        self._proposed: PaymentDraft | None = None
        self._book_when_proposed = False
        self.amount = MoneyEdit()
        self.value_date = DateEdit(header.today)
        self.received_by = ChoiceBox([(who, t(f"payments.received_by.{who}")) for who in ReceivedBy])
        self.reference = QLineEdit(maxLength=140)
        self.claims = NamedClaims()
        self.card = ProposalCard()
        self.card.asked.connect(self._explain)
        self.explainer = Explainer(context, self)
        self._account: Account | None = None
        self._proposal: PaymentProposal | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._propose)
        self._add_fields()
        self.add_below(self.card)
        self.wanted.connect(self.book)
        self.keep_in(drafts, f"payment-{header.id}")
        work = partial(dossiers.account, context.desk, header.id)
        context.tasks.read(self, work, self._claims_read, latest="claims")

    def draft(self) -> PaymentDraft:
        """Return the payment as it stands."""
        return PaymentDraft(
            amount=self.amount.amount(),
            value_date=self.value_date.day(),
            received_by=ReceivedBy(str(self.received_by.chosen())),
            reference=self.reference.text().strip(),
            claim_ids=self.claims.chosen(),
        )

    def typed(self) -> Typed:
        by = self.draft().received_by
        return {
            "amount": self.amount.text(),
            "value_date": self.value_date.text(),
            "reference": self.reference.text(),
            "received_by": "" if by is ReceivedBy.AGENCY else by.value,
        }

    def fill(self, typed: Typed) -> None:
        self.amount.setText(typed.get("amount", ""))
        self.value_date.setText(typed.get("value_date", ""))
        self.reference.setText(typed.get("reference", ""))
        self.received_by.choose(ReceivedBy(typed.get("received_by") or ReceivedBy.AGENCY))
        self._rest.start()

    def done_words(self) -> str:
        amount = self.amount.amount()
        return "" if amount is None else t("payments.new.booked", amount=euro(amount))

    @Slot()
    def book(self) -> None:
        """Book the payment, once its allocation was shown."""
        draft = self.draft()
        if draft != self._proposed:
            self._book_when_proposed = True
            self._propose()
            return
        desk, dossier_id = self._context.desk, self._dossier_id
        self.send(lambda key: payments.post_payment(desk, key, dossier_id, draft))

    def _add_fields(self) -> None:
        self.form.add("amount", t("payments.field.amount"), self.amount)
        self.form.add(
            "value_date", t("payments.field.value_date"), self.value_date, t("dossier.form.past_day_hint")
        )
        self.form.add("received_by", t("payments.field.received_by"), self.received_by)
        self.form.add("reference", t("payments.field.reference"), self.reference)
        self.form.add("claim_ids", t("payments.field.claims"), self.claims, t("payments.field.claims_hint"))
        self.amount.amount_changed.connect(self._changed)
        self.value_date.day_changed.connect(self._changed)
        self.value_date.editingFinished.connect(self._changed)
        self.reference.textEdited.connect(self._changed)
        self.received_by.currentIndexChanged.connect(self._changed)
        self.claims.changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self.keep()
        if self.draft() != self._proposed:
            self._key = uuid4()
            self._rest.start()

    @Slot()
    def _propose(self) -> None:
        """Ask what booking would do; an unfinished payment is not asked about."""
        draft = self.draft()
        asked = self._book_when_proposed
        if not asked and (draft.amount is None or draft.value_date is None):
            self.card.hide()
            return
        work = partial(_propose, self._context, self._dossier_id, draft)
        self._context.tasks.read(self, work, self._answered, self.failed, latest="proposal")

    def _answered(self, answer: tuple[PaymentDraft, PaymentProposal | Refused]) -> None:
        draft, proposal = answer
        book, self._book_when_proposed = self._book_when_proposed, False
        if isinstance(proposal, Refused):
            self.card.hide()
            if book:
                self.refuse(proposal.problems)
            return
        self.form.clear_problems()
        self._proposed, self._proposal = draft, proposal
        self.explainer.put_away()
        self.card.show_proposal(proposal)
        if book and not proposal.warnings:
            self.book()

    def failed(self, error: Exception) -> None:
        self._book_when_proposed = False
        super().failed(error)

    def _claims_read(self, account: Account) -> None:
        self._account = account
        self.claims.offer(account.claims)

    @Slot(str, bool, object)
    def _explain(self, name: str, after: bool, label: QWidget) -> None:
        """Show why a figure of the proposal is what it is."""
        if self._account is not None and self._proposal is not None:
            self.explainer.tell(explained(self._account, self._proposal, name, after=after), label)


def _propose(
    context: ScreenContext, dossier_id: int, draft: PaymentDraft
) -> tuple[PaymentDraft, PaymentProposal | Refused]:
    return draft, payments.propose_payment(context.desk, dossier_id, draft)
