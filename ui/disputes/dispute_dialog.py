"""Opening a dispute on a claim."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dispute import Ground
from clerkdesk.services import disputes, dossiers
from clerkdesk.services.disputes import DisputeDraft
from clerkdesk.services.dossiers import Account, ClaimView, DossierHeader
from ui.format import money
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form_dialog import FormDialog
from ui.widgets.money_edit import MoneyEdit

_CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.POST, Channel.REGISTERED, Channel.PORTAL, Channel.VISIT)


class DisputeDialog(FormDialog):
    """Claim, ground, disputed part, day received, channel and note; that part is paused at once."""

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("disputes.new.title"), about, t("disputes.new.open"), parent)
        self._dossier_id = header.id
        self._kept_claim = ""
        self.claim = ChoiceBox([])
        grounds: list[tuple[object, str]] = [(None, t("disputes.new.choose_ground"))]
        grounds += [(ground, t(f"disputes.ground.{ground}")) for ground in Ground]
        self.ground = ChoiceBox(grounds)
        self.amount = MoneyEdit()
        self.received = DateEdit(header.today)
        self.channel = ChoiceBox([(channel, t(f"common.channel.{channel}")) for channel in _CHANNELS])
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self._add_fields()
        self.wanted.connect(self._open)
        self.keep_in(drafts, f"dispute-{header.id}")
        work = partial(dossiers.account, context.desk, header.id)
        context.tasks.read(self, work, self._claims_read, latest="claims")

    def draft(self) -> DisputeDraft | None:
        """Return the dispute as it stands, none before claim and ground are chosen."""
        claim, ground = self.claim.chosen(), self.ground.chosen()
        if not isinstance(claim, int) or ground is None:
            return None
        return DisputeDraft(
            claim_id=claim,
            ground=Ground(str(ground)),
            received_on=self.received.day(),
            channel=Channel(str(self.channel.chosen())),
            amount=self.amount.amount(),
            note=self.note.toPlainText().strip(),
        )

    def typed(self) -> Typed:
        if not (self.amount.text() or self.received.text() or self.note.toPlainText()):
            return {}
        return {
            "claim": str(self.claim.chosen() or self._kept_claim),
            "ground": str(self.ground.chosen() or ""),
            "amount": self.amount.text(),
            "received_on": self.received.text(),
            "channel": str(self.channel.chosen()),
            "note": self.note.toPlainText(),
        }

    def fill(self, typed: Typed) -> None:
        self._kept_claim = typed.get("claim", "")
        ground = typed.get("ground")
        self.ground.choose(Ground(ground) if ground else None)
        self.amount.setText(typed.get("amount", ""))
        self.received.setText(typed.get("received_on", ""))
        self.channel.choose(typed.get("channel") or Channel.PHONE)
        self.note.setPlainText(typed.get("note", ""))

    def done_words(self) -> str:
        return t("disputes.new.opened")

    def _add_fields(self) -> None:
        add = self.form.add
        add("claim_id", t("disputes.field.claim"), self.claim)
        add("ground", t("disputes.field.ground"), self.ground)
        add("amount", t("disputes.field.amount"), self.amount, t("disputes.field.amount_hint"))
        add("received_on", t("disputes.field.received"), self.received, t("dossier.form.past_day_hint"))
        add("channel", t("disputes.field.channel"), self.channel)
        add("note", t("disputes.field.note"), self.note)
        for told in (self.amount.textChanged, self.received.textChanged, self.note.textChanged):
            told.connect(self.keep)
        for chosen in (self.claim, self.ground, self.channel):
            chosen.currentIndexChanged.connect(self.keep)

    @Slot()
    def _open(self) -> None:
        draft = self.draft()
        if draft is None:
            missing = self.claim if self.claim.chosen() is None else self.ground
            self.say(t("disputes.new.no_claim" if missing is self.claim else "disputes.new.no_ground"))
            missing.setFocus()
            return
        desk, dossier_id = self._context.desk, self._dossier_id
        self.send(lambda key: disputes.open_dispute(desk, key, dossier_id, draft))

    def _claims_read(self, account: Account) -> None:
        self.claim.offer([(claim.id, _words(claim)) for claim in account.claims])
        if self._kept_claim.isdigit():
            self.claim.choose(int(self._kept_claim))


def _words(claim: ClaimView) -> str:
    return "  ".join(part for part in (claim.invoice, claim.description, money(claim.principal)) if part)
