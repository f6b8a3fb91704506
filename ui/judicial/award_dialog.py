"""Recording a judgment: what was awarded, and what that does to the debt before it is recorded."""

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from clerkdesk.domain.money import Money
from clerkdesk.services import awards
from clerkdesk.services.awards import Asked, AwardDraft, AwardProposal
from clerkdesk.services.done import Refused
from clerkdesk.services.dossiers import DossierHeader
from ui.costs.effect_card import EffectCard
from ui.judicial.award_fields import AwardFields
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.widgets.form_dialog import FormDialog

_REST_MS = 250
_TALLEST = 380


class AwardDialog(FormDialog):
    """The judgment as a form; corrections and costs follow what is typed, before anything is recorded."""

    kept = "judicial.award.kept"

    def __init__(
        self,
        context: ScreenContext,
        header: DossierHeader,
        claims: Sequence[Asked],
        drafts: Drafts,
        parent: QWidget,
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("judicial.award.title"), about, t("judicial.award.record"), parent)
        self._dossier_id = header.id
        self._proposed: AwardDraft | None = None
        self._record_when_proposed = False
        self.fields = AwardFields(claims, header.today, self)
        self.fields.add_to(self.form)
        self.fields.changed.connect(self._changed)
        self.card = EffectCard()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._propose)
        self.scroll_fields(_TALLEST)
        self.add_below(self.card)
        self.wanted.connect(self.record)
        self.keep_in(drafts, f"award-{header.id}")

    def typed(self) -> Typed:
        return self.fields.typed()

    def fill(self, typed: Typed) -> None:
        self.fields.fill(typed)
        self._rest.start()

    def done_words(self) -> str:
        return t("judicial.award.recorded")

    @Slot()
    def record(self) -> None:
        """Record the judgment, once it was shown what it does."""
        draft = self.fields.draft()
        if draft != self._proposed:
            self._record_when_proposed = True
            self._propose()
            return
        desk, dossier_id = self._context.desk, self._dossier_id
        self.send(lambda key: awards.record_award(desk, key, dossier_id, draft))

    @Slot()
    def _changed(self) -> None:
        self.keep()
        if self.fields.draft() != self._proposed:
            self._key = uuid4()
            self._rest.start()

    @Slot()
    def _propose(self) -> None:
        """Ask what recording would do; an unfinished judgment is not asked about."""
        draft = self.fields.draft()
        if not self._record_when_proposed and (draft.day is None or not draft.court):
            self.card.hide()
            return
        work = partial(_propose, self._context, self._dossier_id, draft)
        self._context.tasks.read(self, work, self._answered, self.failed, latest="proposal")

    def _answered(self, answer: tuple[AwardDraft, AwardProposal | Refused]) -> None:
        draft, proposal = answer
        record, self._record_when_proposed = self._record_when_proposed, False
        if isinstance(proposal, Refused):
            self.card.hide()
            if record:
                self.refuse(proposal.problems)
            return
        self.form.clear_problems()
        self._proposed = draft
        self.card.show_effect(self._said(draft, proposal), proposal.before, proposal.after, proposal.warnings)
        if record and not proposal.warnings:
            self.record()

    def _said(self, draft: AwardDraft, proposal: AwardProposal) -> list[str]:
        said = []
        for claim_id, amount in proposal.corrections:
            invoice = self.fields.invoice(claim_id)
            way = "less" if amount < 0 else "more"
            said.append(t(f"judicial.proposal.{way}", invoice=invoice, amount=Money(abs(amount))))
        said += [t("judicial.proposal.cost", kind=cost.kind, amount=cost.amount) for cost in proposal.costs]
        said = said or [t("judicial.proposal.nothing")]
        return [*said, t("judicial.proposal.title", day=draft.day)]

    def failed(self, error: Exception) -> None:
        self._record_when_proposed = False
        super().failed(error)


def _propose(
    context: ScreenContext, dossier_id: int, draft: AwardDraft
) -> tuple[AwardDraft, AwardProposal | Refused]:
    return draft, awards.propose_award(context.desk, dossier_id, draft)
