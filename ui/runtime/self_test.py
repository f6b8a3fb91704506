"""Tries the program on the machine it stands on: database, lists, law, letters, every screen."""

import logging
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from clerkdesk import credentials
from clerkdesk.desk import open_desk
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import Desk
from clerkdesk.services.databases import DatabaseState, initialise
from clerkdesk.services.done import Refused
from clerkdesk.services.dossiers import account
from clerkdesk.services.letter_runs import letter_docx, letter_pdf, letters_of
from clerkdesk.services.worklist import Order, Selection, page
from clerkdesk.settings import Settings, Theme
from ui.format import euro
from ui.runtime import scratch_office
from ui.runtime.painted_screens import Gallery, is_empty
from ui.runtime.scratch_office import SelfTestError
from ui.texts import problem_sentence, use_language
from ui.theme import Appearance

_NEEDED_SIGNS = "€éçëïß…–"
_PARTS = ("PySide6-Essentials", "SQLAlchemy", "psycopg", "openpyxl", "python-calamine", "docxtpl", "pikepdf")
_OFFSCREEN_SAYS = "This plugin does not support"
_FAILURES = (SelfTestError, OSError, LookupError, ValueError, RuntimeError)


class Report:
    """One line per check; remembers whether any failed."""

    def __init__(self) -> None:
        self.failed = 0
        self._since = monotonic()

    def check(self, name: str, work: Callable[[], str]) -> None:
        """Do a check and say what came of it; a check that cannot be done is one that failed."""
        try:
            self._line("ok", name, work())
        except _FAILURES as error:
            self.failed += 1
            self._line("FAILED", name, str(error) or type(error).__name__)

    def note(self, name: str, said: str) -> None:
        """Say something that is no failure but good to know."""
        self._line("note", name, said)

    def end(self) -> int:
        """Say the outcome and return the exit code."""
        seconds = monotonic() - self._since
        outcome = "Everything works." if not self.failed else f"{self.failed} checks failed."
        sys.stdout.write(f"{outcome} ({seconds:.1f} s)\n")
        return 1 if self.failed else 0

    def _line(self, mark: str, name: str, said: str) -> None:
        sys.stdout.write(f"{mark:<7} {name}: {said}\n")
        sys.stdout.flush()


@dataclass(slots=True)
class _Office:
    """What the checks share once it is there."""

    folder: Path
    settings: Settings
    desk: Desk
    claim_list: Path


def run(database: str | None) -> int:
    """Check everything and return 0, or 1 when something does not work.

    With ``database`` its screens are painted too; no dossier is written there.
    """
    logging.getLogger("clerkdesk").addHandler(logging.NullHandler())
    _without_display()
    warned: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, said: warned.append(said))
    application = QApplication(sys.argv[:1])
    use_language(Language.NL)
    Appearance(application, Theme.LIGHT)
    report = Report()
    report.check("program", _versions)
    report.check("fonts", lambda: _fonts(application))
    _keyring(report)
    with tempfile.TemporaryDirectory(prefix="clerkdesk-", ignore_cleanup_errors=True) as folder:
        _scratch(report, Path(folder))
        if database is not None:
            report.check("given database", lambda: _given(database, Path(folder)))
    for said in sorted({said for said in warned if _OFFSCREEN_SAYS not in said}):
        report.note("Qt", said)
    return report.end()


def _without_display() -> None:
    """Paint into memory where there is no screen."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _versions() -> str:
    parts = ", ".join(f"{part} {version(part)}" for part in _PARTS)
    return f"Python {platform.python_version()} on {platform.platform()}; {parts}"


def _fonts(application: QApplication) -> str:
    families = QFontDatabase.families()
    if not families:
        raise SelfTestError("no fonts are installed, so nothing can be read; install fonts-dejavu-core")
    metrics = QFontMetrics(application.font())
    missing = [sign for sign in _NEEDED_SIGNS if not metrics.inFontUcs4(ord(sign))]
    family = QFontInfo(application.font()).family()
    if missing:
        raise SelfTestError(f"{family} lacks {' '.join(missing)}")
    return f"{family}, {len(families)} families, on the platform «{application.platformName()}»"


def _keyring(report: Report) -> None:
    kept = "passwords of servers are kept by the system"
    report.note("keyring", kept if credentials.kept_by_system() else "none; a password is asked each time")


def _scratch(report: Report, folder: Path) -> None:
    made: list[_Office] = []
    report.check("database", lambda: _database(folder, made))
    if not made:
        return
    office = made[0]
    if isinstance(office.desk.converter, Problem):
        report.note("PDF", problem_sentence(office.desk.converter))
    report.check("claim list", lambda: _import(office))
    report.check("statement", lambda: _statement(office.desk))
    report.check("letters", lambda: _letters(office.desk))
    report.check("screens", lambda: _screens(office.desk, office.settings, folder, office.claim_list))


def _database(folder: Path, made: list[_Office]) -> str:
    address = f"sqlite:///{(folder / 'proef.sqlite').as_posix()}"
    checked = initialise(address, name="Proef")
    if checked.state is not DatabaseState.READY:
        raise SelfTestError(problem_sentence(checked.problem) if checked.problem else checked.state)
    settings = Settings(database=address)
    desk = _opened(settings)
    made.append(_Office(folder, settings, desk, scratch_office.a_list(folder, desk)))
    return f"made and opened; it is {desk.today():%d-%m-%Y} there"


def _opened(settings: Settings) -> Desk:
    found = open_desk(settings)
    if isinstance(found, Refused):
        raise SelfTestError(" ".join(problem_sentence(problem) for problem in found.problems))
    return found


def _import(office: _Office) -> str:
    creditor_id = scratch_office.a_creditor(office.desk)
    report = scratch_office.imported(office.desk, creditor_id, office.claim_list)
    if (report.claims, report.dossiers, report.disputes) != (4, 4, 1):
        raise SelfTestError(f"4 claims became {report.dossiers} dossiers and {report.disputes} disputes")
    return f"{report.claims} claims of {euro(report.amount)} became {report.dossiers} dossiers, 1 disputed"


def _statement(desk: Desk) -> str:
    row = page(desk, Selection(), Order()).rows[0]
    stated = account(desk, row.dossier_id).statement
    if stated.totals.due != row.open or not all(line.reason.article for line in stated.lines):
        raise SelfTestError(f"{row.number} stands for {euro(row.open)} in the list")
    return f"{row.number} owes {euro(stated.totals.due)} in {len(stated.lines)} lines, each with its article"


def _letters(desk: Desk) -> str:
    run, report = scratch_office.letters(desk)
    if report.posted != 3:
        raise SelfTestError(f"{report.posted} of 3 letters were made")
    letter = letters_of(desk, run.letters[0].dossier_id)[0]
    word = letter_docx(desk, letter.id)
    if isinstance(desk.converter, Problem):
        return f"{report.posted} as Word document of {len(word):,} bytes"
    pdf = letter_pdf(desk, letter.id)
    return f"{report.posted} as Word document ({len(word):,} bytes) and PDF ({len(pdf):,} bytes)"


def _screens(desk: Desk, settings: Settings, folder: Path, claim_list: Path | None) -> str:
    gallery = Gallery(desk, settings, folder / "drafts.json")
    try:
        painted = tuple(gallery.painted(claim_list))
    finally:
        gallery.close()
    empty = [name for name, colours in painted if is_empty(colours)]
    if empty:
        raise SelfTestError(f"nothing is painted on: {', '.join(empty)}")
    if gallery.wrong:
        raise SelfTestError("; ".join(f"{type(error).__name__}: {error}" for error in gallery.wrong))
    return f"{len(painted)} painted: {', '.join(name for name, _ in painted)}"


def _given(database: str, folder: Path) -> str:
    settings = replace(Settings(), database=database)
    return _screens(_opened(settings), settings, folder, None)
