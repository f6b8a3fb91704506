"""A dossier page over a real database, and short ways to wait for what it reads."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.services.office import Case, Office
from ui.dossier.page import DossierPage
from ui.dossier.timeline_rows import Happening
from ui.runtime.context import ScreenContext
from ui.runtime.drafts import Drafts
from ui.widgets.form_dialog import FormDialog


class Opened:
    """A page with the means to look at it as a person does."""

    def __init__(self, qtbot: QtBot, context: ScreenContext, drafts: Path) -> None:
        self.qtbot = qtbot
        self.context = context
        self.page = DossierPage(context, Drafts(drafts))
        self.page.resize(636, 746)
        qtbot.addWidget(self.page)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.activate()

    def activate(self) -> None:
        """Let the keyboard go to the page; without a window manager nothing else does."""
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)

    def open(self, case: Case) -> None:
        """Open a dossier and wait until it is shown."""
        self.page.show_dossier(case.id)
        self.settle()

    def tab(self, letter: Qt.Key) -> None:
        """Go to a tab by its letter and wait until it is read."""
        self.activate()
        QTest.keyClick(self.page, letter, Qt.KeyboardModifier.AltModifier)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read or written."""
        self.qtbot.waitUntil(lambda: not self.context.tasks.running(), timeout=10_000)
        QApplication.processEvents()

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(happened, timeout=10_000)
        self.settle()

    def header(self) -> str:
        """Return everything the strip on top says."""
        return self.page.body.header.words()

    def titles(self) -> list[str]:
        """Return the titles on the timeline, top to bottom."""
        view = self.page.tabs["progress"].view  # type: ignore[attr-defined]
        return [row.title for row in view.rows() if isinstance(row, Happening)]

    def dialog(self) -> FormDialog:
        """Return the dialog that is open, with the focus in its first field."""
        found: list[QWidget] = [w for w in self.page.findChildren(FormDialog) if w.isVisible()]
        assert isinstance(found[-1], FormDialog)
        found[-1].activateWindow()
        self.settle()
        return found[-1]

    def no_dialog(self) -> bool:
        """Return whether every dialog is closed."""
        return not any(dialog.isVisible() for dialog in self.page.findChildren(FormDialog))


def office_at(context: ScreenContext) -> Office:
    """Return an office that fills the database of the page."""
    return Office(context.desk.database)
