"""Recording a judgment: what was awarded, and what that does to the debt before it is recorded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clerkdesk.domain.money import Money
from clerkdesk.services import awards
from clerkdesk.services.awards import Asked, AwardDraft, AwardProposal
from clerkdesk.services.dossiers import DossierHeader
from ui.costs.effect_card import EffectCard
from ui.judicial.award_fields import AwardFields
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.widgets.proposing_dialog import ProposingDialog

_TALLEST = 380


class AwardDialog(ProposingDialog[AwardDraft, AwardProposal]):
    """The judgment as a form; corrections and costs follow what is typed, before anything is recorded."""

    kept = "judicial.award.kept"
    rest_ms = 250

    def __init__(
        self,
        context: ScreenContext,
        header: DossierHeader,
        claims: Sequence[Asked],
        drafts: Drafts,
        parent: QWidget,
    ) -> None:
        super().__init__(
            context,
            header,
            t("judicial.award.title"),
            t("judicial.award.record"),
            parent,
            propose=awards.propose_award,
            post=awards.record_award,
        )
        self.fields = AwardFields(claims, header.today, self)
        self.fields.add_to(self.form)
        self.fields.changed.connect(self._changed)
        self.card = EffectCard()
        self.scroll_fields(_TALLEST)
        self.add_below(self.card)
        self.keep_in(drafts, f"award-{header.id}")

    def draft(self) -> AwardDraft:
        """Return the judgment as it stands."""
        return self.fields.draft()

    def typed(self) -> Typed:
        return self.fields.typed()

    def fill(self, typed: Typed) -> None:
        self.fields.fill(typed)
        self._rest.start()

    def done_words(self) -> str:
        return t("judicial.award.recorded")

    def tells_enough(self, draft: AwardDraft) -> bool:
        return draft.day is not None and bool(draft.court)

    def show_proposal(self, draft: AwardDraft, proposal: AwardProposal) -> None:
        said = self._said(draft, proposal)
        self.card.show_effect(said, proposal.before, proposal.after, proposal.warnings)

    def show_nothing(self) -> None:
        self.card.hide()

    def _said(self, draft: AwardDraft, proposal: AwardProposal) -> list[str]:
        said = []
        for claim_id, amount in proposal.corrections:
            invoice = self.fields.invoice(claim_id)
            way = "less" if amount < 0 else "more"
            said.append(t(f"judicial.proposal.{way}", invoice=invoice, amount=Money(abs(amount))))
        said += [t("judicial.proposal.cost", kind=cost.kind, amount=cost.amount) for cost in proposal.costs]
        said = said or [t("judicial.proposal.nothing")]
        return [*said, t("judicial.proposal.title", day=draft.day)]
