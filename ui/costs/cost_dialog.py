"""Booking a cost: its fields, and what it will do before it is booked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.money import ZERO
from clerkdesk.services import attachments, costs
from clerkdesk.services.attachments import Label
from clerkdesk.services.costs import BorneBy, CostDraft, CostKind, CostProposal
from clerkdesk.services.dossiers import DossierHeader
from ui.costs.effect_card import EffectCard
from ui.costs.words import kind_name
from ui.format import day, euro
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import reason_sentence, t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.proposing_dialog import ProposingDialog

_TALLEST = 420


class CostDialog(ProposingDialog[CostDraft, CostProposal]):
    """Kind, day, amount, VAT, whose account, interest, invoice; what it does follows what is typed."""

    kept = "costs.new.kept"

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        super().__init__(
            context,
            header,
            t("costs.new.title"),
            t("costs.new.book"),
            parent,
            propose=costs.propose_cost,
            post=costs.post_cost,
        )
        kinds: list[tuple[object, str]] = [(None, t("costs.new.choose_kind"))]
        self.kind = ChoiceBox([*kinds, *((kind, kind_name(kind)) for kind in CostKind)])
        self.on = DateEdit(header.today)
        self.amount = MoneyEdit()
        self.vat = MoneyEdit()
        self.borne_by = ChoiceBox([(who, t(f"costs.borne_by.{who}")) for who in BorneBy])
        self.interest_from = DateEdit(header.today)
        self.invoice = ChoiceBox([(None, t("costs.new.no_invoice"))])
        self.reference = QLineEdit(maxLength=140)
        self.card = EffectCard()
        self._add_fields()
        self.scroll_fields(_TALLEST)
        self.add_below(self.card)
        self.keep_in(drafts, f"cost-{header.id}")
        work = partial(attachments.kept, context.desk, header.id)
        context.tasks.read(self, work, self._files_read, latest="files")

    def draft(self) -> CostDraft:
        """Return the cost as it stands."""
        kind, invoice = self.kind.chosen(), self.invoice.chosen()
        return CostDraft(
            kind=None if kind is None else CostKind(str(kind)),
            on=self.on.day(),
            amount=self.amount.amount(),
            interest_from=self.interest_from.day(),
            vat=self.vat.amount() or ZERO,
            borne_by=BorneBy(str(self.borne_by.chosen())),
            attachment_id=invoice if isinstance(invoice, int) else None,
            reference=self.reference.text().strip(),
        )

    def typed(self) -> Typed:
        draft = self.draft()
        return {
            "kind": str(draft.kind or ""),
            "on": self.on.text(),
            "amount": self.amount.text(),
            "vat": self.vat.text(),
            "borne_by": "" if draft.borne_by is BorneBy.DEBTOR else draft.borne_by.value,
            "interest_from": self.interest_from.text(),
            "reference": self.reference.text(),
        }

    def fill(self, typed: Typed) -> None:
        kind = typed.get("kind")
        self.kind.choose(CostKind(kind) if kind else None)
        self.on.setText(typed.get("on", ""))
        self.amount.setText(typed.get("amount", ""))
        self.vat.setText(typed.get("vat", ""))
        self.borne_by.choose(BorneBy(typed.get("borne_by") or BorneBy.DEBTOR))
        self.interest_from.setText(typed.get("interest_from", ""))
        self.reference.setText(typed.get("reference", ""))
        self._rest.start()

    def done_words(self) -> str:
        amount = self.amount.amount()
        return "" if amount is None else t("costs.new.booked", amount=euro(amount))

    def _add_fields(self) -> None:
        add = self.form.add
        add("kind", t("costs.field.kind"), self.kind)
        add("on", t("costs.field.on"), self.on, t("dossier.form.past_day_hint"))
        add("amount", t("costs.field.amount"), self.amount)
        add("vat", t("costs.field.vat"), self.vat, t("costs.field.vat_hint"))
        add("borne_by", t("costs.field.borne_by"), self.borne_by)
        add(
            "interest_from",
            t("costs.field.interest_from"),
            self.interest_from,
            t("costs.field.interest_from_hint"),
        )
        add("attachment_id", t("costs.field.invoice"), self.invoice)
        add("reference", t("costs.field.reference"), self.reference)
        for days in (self.on, self.interest_from):
            days.day_changed.connect(self._changed)
            days.editingFinished.connect(self._changed)
        for amounts in (self.amount, self.vat):
            amounts.amount_changed.connect(self._changed)
        for choice in (self.kind, self.borne_by, self.invoice):
            choice.currentIndexChanged.connect(self._changed)
        self.reference.textEdited.connect(self._changed)

    def tells_enough(self, draft: CostDraft) -> bool:
        return None not in (draft.kind, draft.on, draft.amount)

    def show_proposal(self, draft: CostDraft, proposal: CostProposal) -> None:
        self.card.show_effect([_said(proposal)], proposal.before, proposal.after, proposal.warnings)

    def show_nothing(self) -> None:
        self.card.hide()

    def wants_a_look(self, proposal: CostProposal) -> bool:
        return super().wants_a_look(proposal) or proposal.not_claimable is not None

    def _files_read(self, files: Sequence[Label]) -> None:
        none: list[tuple[object, str]] = [(None, t("costs.new.no_invoice"))]
        self.invoice.offer([*none, *((file.id, f"{file.name} · {day(file.added_on)}") for file in files)])


def _said(proposal: CostProposal) -> str:
    if proposal.borne_by is BorneBy.CREDITOR:
        return t("costs.proposal.creditor", amount=proposal.cost.amount)
    if proposal.not_claimable is not None:
        return reason_sentence(proposal.not_claimable)
    more = proposal.after.due - proposal.before.due
    return t("costs.proposal.debtor", amount=more) if more else t("costs.proposal.nothing")
