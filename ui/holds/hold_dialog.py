"""Stopping work on a dossier: why, until when, and a note."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clerkdesk.domain.holds import HoldKind
from clerkdesk.services import holds
from clerkdesk.services.dossiers import DossierHeader
from clerkdesk.services.holds import HoldDraft
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, Typed
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form_dialog import FormDialog

_BY_HAND = tuple(kind for kind in HoldKind if kind is not HoldKind.DISPUTE)


class HoldDialog(FormDialog):
    """Reason, until and note, all required; the day after «until» work resumes by itself."""

    def __init__(
        self, context: ScreenContext, header: DossierHeader, drafts: Drafts, parent: QWidget
    ) -> None:
        about = f"{header.debtor} · {header.number} · {header.creditor}"
        super().__init__(context, t("holds.new.title"), about, t("holds.new.place"), parent)
        self._dossier_id = header.id
        choices: list[tuple[object, str]] = [(None, t("holds.new.choose"))]
        choices += [(kind, t(f"holds.reason.{kind}")) for kind in _BY_HAND]
        self.reason = ChoiceBox(choices)
        self.until = DateEdit(header.today)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.form.add("reason", t("holds.field.reason"), self.reason)
        self.form.add("until", t("holds.field.until"), self.until, t("holds.field.until_hint"))
        self.form.add("note", t("holds.field.note"), self.note)
        self.reason.currentIndexChanged.connect(self.keep)
        self.until.textChanged.connect(self.keep)
        self.note.textChanged.connect(self.keep)
        self.wanted.connect(self._place)
        self.keep_in(drafts, f"hold-{header.id}")

    def typed(self) -> Typed:
        return {
            "reason": str(self.reason.chosen() or ""),
            "until": self.until.text(),
            "note": self.note.toPlainText(),
        }

    def fill(self, typed: Typed) -> None:
        reason = typed.get("reason")
        self.reason.choose(HoldKind(reason) if reason else None)
        self.until.setText(typed.get("until", ""))
        self.note.setPlainText(typed.get("note", ""))

    def done_words(self) -> str:
        return t("holds.new.placed")

    @Slot()
    def _place(self) -> None:
        reason = self.reason.chosen()
        if reason is None:
            self.say(t("holds.new.no_reason"))
            self.reason.setFocus()
            return
        draft = HoldDraft(HoldKind(str(reason)), self.until.day(), self.note.toPlainText().strip())
        desk, dossier_id = self._context.desk, self._dossier_id
        self.send(lambda key: holds.place_hold(desk, key, dossier_id, draft))
