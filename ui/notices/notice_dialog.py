"""Recording a notice that the creditor sent, with what it means while it is filled in."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.services import dossiers, notices
from clerkdesk.services.dossiers import Account, DossierHeader
from clerkdesk.services.notices import NoticeDraft, NoticeProposal
from ui.notices.meaning_card import MeaningCard
from ui.notices.notice_fields import NoticeFields
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.proposing_dialog import ProposingDialog

_WIDTH, _BESIDE_WIDTH = 940, 460


class NoticeDialog(ProposingDialog[NoticeDraft, NoticeProposal]):
    """Kind, days, channel, term, costs, claims and a checklist; the verdict follows what is typed."""

    kept = "notices.new.kept"

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        super().__init__(
            context,
            header,
            t("notices.new.title"),
            t("notices.new.record"),
            parent,
            propose=notices.propose_notice,
            post=notices.record_notice,
        )
        self.setMinimumWidth(_WIDTH)
        self.card = MeaningCard()
        self.fields = NoticeFields(header, self)
        self.fields.add_to(self.form)
        self.add_beside(self._beside(), self.fields.checklist)
        self.fields.changed.connect(self._changed)
        self.keep_in(drafts, f"notice-{header.id}")
        work = partial(dossiers.account, context.desk, header.id)
        context.tasks.read(self, work, self._claims_read, latest="claims")

    def draft(self) -> NoticeDraft:
        """Return the notice as it stands."""
        return self.fields.draft()

    def typed(self) -> Typed:
        return self.fields.typed()

    def fill(self, typed: Typed) -> None:
        self.fields.fill(typed)

    def done_words(self) -> str:
        sent = self.fields.sent.day()
        return "" if sent is None else t("notices.new.recorded", day=sent)

    def _beside(self) -> QWidget:
        """Return the checklist with the verdicts, and under it what they mean."""
        beside = QWidget()
        beside.setFixedWidth(_BESIDE_WIDTH)
        layout = QVBoxLayout(beside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel(t("notices.field.checklist"), bold=True))
        layout.addWidget(self.fields.checklist)
        layout.addWidget(PlainLabel(t("notices.field.checklist_hint"), role=Role.MUTED, points=-1))
        layout.addWidget(self.card)
        layout.addStretch(1)
        return beside

    def tells_enough(self, draft: NoticeDraft) -> bool:
        return draft.sent is not None and bool(draft.claim_ids)

    def show_proposal(self, draft: NoticeDraft, proposal: NoticeProposal) -> None:
        self.fields.checklist.show_verdicts(proposal.verdicts)
        self.card.show_proposal(proposal)
        self.grow()

    def show_nothing(self) -> None:
        self.fields.checklist.show_verdicts(())
        self.card.show_nothing()

    def _claims_read(self, account: Account) -> None:
        self.fields.claims.offer(account.claims, ticked=True)
        self.grow()
        self._changed()
