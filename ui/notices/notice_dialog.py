"""Recording a notice that the creditor sent, with what it means while it is filled in."""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.services import dossiers, notices
from clerkdesk.services.done import Refused
from clerkdesk.services.dossiers import Account, DossierHeader
from clerkdesk.services.notices import NoticeDraft, NoticeProposal
from ui.notices.meaning_card import MeaningCard
from ui.notices.notice_fields import NoticeFields
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain_label import PlainLabel

_REST_MS = 200
_WIDTH, _BESIDE_WIDTH = 940, 460


class NoticeDialog(FormDialog):
    """Kind, days, channel, term, costs, claims and a checklist; the verdict follows what is typed."""

    kept = "notices.new.kept"

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("notices.new.title"), about, t("notices.new.record"), parent)
        self.setMinimumWidth(_WIDTH)
        self._dossier_id = header.id
        self._proposed: NoticeDraft | None = None
        self._record_when_proposed = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._propose)
        self.card = MeaningCard()
        self.fields = NoticeFields(header, self)
        self.fields.add_to(self.form)
        self.add_beside(self._beside(), self.fields.checklist)
        self.fields.changed.connect(self._changed)
        self.wanted.connect(self.record)
        self.keep_in(drafts, f"notice-{header.id}")
        work = partial(dossiers.account, context.desk, header.id)
        context.tasks.read(self, work, self._claims_read, latest="claims")

    def typed(self) -> Typed:
        return self.fields.typed()

    def fill(self, typed: Typed) -> None:
        self.fields.fill(typed)

    def done_words(self) -> str:
        sent = self.fields.sent.day()
        return "" if sent is None else t("notices.new.recorded", day=sent)

    @Slot()
    def record(self) -> None:
        """Record the notice, once what it means was shown."""
        draft = self.fields.draft()
        if draft != self._proposed:
            self._record_when_proposed = True
            self._propose()
            return
        desk, dossier_id = self._context.desk, self._dossier_id
        self.send(lambda key: notices.record_notice(desk, key, dossier_id, draft))

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

    @Slot()
    def _changed(self) -> None:
        self.keep()
        if self.fields.draft() != self._proposed:
            self._key = uuid4()
            self._rest.start()

    @Slot()
    def _propose(self) -> None:
        """Ask what the notice means; an unfinished one is not asked about."""
        draft = self.fields.draft()
        if not self._record_when_proposed and (draft.sent is None or not draft.claim_ids):
            self._show_nothing()
            return
        work = partial(_propose, self._context, self._dossier_id, draft)
        self._context.tasks.read(self, work, self._answered, self.failed, latest="proposal")

    def _answered(self, answer: tuple[NoticeDraft, NoticeProposal | Refused]) -> None:
        draft, proposal = answer
        record, self._record_when_proposed = self._record_when_proposed, False
        if isinstance(proposal, Refused):
            self._show_nothing()
            if record:
                self.refuse(proposal.problems)
            return
        self.form.clear_problems()
        self._proposed = draft
        self.fields.checklist.show_verdicts(proposal.verdicts)
        self.card.show_proposal(proposal)
        self.grow()
        if record and not proposal.warnings:
            self.record()

    def _show_nothing(self) -> None:
        self.fields.checklist.show_verdicts(())
        self.card.show_nothing()

    def failed(self, error: Exception) -> None:
        self._record_when_proposed = False
        super().failed(error)

    def _claims_read(self, account: Account) -> None:
        self.fields.claims.offer(account.claims, ticked=True)
        self.grow()
        self._changed()


def _propose(
    context: ScreenContext, dossier_id: int, draft: NoticeDraft
) -> tuple[NoticeDraft, NoticeProposal | Refused]:
    return draft, notices.propose_notice(context.desk, dossier_id, draft)
