"""Recording that the creditor consents to go to court, and going there."""

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain.claim import Channel
from clerkdesk.services import judicial
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import DossierHeader
from clerkdesk.services.judicial import CONSENT_BY, ConsentDraft
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form_dialog import FormDialog


class ConsentDialog(FormDialog):
    """When, by whom and how the creditor consented, and whether the dossier goes to court at once."""

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("judicial.consent.title"), about, t("judicial.consent.record"), parent)
        self._dossier_id = header.id
        self._consent_key = uuid4()
        self.on = DateEdit(header.today)
        self.by = QLineEdit(maxLength=120)
        self.channel = ChoiceBox([(channel, t(f"common.channel.{channel}")) for channel in CONSENT_BY])
        self.note = QLineEdit(maxLength=500)
        self.then = ChoiceBox(
            [(False, t("judicial.consent.only")), (True, t("judicial.consent.court"))],
        )
        self._add_fields()
        self.wanted.connect(self._record)
        self.keep_in(drafts, f"consent-{header.id}")

    def draft(self) -> ConsentDraft:
        """Return the consent as it stands."""
        return ConsentDraft(
            self.on.day(), self.by.text(), Channel(str(self.channel.chosen())), self.note.text()
        )

    def typed(self) -> Typed:
        return {"on": self.on.text(), "by": self.by.text(), "note": self.note.text()}

    def fill(self, typed: Typed) -> None:
        self.on.setText(typed.get("on", ""))
        self.by.setText(typed.get("by", ""))
        self.note.setText(typed.get("note", ""))

    def done_words(self) -> str:
        gone = bool(self.then.chosen())
        return t("judicial.court.done" if gone else "judicial.consent.recorded")

    def _add_fields(self) -> None:
        add = self.form.add
        add("on", t("judicial.field.on"), self.on, t("dossier.form.past_day_hint"))
        add("by", t("judicial.field.by"), self.by, t("judicial.field.by_hint"))
        add("channel", t("judicial.field.channel"), self.channel)
        add("note", t("judicial.field.note"), self.note)
        add("then", t("judicial.field.then"), self.then)
        for field in (self.on, self.by, self.note):
            field.textChanged.connect(self._changed)
        for box in (self.channel, self.then):
            box.currentIndexChanged.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self._consent_key, self._key = uuid4(), uuid4()
        self.keep()

    @Slot()
    def _record(self) -> None:
        desk, go = self._context.desk, bool(self.then.chosen())
        self.send(partial(_consented, desk, self._consent_key, self._dossier_id, self.draft(), go))


def _consented(
    desk: Desk, consent_key: UUID, dossier_id: int, draft: ConsentDraft, go: bool, court_key: UUID
) -> Done[int] | Refused:
    """Record the consent, then go to court where that is asked: a refusal leaves the consent standing."""
    done = judicial.record_consent(desk, consent_key, dossier_id, draft)
    if isinstance(done, Refused) or not go:
        return done
    gone = judicial.to_court(desk, court_key, dossier_id)
    return gone if isinstance(gone, Refused) else Done(gone.value, done.changes | gone.changes)
