"""Somebody at the real main window, with a keyboard and eyes, and nothing else."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.services.context import Desk
from clerkdesk.settings import Settings
from tests.gui.keys import ALT, CONTROL, press, type_text
from tests.scenarios.office import Seat, open_desk
from ui.runtime.errors import Errors
from ui.runtime.session import Session, remembered_layout
from ui.shell.window import MainWindow

LONG = 120_000
"""The longest that anything may take, in milliseconds: making all letters on a busy machine."""

Found = TypeVar("Found", bound=QWidget)


class AtTheDesk:
    """Presses keys and waits for what comes of them; ``desk`` is there to check what was kept."""

    def __init__(
        self, qtbot: QtBot, session: Session, window: MainWindow, desk: Desk, wrong: list[Exception]
    ) -> None:
        self.qtbot = qtbot
        self.session = session
        self.window = window
        self.desk = desk
        self.wrong = wrong

    def until(self, happened: Callable[[], object]) -> None:
        """Wait until something is so; what goes wrong behind the screens meanwhile ends the wait."""
        self.qtbot.waitUntil(lambda: bool(self.wrong or happened()), timeout=LONG)
        if self.wrong:
            raise self.wrong[0]

    def settle(self) -> None:
        """Wait until nothing is being read, written or made."""
        self.until(lambda: not self.session.tasks.running())
        QApplication.processEvents()

    def opened(self, kind: type[Found]) -> Found:
        """Return the window of ``kind`` that is open, once it has the keyboard."""
        self.until(lambda: _visible(kind))
        found = _visible(kind)[-1]
        self.come_to(found)
        return found

    def come_to(self, window: QWidget) -> None:
        """Let the keyboard go to ``window``; without a window manager nothing else does."""
        window.activateWindow()
        self.until(window.isActiveWindow)

    def press_alt(self, words: str, window: QWidget) -> None:
        """Press Alt and the letter that is underlined in ``words``."""
        found = re.search(r"&(\w)", words)
        assert found, f"no letter is underlined in {words!r}"
        press(Qt.Key(ord(found[1].upper())), ALT, window)

    def give_files(self, *files: Path) -> None:
        """Type the names of files in the dialog that asks for them, and Enter."""
        dialog = self.opened(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.selectAll()
        names = [str(file) for file in files]
        type_text(names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names), field)
        proposals = field.completer().popup()
        if proposals is not None:
            proposals.hide()
        press(Qt.Key.Key_Return, widget=field)
        self.until(lambda: not _visible(QFileDialog))

    def find(self, text: str) -> None:
        """Ctrl+F, a few words, Enter: go into the dossier that is found."""
        self.come_to(self.window)
        press(Qt.Key.Key_F, CONTROL, self.window)
        self.until(self.window.left.search.hasFocus)
        type_text(text)
        self.until(lambda: any(hit.debtor == text for hit in self.window.left.search.found()))
        press(Qt.Key.Key_Return)
        self.until(lambda: self._open_dossier() == text)
        self.settle()

    def header(self) -> str:
        """Return everything the strip on top of the dossier says."""
        return self.window.dossier.body.header.words()

    def _open_dossier(self) -> str:
        header = self.window.dossier.header()
        return header.debtor if header else ""


@contextmanager
def sits_down(qtbot: QtBot, seat: Seat) -> Iterator[AtTheDesk]:
    """Open the desk for a person, and close it again; nothing may go wrong behind the screens."""
    desk = open_desk(seat)
    settings = Settings(database=seat.url.render_as_string(hide_password=False), user=seat.login)
    errors, wrong = Errors(), list[Exception]()
    session = Session(desk, settings, errors, remembered_layout(desk, settings))
    session.tasks.went_wrong.disconnect(errors.report)
    session.tasks.went_wrong.connect(wrong.append)
    window = MainWindow(session.context, errors, "kantoor")
    window.show()
    qtbot.waitExposed(window)
    window.begin()
    session.listen()
    person = AtTheDesk(qtbot, session, window, desk, wrong)
    person.come_to(window)
    person.settle()
    try:
        yield person
        person.settle()
    finally:
        window.close()
        session.close()
        window.deleteLater()
    assert not wrong, wrong


def _visible(kind: type[Found]) -> list[Found]:
    return [top for top in QApplication.topLevelWidgets() if isinstance(top, kind) and top.isVisible()]
