"""The fields of a notice: what is typed in them, and what a pasted sentence fills in."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from clerkdesk.domain.claim import Channel, NoticeKind
from clerkdesk.domain.notice_check import (
    LetterElement,
    ReminderElement,
    Seen,
    TermReading,
    asked,
    elements,
    read_sentence,
)
from clerkdesk.services.dossiers import DossierHeader
from clerkdesk.services.notices import CHANNELS, NoticeDraft, kinds_of
from ui.notices.checklist import Checklist
from ui.payments.named_claims import NamedClaims
from ui.runtime.drafts import Typed
from ui.texts import t
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit

_USUAL_DAYS = "14"
_COPY = {"yes": True, "no": False}
_COSTS = {
    NoticeKind.FOURTEEN_DAY_LETTER: LetterElement.COSTS,
    NoticeKind.FIRST_REMINDER: ReminderElement.BALANCE,
}
"""The element that says whether a letter of this kind names an amount; others name none."""


class NoticeFields(QObject):
    """Kind, days, channel, term, sentence, costs, copy, claims and what was seen in the letter."""

    changed = Signal()

    def __init__(self, header: DossierHeader, parent: QObject) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self.kind = ChoiceBox([(kind, t(f"notices.kind.{kind}")) for kind in kinds_of(header.regime.id)])
        self.sent = DateEdit(header.today)
        self.channel = ChoiceBox([])
        self.delivered = DateEdit(header.today)
        self.term_days = QLineEdit(_USUAL_DAYS, maxLength=3)
        self.term_days.setValidator(QIntValidator(0, 999, self))
        self.term_days.setMaximumWidth(60)
        self.sentence = QLineEdit(maxLength=500)
        self.sentence.setToolTip(t("notices.field.sentence_tip"))
        self.announced_costs = MoneyEdit()
        copies = [(one, t(f"notices.copy.{one}")) for one in _COPY]
        self.copy = ChoiceBox([(None, t("notices.copy.choose")), *copies])
        self.claims = NamedClaims()
        self.checklist = Checklist()
        self._kind_chosen()
        self._connect()

    def add_to(self, form: Form) -> None:
        """Put the fields into a form, all but the checklist."""
        self._form = form
        belgian = self.kind.chosen() is not NoticeKind.FOURTEEN_DAY_LETTER
        costs = "announced_costs_be" if belgian else "announced_costs"
        form.add("kind", t("notices.field.kind"), self.kind)
        form.add("sent", t("notices.field.sent"), self.sent, t("dossier.form.past_day_hint"))
        form.add("channel", t("notices.field.channel"), self.channel)
        form.add("delivered", t("notices.field.delivered"), self.delivered, t("notices.field.delivered_hint"))
        form.add("term_days", t("notices.field.term_days"), self.term_days)
        form.add("sentence", t("notices.field.sentence"), self.sentence, t("notices.field.sentence_hint"))
        form.add("announced_costs", t(f"notices.field.{costs}"), self.announced_costs)
        form.add("copy", t("notices.field.copy"), self.copy)
        form.add("claim_ids", t("notices.field.claim_ids"), self.claims)

    def draft(self) -> NoticeDraft:
        """Return the notice as it stands."""
        days, kind = self.term_days.text().strip(), self.kind.chosen()
        return NoticeDraft(
            kind=None if kind is None else NoticeKind(str(kind)),
            sent=self.sent.day(),
            channel=Channel(str(self.channel.chosen() or Channel.POST)),
            delivered=self.delivered.day(),
            term_days=int(days) if days.isdigit() else None,
            announced_costs=self.announced_costs.amount(),
            claim_ids=self.claims.chosen(),
            copy=_COPY.get(str(self.copy.chosen())),
            seen=self.checklist.seen(),
            sentence=self.sentence.text().strip(),
        )

    def typed(self) -> Typed:
        """Return the fields as they were typed, nothing when nothing was."""
        draft = self.draft()
        if not (self.sent.text() or draft.sentence or self.announced_costs.text() or draft.seen):
            return {}
        return {
            "kind": str(draft.kind or ""),
            "sent": self.sent.text(),
            "channel": draft.channel.value,
            "delivered": self.delivered.text(),
            "term_days": self.term_days.text(),
            "sentence": self.sentence.text(),
            "announced_costs": self.announced_costs.text(),
            "copy": str(self.copy.chosen() or ""),
            "seen": " ".join(f"{element}={seen}" for element, seen in draft.seen.items()),
        }

    def fill(self, typed: Typed) -> None:
        """Show a draft."""
        if typed.get("kind"):
            self.kind.choose(NoticeKind(typed["kind"]))
        self.sent.setText(typed.get("sent", ""))
        self.channel.choose(Channel(typed.get("channel") or Channel.POST))
        self.delivered.setText(typed.get("delivered", ""))
        self.announced_costs.setText(typed.get("announced_costs", ""))
        self.sentence.setText(typed.get("sentence", ""))
        self.term_days.setText(typed.get("term_days", _USUAL_DAYS))
        self.copy.choose(typed.get("copy") or None)
        pairs = [pair.partition("=") for pair in typed.get("seen", "").split()]
        self.checklist.fill({element: Seen(seen) for element, _, seen in pairs})

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.channel.currentIndexChanged.connect(self._read)
        self.sentence.textEdited.connect(self._read)
        self.announced_costs.amount_changed.connect(self._costs_typed)
        self.copy.currentIndexChanged.connect(self._copy_chosen)
        for told in (self.sent.textChanged, self.delivered.textChanged, self.term_days.textChanged):
            told.connect(self.changed)
        for other in (self.claims.changed, self.checklist.changed):
            other.connect(self.changed)

    @Slot()
    def _kind_chosen(self) -> None:
        kind = self.kind.chosen()
        if not isinstance(kind, NoticeKind):
            return
        before = self.channel.chosen()
        self.channel.offer([(channel, t(f"common.channel.{channel}")) for channel in CHANNELS[kind]])
        self.channel.choose(before if before in CHANNELS[kind] else CHANNELS[kind][0])
        self.announced_costs.setEnabled(kind in _COSTS)
        if kind not in _COSTS:
            self.announced_costs.set_amount(None)
        self.checklist.offer(elements(kind), asked(kind))
        self._read()

    @Slot()
    def _read(self) -> None:
        """Fill in what the sentence says; what is not recognised counts as not checked."""
        kind, channel, sentence = self.kind.chosen(), self.channel.chosen(), self.sentence.text().strip()
        if sentence and isinstance(kind, NoticeKind) and isinstance(channel, Channel):
            reading = read_sentence(kind, channel, sentence)
            if reading.wording.days is not None:
                self.term_days.setText(str(reading.wording.days))
            self.checklist.answer(reading.element, reading.seen)
            self._hint(read_words(reading))
        elif not sentence:
            self._hint(t("notices.field.sentence_hint"))
        self.changed.emit()

    def _hint(self, words: str) -> None:
        if self._form is not None:
            self._form.set_hint("sentence", words)

    @Slot()
    def _costs_typed(self) -> None:
        """An amount that is typed was seen."""
        kind = self.kind.chosen()
        element = _COSTS.get(kind) if isinstance(kind, NoticeKind) else None
        unanswered = element is not None and element not in self.checklist.seen()
        if element is not None and unanswered and self.announced_costs.amount() is not None:
            self.checklist.answer(element, Seen.YES)
        self.changed.emit()

    @Slot()
    def _copy_chosen(self) -> None:
        self.checklist.setEnabled(self.copy.chosen() != "no")
        self.changed.emit()


def read_words(reading: TermReading) -> str:
    """Return what was read in a sentence about a term."""
    wording = reading.wording
    if wording.days is None and wording.start is None:
        return t("notices.read.nothing")
    days = t("notices.read.no_days") if wording.days is None else t("notices.read.days", days=wording.days)
    start = wording.start or "no_start"
    return f"{days} · {t(f'notices.read.{start}')}"
