"""The dossier pane: reads a dossier off the window, shows it, and keeps it up to date."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from clerkdesk.domain.dates import is_holiday
from clerkdesk.services import dossiers
from clerkdesk.services.context import Desk
from clerkdesk.services.disputes import DisputeView
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.dossiers import DossierHeader, HoldView
from clerkdesk.services.payments import PaymentView
from clerkdesk.services.timeline import Attachment
from ui.costs.costs_tab import CostsTab
from ui.disputes.disputes_tab import DisputesTab
from ui.dossier.account_tab import AccountTab
from ui.dossier.body import DossierBody
from ui.dossier.forms import DossierForms
from ui.dossier.letters_tab import LettersTab
from ui.dossier.parties_tab import PartiesTab
from ui.dossier.preview import Previews
from ui.dossier.tab import DossierTab
from ui.dossier.timeline_tab import TimelineTab
from ui.dossier.write_pane import WritePane
from ui.explain.explainer import Explainer
from ui.icons import Icon
from ui.judicial.court_forms import CourtForms
from ui.payments.payments_tab import PaymentsTab
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts, drafts_file
from ui.runtime.hub import touches
from ui.texts import t
from ui.widgets.empty_state import EmptyState

_PATIENCE_MS = 150
_AHEAD_MS = 200
_NOTHING, _WAITING, _OPEN = range(3)


class DossierPage(QWidget):
    """Shows one dossier at a time; only the answer to the latest question is ever shown."""

    def __init__(self, context: ScreenContext, drafts: Drafts | None = None) -> None:
        super().__init__()
        self._context = context
        self._dossier_id: int | None = None
        self._header: DossierHeader | None = None
        self._filled: set[DossierTab[Any]] = set()
        self._drafts = drafts or Drafts(drafts_file(context.settings), self)
        self._previews = Previews(context, self)
        self._forms = DossierForms(context, self._drafts, self)
        self.explainer = Explainer(context, self)
        self.court = CourtForms(context, self._drafts, self.header, self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_waiting)
        self.tabs = self._make_tabs()
        self.write = WritePane(context, self._drafts)
        self.body = DossierBody(self.tabs, self.write)
        self._nothing = EmptyState(Icon.DOSSIER, t("dossier.empty.title"), t("dossier.empty.sentence"))
        self._stack = QStackedLayout(self)
        waiting = EmptyState(Icon.TERM, t("dossier.waiting.title"), t("dossier.waiting.sentence"))
        for page in (self._nothing, waiting, self.body):
            self._stack.addWidget(page)
        self._connect()
        self._ahead = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._ahead.timeout.connect(self._read_ahead)
        self._ahead.start()

    def show_dossier(self, dossier_id: int) -> None:
        """Open a dossier; what was typed on the one before stays there as a draft."""
        if dossier_id == self._dossier_id:
            self.refresh()
            return
        self._dossier_id, self._header = dossier_id, None
        self._filled.clear()
        self.write.show_dossier(dossier_id)
        self.body.shield(True)
        self._patience.start()
        self._read()

    def clear(self) -> None:
        """Show no dossier."""
        self._dossier_id = self._header = None
        self._filled.clear()
        self._patience.stop()
        self.write.show_dossier(None)
        self.body.forget()
        self._say(Icon.DOSSIER, "empty")

    def dossier_id(self) -> int | None:
        """Return which dossier is shown or being opened."""
        return self._dossier_id

    def header(self) -> DossierHeader | None:
        """Return the header that is shown, none while another dossier is being read."""
        return self._header

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown; tab, place, selection and typed text stay."""
        if self._dossier_id is not None:
            self._read()

    def show_tab(self, name: str) -> None:
        """Show ``progress``, ``account``, ``payments``, ``costs``, ``disputes``, ``letters``, ``parties``."""
        self.body.show_tab(name)

    def tab_name(self) -> str:
        """Return the name of the tab that is shown."""
        return self.body.tab_name()

    @Slot()
    def focus_tab(self) -> None:
        """Put the cursor in what the tab shows."""
        self.body.tab().take_focus()

    @Slot()
    def write_note(self) -> None:
        """Put the cursor in the note box."""
        if not self.body.tab().has_note_box:
            self.show_tab("progress")
        self.write.write_note()

    @Slot()
    def post_note(self) -> None:
        """Post the note that is in the box."""
        self.write.post_note()

    @Slot()
    def choose_files(self) -> None:
        """Choose files to keep with the dossier."""
        self.write.choose_files()

    @Slot()
    def new_payment(self) -> None:
        """Begin to book a payment on the dossier that is shown."""
        if self._header:
            self._forms.payment(self._header)

    @Slot()
    def new_dispute(self) -> None:
        """Begin to open a dispute on the dossier that is shown."""
        if self._header:
            self._forms.dispute(self._header)

    @Slot()
    def new_hold(self) -> None:
        """Begin to stop work on the dossier that is shown."""
        if self._header:
            self._forms.hold(self._header)

    @Slot()
    def explain_amount(self) -> None:
        """Show why the claimable amount is what it is, or take the card away."""
        if self.explainer.is_open():
            self.explainer.put_away()
        else:
            self._explain("due")

    @Slot()
    def toggle_lens(self) -> None:
        """Show clause, law and limit of the dossier that is shown side by side, or take them away."""
        if self.tab_name() != "account":
            self.show_tab("account")
            self._account.show_lens_when_read()
        else:
            self._account.toggle_lens()

    @Slot()
    def new_notice(self) -> None:
        """Begin to record a notice that the creditor sent on the dossier that is shown."""
        if self._header:
            self._forms.notice(self._header)

    @Slot()
    def prove_delivery(self) -> None:
        """Begin to say on which day a notice of the dossier arrived."""
        if self._header:
            self._forms.delivery(self._header)

    @Slot()
    def withdraw_notice(self) -> None:
        """Begin to take back a notice of the dossier."""
        if self._header:
            self._forms.withdrawal(self._header)

    @Slot()
    def copy_number(self) -> None:
        """Copy the number of the dossier that is shown."""
        if self._header:
            self.body.header.copy_number()

    def keep_drafts(self) -> None:
        """Write what is typed to disk now; the window does so before it closes."""
        self._drafts.flush()

    def _make_tabs(self) -> dict[str, DossierTab[Any]]:
        self._timeline = TimelineTab()
        self._account = AccountTab(self._context, self.explainer)
        self._payments = PaymentsTab(self._context, self.explainer)
        self._costs = CostsTab()
        self._disputes = DisputesTab(self._context, self.explainer)
        self._letters = LettersTab(self._context, self.explainer)
        self._parties = PartiesTab()
        return {
            "progress": self._timeline,
            "account": self._account,
            "payments": self._payments,
            "costs": self._costs,
            "disputes": self._disputes,
            "letters": self._letters,
            "parties": self._parties,
        }

    def _connect(self) -> None:
        self._context.hub.changed.connect(self._changed)
        self.body.tab_changed.connect(self.explainer.put_away)
        self.body.tab_changed.connect(self.refresh)
        self.body.header.amount_asked.connect(self._explain)
        self.body.header.copied.connect(self._copied)
        self.body.header.others_wanted.connect(self._show_others)
        self.body.bands.lift_wanted.connect(self._lift)
        for tab in self.tabs.values():
            tab.stale.connect(self.refresh)
        self._timeline.attachment_wanted.connect(self._preview)
        self._timeline.letter_wanted.connect(self._show_letter)
        self._payments.new_wanted.connect(self.new_payment)
        self._payments.reversal_wanted.connect(self._reverse)
        self._costs.new_wanted.connect(self.court.cost)
        self._costs.reversal_wanted.connect(self.court.reverse_cost)
        self._costs.award_wanted.connect(self.court.award)
        self._costs.award_reversal_wanted.connect(self.court.reverse_award)
        self._disputes.new_wanted.connect(self.new_dispute)
        self._disputes.closing_wanted.connect(self._close_dispute)
        self._parties.dossier_wanted.connect(self._context.requests.dossier_wanted)

    @Slot()
    def _read_ahead(self) -> None:
        """Let the calendars load before the first dossier needs them; they take half a second."""
        self._context.tasks.read(self, _load_calendars, self._loaded, latest="calendars")

    def _loaded(self, answer: None) -> None:
        self._ahead.stop()

    def _read(self) -> None:
        tab, dossier_id = self.body.tab(), self._dossier_id
        if dossier_id is None:
            return
        desk = self._context.desk
        work = partial(_open, desk, dossier_id, tab, tab.reading(desk, dossier_id))
        self._context.tasks.read(self, work, self._opened, self._failed, latest="dossier")

    def _opened(self, answer: tuple[DossierHeader, DossierTab[Any], Any]) -> None:
        header, tab, content = answer
        if header.id != self._dossier_id:
            return
        if self._header is None:
            self.body.forget()
        keep = tab in self._filled
        self._patience.stop()
        self._header = header
        self._filled.add(tab)
        self.body.show_header(header)
        tab.show_content(header, content, keep=keep)
        self.body.shield(False)
        self._stack.setCurrentIndex(_OPEN)

    def _failed(self, error: Exception) -> None:
        self._patience.stop()
        if type(error) is LookupError:
            self._say(Icon.QUESTION, "gone")
            return
        if self._header is None:
            self._say(Icon.WARNING, "failed")
        self._context.tasks.went_wrong.emit(error)

    def _say(self, meaning: Icon, words: str) -> None:
        self._nothing.say(meaning, t(f"dossier.{words}.title"), t(f"dossier.{words}.sentence"))
        self._stack.setCurrentIndex(_NOTHING)

    @Slot()
    def _show_waiting(self) -> None:
        self.body.forget()
        self._stack.setCurrentIndex(_WAITING)

    @Slot(object)
    def _changed(self, changes: frozenset[Change] | None) -> None:
        if self._dossier_id is None:
            return
        person = self._header.debtor_person_id if self._header else None
        touched = touches(changes, Subject.DOSSIER, self._dossier_id) or touches(changes, Subject.TARIFF)
        if touched or (person is not None and touches(changes, Subject.PERSON, person)):
            self.refresh()

    @Slot(object)
    def _preview(self, attachment: Attachment) -> None:
        self._previews.open(attachment)

    @Slot(object)
    def _show_letter(self, letter_id: int) -> None:
        self._letters.choose(letter_id)
        self.show_tab("letters")

    @Slot(object)
    def _lift(self, hold: HoldView) -> None:
        if self._header:
            self._forms.lift(self._header, hold)

    @Slot(object)
    def _reverse(self, payment: PaymentView) -> None:
        if self._header:
            self._forms.reversal(self._header, payment)

    @Slot(object)
    def _close_dispute(self, dispute: DisputeView) -> None:
        if self._header:
            self._forms.closing(self._header, dispute)

    @Slot(str)
    def _explain(self, key: str) -> None:
        if self._header is None:
            return
        strip = self.body.header
        origin = strip.disputed if key == "disputed" else strip.amount
        work = partial(dossiers.account, self._context.desk, self._header.id)
        self.explainer.ask(work, key, origin)

    @Slot()
    def _show_others(self) -> None:
        self.show_tab("parties")

    @Slot(str)
    def _copied(self, text: str) -> None:
        self._context.requests.said.emit(t("dossier.header.copied", text=text))


def _load_calendars() -> None:
    for country in ("BE", "NL"):
        is_holiday(date(2026, 1, 1), country)


def _open(
    desk: Desk, dossier_id: int, tab: DossierTab[Any], reading: Callable[[], Any]
) -> tuple[DossierHeader, DossierTab[Any], Any]:
    """Return header and tab of a dossier; runs on a thread of its own."""
    return dossiers.open_dossier(desk, dossier_id), tab, reading()
