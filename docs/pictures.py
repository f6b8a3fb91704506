"""Makes the pictures of the desk in ``docs/pictures`` from the demo data.

    .venv/bin/python -m docs.pictures            # all of them
    .venv/bin/python -m docs.pictures desk-light # one

Nothing of the person who runs it is read or changed: database, settings and drafts are in a scratch folder.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PIL import Image
from PySide6.QtCore import QBuffer, QDeadlineTimer, QEventLoop, QIODevice, QPoint, Qt, QTranslator
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clerkdesk.desk import open_desk
from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.notice_check import Seen, asked
from clerkdesk.domain.parties import Language
from clerkdesk.services import awards, costs
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import creditors
from clerkdesk.services.databases import initialise
from clerkdesk.services.demo.fill import fill, first_person
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.dossiers import account, open_dossier
from clerkdesk.services.letter_runs import post_letters, propose_letters
from clerkdesk.services.notices import propose_notice
from clerkdesk.services.payments import payments
from clerkdesk.services.timeline import timeline
from clerkdesk.services.worklist import Order, Queue, Selection, page
from clerkdesk.settings import Settings, Theme
from ui.app import speak
from ui.audit.window import AuditWindow
from ui.choices.window import ChoicesWindow
from ui.court.window import CourtWindow
from ui.creditors.dialog import CreditorDialog
from ui.creditors.list_window import CreditorsWindow
from ui.dossier.account_rows import AmountRow
from ui.dossier.account_tab import AccountTab
from ui.intake.wizard import ImportWindow
from ui.letters.run_window import LetterRunWindow
from ui.letters.runs_window import RunsWindow
from ui.notices.notice_dialog import NoticeDialog
from ui.preferences.dialog import PreferencesDialog
from ui.preferences.office_dialog import OfficeDialog
from ui.runtime.errors import Errors
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.session import Session
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.window import MainWindow
from ui.start.dialog import StartDialog
from ui.tariffs.rate_window import RateWindow
from ui.tariffs.window import TariffsWindow
from ui.theme import Appearance

TARGET = Path(__file__).resolve().parent / "pictures"
SAMPLE = Path(__file__).resolve().parents[2] / "shared" / "samples" / "messy-claims.xlsx"
SMALL, WIDE = (1366, 768), (1920, 1080)
DOSSIERS = 2000
_COLOURS = 256
_SHADE = QColor(0, 0, 0, 70)
_PATIENCE_MS = 60_000
_SHARP_MS = 1_500
T = TypeVar("T")


class Studio:
    """One window on the demo, and the means to wait for it and to keep what it shows."""

    def __init__(self, application: QApplication, desk: Desk, database: str, wanted: set[str]) -> None:
        self.application = application
        self.desk = desk
        self._database = database
        self._wanted = wanted

    @contextmanager
    def window(
        self, size: tuple[int, int] = SMALL, *, theme: Theme = Theme.LIGHT, language: Language = Language.NL
    ) -> Iterator["Sitting"]:
        """Open the window in a size, in colours and in a language."""
        speak(self.application, language)
        appearance = Appearance(self.application, theme)
        settings = Settings(database=self._database, language=language, theme=theme)
        session = Session(self.desk, settings, Errors(), LayoutMemory())
        window = MainWindow(session.context, Errors(), "kantoor.local")
        window.resize(*size)
        window.show()
        window.begin()
        sitting = Sitting(self, session, window, settings)
        sitting.settle()
        yield sitting
        window.hide()
        session.hub.close()
        session.tasks.close()
        window.deleteLater()
        appearance.deleteLater()
        for translator in self.application.findChildren(QTranslator):
            self.application.removeTranslator(translator)
        QApplication.processEvents()

    def wants(self, *names: str) -> bool:
        """Return whether any of these pictures is to be made."""
        return not self._wanted or bool(self._wanted & set(names))

    def keep(self, name: str, picture: QPixmap) -> None:
        """Write a picture in few enough colours to stay small."""
        if not self.wants(name):
            return
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(held, "PNG")
        image = Image.open(BytesIO(held.data().data())).convert("RGB")
        few = image.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(TARGET / f"{name}.png", optimize=True)
        sys.stdout.write(f"{name}.png {(TARGET / f'{name}.png').stat().st_size // 1024} kB\n")


class Sitting:
    """A person at the window for a while."""

    def __init__(self, studio: Studio, session: Session, window: MainWindow, settings: Settings) -> None:
        self.studio = studio
        self.session = session
        self.window = window
        self.settings = settings

    def settle(self, until: Callable[[], object] = lambda: True) -> None:
        """Wait until nothing is being read or made and ``until`` is so."""
        patience, quiet = QDeadlineTimer(_PATIENCE_MS), 0
        while (quiet < 20 or not until()) and not patience.hasExpired():
            self.studio.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QTest.qWait(15)
            quiet = 0 if self.session.tasks.running() else quiet + 1

    def keep(self, name: str, screen: QWidget | None = None) -> None:
        """Keep what the window shows, or another screen by itself."""
        self.settle()
        self.studio.keep(name, (screen or self.window).grab())

    def keep_over(self, name: str, dialog: QDialog) -> None:
        """Keep a dialog where it lies over the window."""
        dialog.show()
        self.settle()
        ground = self.window.grab()
        painter = QPainter(ground)
        painter.fillRect(ground.rect(), _SHADE)
        x = (self.window.width() - dialog.width()) // 2
        y = max(20, (self.window.height() - dialog.height()) // 3)
        painter.drawPixmap(QPoint(x, y), dialog.grab())
        painter.end()
        self.studio.keep(name, ground)
        dialog.hide()
        dialog.deleteLater()

    def show_list(self, selection: Selection, dossier_id: int) -> None:
        """Show a list with the cursor on a dossier that is in it."""
        self.window.work.show_selection(selection)
        self.settle()
        if not self.window.listed.table.select_key(dossier_id):
            self.window.work.show_dossier(dossier_id)
        self.window.listed.table.setFocus()
        self.settle(lambda: self.window.dossier.header() is not None)

    def show_tab(self, name: str) -> None:
        """Show a tab of the dossier, with the cursor in it."""
        self.window.dossier.show_tab(name)
        self.settle()
        self.window.dossier.focus_tab()
        self.settle()


def main() -> int:
    """Make the pictures that are named, or all of them."""
    parser = argparse.ArgumentParser(description="Makes the pictures of the desk from the demo data.")
    parser.add_argument("names", nargs="*", help="which pictures; without any, all")
    wanted = set(parser.parse_args().names)
    TARGET.mkdir(exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="clerkdesk-pictures-") as folder:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        application = QApplication([])
        database = f"sqlite:///{Path(folder).as_posix()}/kantoor.sqlite"
        studio = Studio(application, _demo(database), database, wanted)
        for scene in SCENES:
            scene(studio)
        studio.desk.database.close()
    return 0


def desk(studio: Studio) -> None:
    """List and Voortgang; the palette; the sheet of keys."""
    if studio.wants("desk-light", "palette", "shortcuts"):
        with studio.window() as here:
            here.show_list(*told(studio.desk))
            here.keep("desk-light")
            here.window.commands.open_fresh()
            here.keep("palette")
            here.window.commands.hide()
            here.keep_over("shortcuts", ShortcutSheet(here.window.acts.all(), here.window))


def dossier(studio: Studio) -> None:
    """The other tabs of a dossier."""
    if not studio.wants("account-light", "lens-light", "payments", "disputes", "parties"):
        return
    with studio.window() as here:
        here.show_list(*told(studio.desk))
        explain(here)
        here.keep("account-light")
        compare(here)
        here.keep("lens-light")
        for tab in ("payments", "parties"):
            here.show_tab(tab)
            here.keep(tab)
        disputed = Selection(status=Status.DISPUTED)
        here.show_list(disputed, page(studio.desk, disputed, Order()).rows[0].dossier_id)
        here.show_tab("disputes")
        here.keep("disputes")


def dark(studio: Studio) -> None:
    """The desk and an explained amount in dark colours."""
    if studio.wants("desk-dark", "account-dark", "lens-dark"):
        with studio.window(theme=Theme.DARK) as here:
            here.show_list(*told(studio.desk))
            here.keep("desk-dark")
            explain(here)
            here.keep("account-dark")
            compare(here)
            here.keep("lens-dark")


def wide(studio: Studio) -> None:
    """The desk on a large screen."""
    if studio.wants("desk-wide", "account-wide", "lens-wide"):
        with studio.window(WIDE) as here:
            here.show_list(*told(studio.desk))
            here.keep("desk-wide")
            explain(here)
            here.keep("account-wide")
            compare(here)
            here.keep("lens-wide")


def french(studio: Studio) -> None:
    """An explained amount in French, on the dossier of a Belgian consumer."""
    if studio.wants("account-french", "lens-french"):
        with studio.window(language=Language.FR) as here:
            here.show_list(*told(studio.desk, "be-consumer-xix"))
            explain(here)
            here.keep("account-french")
            compare(here)
            here.keep("lens-french")


def dialogs(studio: Studio) -> None:
    """What opens over the window."""
    if not studio.wants("payment", "dispute", "start", "creditor", "preferences", "office"):
        return
    with studio.window() as here:
        here.show_list(*told(studio.desk))
        context, window = here.session.context, here.window
        window.dossier.new_payment()
        form = here.window.dossier.findChildren(QDialog)[-1]
        here.settle()
        for keys in ("50,00\r", "-7"):
            QTest.keyClicks(QApplication.focusWidget() or form, keys)
        here.keep_over("payment", form)
        window.dossier.new_dispute()
        here.keep_over("dispute", window.dossier.findChildren(QDialog)[-1])
        first = creditors(studio.desk)[0].id
        here.keep_over("creditor", CreditorDialog(context, first, window))
        here.keep_over("preferences", PreferencesDialog(here.settings, window))
        here.keep_over("office", OfficeDialog(context, window))
        start = StartDialog(Settings(language=Language.NL))
        start.show()
        here.keep("start", start)
        start.reject()


def court(studio: Studio) -> None:
    """What a lawsuit would cost, for the dossier of a Belgian consumer."""
    if studio.wants("court"):
        with studio.window() as here:
            _, dossier_id = told(studio.desk, "be-consumer-xix")
            opened = CourtWindow(here.session.context, dossier_id, here.window)
            opened.show()
            here.keep("court", opened)
            opened.close()


def recorded_notice(studio: Studio) -> None:
    """A letter of the creditor, judged: one in order, one that counts from its own date, one in French."""
    after_delivery = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
    for place, (name, theme, language, regime, sentence) in enumerate(
        (
            ("notice", Theme.LIGHT, Language.NL, "nl-consumer", after_delivery),
            ("notice-dark", Theme.DARK, Language.NL, "nl-consumer", "binnen 14 dagen na dagtekening"),
            ("notice-french", Theme.LIGHT, Language.FR, "be-consumer-xix", "dans les quatorze jours"),
        )
    ):
        if studio.wants(name):
            new = Selection(status=Status.NEW)
            rows = [row.dossier_id for row in page(studio.desk, new, Order(), size=300).rows]
            fitting = [row for row in rows if open_dossier(studio.desk, row).regime.id == regime]
            with studio.window(theme=theme, language=language) as here:
                here.show_list(new, fitting[place])
                here.window.dossier.new_notice()
                form = here.window.dossier.findChildren(NoticeDialog)[-1]
                here.settle()
                fill_notice(here, form, fitting[place], sentence)
                here.keep_over(name, form)


def fill_notice(here: Sitting, form: NoticeDialog, dossier_id: int, sentence: str) -> None:
    """Type a notice of three weeks ago in which everything is as it should be, save perhaps its term."""
    fields = form.fields
    QTest.keyClicks(fields.sent, "-20")
    fields.copy.choose("yes")
    for element in asked(fields.draft().kind or NoticeKind.FIRST_REMINDER):
        fields.checklist.answer(element, Seen.YES)
    QTest.keyClicks(fields.sentence, sentence)
    QTest.keyClicks(fields.announced_costs, "1,00")
    proposal = propose_notice(here.studio.desk, dossier_id, fields.draft())
    rights = (
        [] if isinstance(proposal, Refused) else [v.because.params.get("right") for v in proposal.verdicts]
    )
    fields.announced_costs.set_amount(next(Money(right) for right in rights if isinstance(right, int)))
    fields.changed.emit()
    here.settle()
    QTest.qWait(_SHARP_MS)


def lawsuit(studio: Studio) -> None:
    """Costs of a lawsuit, a judgment, and what they make of the account."""
    looks = ("cost", "judgment", "costs", "account-costs", "costs-dark", "costs-french", "judgment-french")
    if not studio.wants(*looks):
        return
    selection, dossier_id = told(studio.desk)
    with studio.window() as here:
        here.show_list(selection, dossier_id)
        window = here.window
        window.dossier.court.cost()
        form = window.dossier.findChildren(QDialog)[-1]
        here.settle()
        for keys in ("d\r", "-30\r", "119,40\r"):
            QTest.keyClicks(QApplication.focusWidget() or form, keys)
        here.keep_over("cost", form)
        _judgment(here, "judgment")
    _lawsuit(studio.desk, dossier_id)
    with studio.window() as here:
        here.show_list(selection, dossier_id)
        here.show_tab("costs")
        here.keep("costs")
        here.show_tab("account")
        here.keep("account-costs")
    with studio.window(theme=Theme.DARK) as here:
        here.show_list(selection, dossier_id)
        here.show_tab("costs")
        here.keep("costs-dark")
    with studio.window(language=Language.FR) as here:
        here.show_list(selection, dossier_id)
        here.show_tab("costs")
        here.keep("costs-french")
        _judgment(here, "judgment-french")


def _judgment(here: Sitting, name: str) -> None:
    """Keep the form of a judgment over the window, with something in it."""
    here.window.dossier.court.award()
    here.settle()
    form = here.window.dossier.findChildren(QDialog)[-1]
    for keys in ("-3\r", "Kantonrechter Utrecht\r", "11234567 UC EXPL\r"):
        QTest.keyClicks(QApplication.focusWidget() or form, keys)
    here.keep_over(name, form)


def _lawsuit(desk_of_demo: Desk, dossier_id: int) -> None:
    """Let a summons have been served for the creditor's account, and a court have awarded it with more."""
    today = desk_of_demo.today()
    served, judged = today - timedelta(days=40), today - timedelta(days=10)
    borne = costs.CostDraft(
        costs.CostKind.SUMMONS, served, Money(11_940), borne_by=costs.BorneBy.CREDITOR, reference="exploot"
    )
    _made(costs.post_cost(desk_of_demo, uuid4(), dossier_id, borne))
    principal = awards.asked(desk_of_demo, dossier_id)
    decided = awards.AwardDraft(
        judged,
        "Kantonrechter Utrecht",
        "11234567 UC EXPL 26-4711",
        tuple(awards.AwardedClaim(claim.claim_id, claim.principal) for claim in principal),
        process_costs=(
            awards.AwardedCost(costs.CostKind.SUMMONS, Money(11_940)),
            awards.AwardedCost(costs.CostKind.COURT_FEE, Money(13_500)),
            awards.AwardedCost(costs.CostKind.SALARY, Money(20_400)),
        ),
        interest_from=today - timedelta(days=2),
    )
    _made(awards.record_award(desk_of_demo, uuid4(), dossier_id, decided))


def windows(studio: Studio) -> None:
    """The list of creditors; the rates, and what a new one changes."""
    if studio.wants("creditors"):
        with studio.window() as here:
            opened = CreditorsWindow(here.session.context, here.window)
            opened.show()
            here.keep("creditors", opened)
            opened.close()
    if studio.wants("tariffs", "new-rate"):
        with studio.window() as here:
            tariff_windows(here)


def legal_choices(studio: Studio) -> None:
    """What the law leaves open, and what another choice would change."""
    if not studio.wants("choices", "choices-change"):
        return
    with studio.window() as here:
        opened = ChoicesWindow(here.session.context, here.window)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        opened.show()
        here.settle(lambda: opened.table.paged().rowCount())
        opened.table.select_key("nl_post_delivery_days")
        here.keep("choices", opened)
        QTest.keyClick(opened.table, Qt.Key.Key_Return)
        assert opened.change.form is not None
        for keys in ("3\r", "1-10-2026\r"):
            QTest.keyClicks(QApplication.focusWidget() or opened, keys)
        opened.change.form.accepted.emit()
        here.settle(lambda: not opened.change.work.busy)
        here.keep("choices-change", opened)
        opened.close()


def audits(studio: Studio) -> None:
    """Whom a tariff touched: light, dark and in French."""
    looks = {"light": (Theme.LIGHT, Language.NL), "dark": (Theme.DARK, Language.NL)}
    for name, (theme, language) in {**looks, "french": (Theme.LIGHT, Language.FR)}.items():
        if studio.wants(f"audit-{name}"):
            with studio.window(theme=theme, language=language) as here:
                audit(here, f"audit-{name}")


def audit(here: Sitting, name: str) -> None:
    """Ask whom the statutory interest of this year touched, had it been another."""
    opened = AuditWindow(here.session.context, here.window)
    opened.resize(*SMALL)
    opened.show()
    here.settle(lambda: opened.question.chosen() is not None)
    opened.question.field.setFocus()
    for keys in ("consumer@2026", "\r", "4,5"):
        QTest.keyClicks(QApplication.focusWidget() or opened, keys)
    opened.question.ask()
    here.settle(lambda: opened.answer.report is not None)
    here.keep(name, opened)
    opened.close()


def letter_run(studio: Studio) -> None:
    """The letters due today beside their data, and the list of runs."""
    if not studio.wants("letter-run", "letter-run-none", "runs"):
        return
    with studio.window() as here:
        opened = LetterRunWindow(here.session.context, Selection(queue=Queue.LETTERS), here.window)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        opened.resize(1340, 740)
        opened.show()
        here.settle(lambda: opened.flow.run and opened.frame.preview.pages())
        here.keep("letter-run", opened)
        opened.frame.tabs.setCurrentIndex(1)
        here.keep("letter-run-none", opened)
        opened.close()
        runs = RunsWindow(here.session.context, here.window)
        runs.show()
        here.keep("runs", runs)
        runs.close()


def sent_letters(studio: Studio) -> None:
    """A run that was posted, and one of its letters in its dossier."""
    if not studio.wants("letter-receipt", "letters"):
        return
    due = Selection(queue=Queue.LETTERS, creditor_id=creditors(studio.desk)[0].id)
    run = _made(propose_letters(studio.desk, uuid4(), due, studio.desk.today()))
    _made(post_letters(studio.desk, uuid4(), run.run_id, lambda _done, _all: None, lambda: False))
    with studio.window() as here:
        here.show_list(Selection(status=Status.NOTICE_RUNNING), run.letters[0].dossier_id)
        here.show_tab("letters")
        QTest.qWait(_SHARP_MS)
        here.keep("letters")
        opened = LetterRunWindow(here.session.context, None, here.window, run_id=run.run_id)
        opened.show()
        here.keep("letter-receipt", opened)
        opened.close()


def import_pages(studio: Studio) -> None:
    """A messy list through the pages of the import, up to the receipt."""
    pages = ("import-file", "import-columns", "import-check", "import-consequences", "import-receipt")
    if not studio.wants(*pages):
        return
    with studio.window() as here:
        opened = ImportWindow(here.session.context, here.window)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        opened.show()
        here.settle()
        opened.flow.choose_creditor(creditors(studio.desk)[0].id)
        opened.file_page.choose_creditor(creditors(studio.desk)[0].id)
        opened.open_file(SAMPLE)
        for name in pages:
            here.settle(lambda: not opened.frame.work.busy)
            if name == "import-check":
                opened.check_page.next_problem()
            here.keep(name, opened)
            opened.forward()
        opened.close()


def tariff_windows(here: Sitting) -> None:
    """Look at the rates, and fill in one for the next half-year up to its consequences."""
    rates = TariffsWindow(here.session.context, here.window)
    rates.show()
    here.keep("tariffs", rates)
    kinds = [kind.code for kind in rates.kinds.paged().rows() if kind.is_rate]
    new = RateWindow(here.session.context, kinds, "commercial", rates)
    new.show()
    today = here.studio.desk.today()
    first = date(today.year + 1, 1, 1) if today.month > 6 else date(today.year, 7, 1)
    for field, typed in ((new.start, f"{first:%d%m%Y}"), (new.percent, "10,15"), (new.source, "Stcrt.")):
        QTest.keyClicks(field, typed)
    QTest.keyClick(new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.keep("new-rate", new)
    for field in (new.start, new.percent, new.source):
        field.clear()
    new.close()
    rates.close()


def explain(here: Sitting) -> None:
    """Ask why the interest is what it is."""
    here.show_tab("account")
    tab = here.window.dossier.tabs["account"]
    assert isinstance(tab, AccountTab)
    interest = [r for r in tab.view.rows() if isinstance(r, AmountRow) and r.key.startswith("interest-")]
    asked = max(interest, key=lambda row: row.amount or 0)
    tab.view.select(asked.key)
    tab.explain(asked)
    here.settle()


def compare(here: Sitting) -> None:
    """Show clause, law and limit side by side."""
    tab = here.window.dossier.tabs["account"]
    assert isinstance(tab, AccountTab)
    tab.explainer.put_away()
    tab.show_lens()
    here.settle()


def told(desk_of_demo: Desk, regime: str = "nl-consumer") -> tuple[Selection, int]:
    """Return the list and the dossier with the longest story of letters, payments and costs."""
    selection = Selection(status=Status.DEMAND)
    best, most = 0, -1
    for row in page(desk_of_demo, selection, Order(), size=300).rows:
        header = open_dossier(desk_of_demo, row.dossier_id)
        if header.regime.id != regime:
            continue
        totals = account(desk_of_demo, row.dossier_id).statement.totals
        past = timeline(desk_of_demo, row.dossier_id).past
        worth = 2 * any(entry.attachments for entry in past) + (5 < len(past) < 9)
        worth += 4 * (totals.interest > 500) + 2 * (totals.collection_costs > 0)
        worth += 2 * bool(payments(desk_of_demo, row.dossier_id)) + bool(header.telephone)
        if worth > most:
            best, most = row.dossier_id, worth
    return selection, best


def _demo(address: str) -> Desk:
    initialise(address, name=first_person())
    opened = open_desk(Settings(database=address))
    if isinstance(opened, Refused):
        raise SystemExit(_codes(opened))
    fill(opened, DOSSIERS, lambda _done, _all: None)
    return opened


def _made(answer: Done[T] | Refused) -> T:
    if isinstance(answer, Refused):
        raise SystemExit(_codes(answer))
    return answer.value


def _codes(refused: Refused) -> str:
    return " ".join(problem.code for problem in refused.problems)


SCENES = (
    desk,
    dossier,
    dark,
    wide,
    french,
    dialogs,
    court,
    lawsuit,
    windows,
    legal_choices,
    audits,
    recorded_notice,
    letter_run,
    sent_letters,
    import_pages,
)

if __name__ == "__main__":
    sys.exit(main())
