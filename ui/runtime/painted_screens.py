"""Every screen of the desk, opened one after another and painted, to see that there is something on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from clerkdesk.services.awards import asked
from clerkdesk.services.context import Desk
from clerkdesk.services.letter_runs import letter_runs
from clerkdesk.services.tariffs import tariff_kinds
from clerkdesk.services.worklist import Selection
from clerkdesk.settings import Settings
from ui.audit.window import AuditWindow
from ui.choices.window import ChoicesWindow
from ui.costs.cost_dialog import CostDialog
from ui.court.window import CourtWindow
from ui.creditors.dialog import CreditorDialog
from ui.creditors.list_window import CreditorsWindow
from ui.disputes.dispute_dialog import DisputeDialog
from ui.holds.hold_dialog import HoldDialog
from ui.intake.wizard import ImportWindow
from ui.judicial.award_dialog import AwardDialog
from ui.judicial.consent_dialog import ConsentDialog
from ui.letters.run_window import LetterRunWindow
from ui.letters.runs_window import RunsWindow
from ui.notices.change_dialog import DeliveryDialog, WithdrawalDialog
from ui.notices.notice_dialog import NoticeDialog
from ui.payments.payment_dialog import PaymentDialog
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.office_dialog import OfficeDialog
from ui.runtime.drafts import Drafts
from ui.runtime.errors import Errors
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.session import Session
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.window import MainWindow
from ui.start.dialog import StartDialog
from ui.tariffs.rate_window import RateWindow
from ui.tariffs.window import TariffsWindow

_PATIENCE_MS = 20_000
_FEWEST_COLOURS = 8
Painted = tuple[str, int]
"""The name of a screen, and how many colours are on it."""


class Gallery:
    """One window with everything that opens from it; nothing of it is remembered."""

    def __init__(self, desk: Desk, settings: Settings, drafts: Path) -> None:
        self.wrong: list[Exception] = []
        self._drafts = Drafts(drafts)
        self._settings = settings
        self._session = Session(desk, settings, Errors(), LayoutMemory())
        self._session.tasks.went_wrong.connect(self.wrong.append)
        self.window = MainWindow(self._session.context, Errors(), "proef")
        self._desk = desk

    def painted(self, claim_list: Path | None) -> Iterator[Painted]:
        """Open and paint every screen; with a claim list, the pages of its import too."""
        yield from self._main()
        yield from self._dialogs()
        yield from self._windows()
        if claim_list is not None:
            yield from self._import(claim_list)

    def close(self) -> None:
        """Wait for what is under way, and put everything away."""
        self.window.hide()
        self.window.deleteLater()
        self._session.close()

    def _main(self) -> Iterator[Painted]:
        self.window.show()
        self.window.begin()
        self.window.work.show_selection(Selection())
        self._settle()
        yield "list", _colours(self.window)
        for name in self.window.dossier.tabs:
            self.window.dossier.show_tab(name)
            self._settle()
            yield f"dossier: {name}", _colours(self.window)
        self.window.commands.open_fresh()
        self._settle()
        yield "palette", _colours(self.window)
        self.window.commands.hide()

    def _dialogs(self) -> Iterator[Painted]:
        context, window = self._session.context, self.window
        header = window.dossier.header()
        makers: dict[str, Callable[[], QWidget]] = {
            "start": lambda: StartDialog(self._settings),
            "preferences": lambda: PreferencesDialog(self._settings, window),
            "office": lambda: OfficeDialog(context, window),
            "shortcuts": lambda: ShortcutSheet(window.acts.all(), window),
            "creditor": lambda: CreditorDialog(context, None, window),
        }
        if header is not None:
            makers["payment"] = lambda: PaymentDialog(context, header, self._drafts, window)
            makers["cost"] = lambda: CostDialog(context, header, self._drafts, window)
            makers["judgment"] = lambda: AwardDialog(
                context, header, asked(self._desk, header.id), self._drafts, window
            )
            makers["consent"] = lambda: ConsentDialog(context, header, self._drafts, window)
            makers["dispute"] = lambda: DisputeDialog(context, header, self._drafts, window)
            makers["notice"] = lambda: NoticeDialog(context, header, self._drafts, window)
            makers["delivery"] = lambda: DeliveryDialog(context, header, window)
            makers["withdrawal"] = lambda: WithdrawalDialog(context, header, window)
            makers["hold"] = lambda: HoldDialog(context, header, self._drafts, window)
            makers["court costs"] = lambda: CourtWindow(context, header.id, window)
        for name, make in makers.items():
            yield name, self._shown(make())

    def _windows(self) -> Iterator[Painted]:
        context, window = self._session.context, self.window
        yield "creditors", self._shown(CreditorsWindow(context, window))
        yield "legal choices", self._shown(ChoicesWindow(context, window))
        yield "tariffs", self._shown(TariffsWindow(context, window))
        rates = tuple(kind.code for kind in tariff_kinds(self._desk) if kind.is_rate)
        yield "new rate", self._shown(RateWindow(context, rates, rates[0], window))
        yield "audit", self._shown(AuditWindow(context, window))
        yield "imported lists", self._shown(RunsWindow(context, window, imports=True))
        yield "letter runs", self._shown(RunsWindow(context, window))
        runs = letter_runs(self._desk)
        if runs:
            yield "letters", self._shown(LetterRunWindow(context, None, window, run_id=runs[0].run_id))

    def _import(self, claim_list: Path) -> Iterator[Painted]:
        opened = ImportWindow(self._session.context, self.window)
        opened.open_file(claim_list)
        yield "import: file", self._shown(opened, keep=True)
        for page in ("columns", "check"):
            opened.forward()
            yield f"import: {page}", self._shown(opened, keep=True)
        opened.close()

    def _shown(self, screen: QWidget, *, keep: bool = False) -> int:
        screen.show()
        self._settle()
        colours = _colours(screen)
        if not keep:
            screen.hide()
            screen.deleteLater()
        return colours

    def _settle(self) -> None:
        """Let everything that was begun come home."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        quiet = 0
        while quiet < 5 and not patience.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            QApplication.sendPostedEvents()
            quiet = 0 if self._session.tasks.running() else quiet + 1
            wait_a_little()


def wait_a_little() -> None:
    """Give timers and the lanes of work 20 ms."""
    loop, patience = QEventLoop(), QDeadlineTimer(20)
    while not patience.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def is_empty(colours: int) -> bool:
    """Return whether so few colours mean that a screen was not painted."""
    return colours < _FEWEST_COLOURS


def _colours(screen: QWidget) -> int:
    """Return how many colours are on a picture of ``screen``, looking at every fourth point."""
    picture = screen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len(
        {picture.pixel(x, y) for y in range(0, picture.height(), 4) for x in range(0, picture.width(), 4)}
    )
