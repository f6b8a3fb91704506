"""Booking a cost: its fields, and what it will do before it is booked."""

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.money import ZERO
from clerkdesk.services import attachments, costs
from clerkdesk.services.attachments import Label
from clerkdesk.services.costs import BorneBy, CostDraft, CostKind, CostProposal
from clerkdesk.services.done import Refused
from clerkdesk.services.dossiers import DossierHeader
from ui.costs.effect_card import EffectCard
from ui.costs.words import kind_name
from ui.format import day, euro
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import reason_sentence, t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.money_edit import MoneyEdit

_REST_MS = 200
_TALLEST = 420


class CostDialog(FormDialog):
    """Kind, day, amount, VAT, whose account, interest, invoice; what it does follows what is typed."""

    kept = "costs.new.kept"

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("costs.new.title"), about, t("costs.new.book"), parent)
        self._dossier_id = header.id
        self._proposed: CostDraft | None = None
        self._book_when_proposed = False
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
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._propose)
        self._add_fields()
        self.scroll_fields(_TALLEST)
        self.add_below(self.card)
        self.wanted.connect(self.book)
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

    @Slot()
    def book(self) -> None:
        """Book the cost, once it was shown what it does."""
        draft = self.draft()
        if draft != self._proposed:
            self._book_when_proposed = True
            self._propose()
            return
        desk, dossier_id = self._context.desk, self._dossier_id
        self.send(lambda key: costs.post_cost(desk, key, dossier_id, draft))

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

    @Slot()
    def _changed(self) -> None:
        self.keep()
        if self.draft() != self._proposed:
            self._key = uuid4()
            self._rest.start()

    @Slot()
    def _propose(self) -> None:
        """Ask what booking would do; an unfinished cost is not asked about."""
        draft = self.draft()
        if not self._book_when_proposed and None in (draft.kind, draft.on, draft.amount):
            self.card.hide()
            return
        work = partial(_propose, self._context, self._dossier_id, draft)
        self._context.tasks.read(self, work, self._answered, self.failed, latest="proposal")

    def _answered(self, answer: tuple[CostDraft, CostProposal | Refused]) -> None:
        draft, proposal = answer
        book, self._book_when_proposed = self._book_when_proposed, False
        if isinstance(proposal, Refused):
            self.card.hide()
            if book:
                self.refuse(proposal.problems)
            return
        self.form.clear_problems()
        self._proposed = draft
        self.card.show_effect([_said(proposal)], proposal.before, proposal.after, proposal.warnings)
        if book and not proposal.warnings and proposal.not_claimable is None:
            self.book()

    def failed(self, error: Exception) -> None:
        self._book_when_proposed = False
        super().failed(error)

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


def _propose(
    context: ScreenContext, dossier_id: int, draft: CostDraft
) -> tuple[CostDraft, CostProposal | Refused]:
    return draft, costs.propose_cost(context.desk, dossier_id, draft)
