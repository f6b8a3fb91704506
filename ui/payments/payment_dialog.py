"""Booking a payment: its fields, and what it will do before it is booked."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.services import dossiers, payments
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
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.proposing_dialog import ProposingDialog


class PaymentDialog(ProposingDialog[PaymentDraft, PaymentProposal]):
    """Amount, value date, received by, reference, named claims; the allocation follows what is typed."""

    kept = "payments.new.kept"

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        super().__init__(
            context,
            header,
            t("payments.new.title"),
            t("payments.new.book"),
            parent,
            propose=payments.propose_payment,
            post=payments.post_payment,
        )
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
        self._add_fields()
        self.add_below(self.card)
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

    def tells_enough(self, draft: PaymentDraft) -> bool:
        return draft.amount is not None and draft.value_date is not None

    def show_proposal(self, draft: PaymentDraft, proposal: PaymentProposal) -> None:
        self._proposal = proposal
        self.explainer.put_away()
        self.card.show_proposal(proposal)

    def show_nothing(self) -> None:
        self.card.hide()

    def _claims_read(self, account: Account) -> None:
        self._account = account
        self.claims.offer(account.claims)

    @Slot(str, bool, object)
    def _explain(self, name: str, after: bool, label: QWidget) -> None:
        """Show why a figure of the proposal is what it is."""
        if self._account is not None and self._proposal is not None:
            self.explainer.tell(explained(self._account, self._proposal, name, after=after), label)
