"""The start dialog: the state of a database in words, with the way out."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.settings import Settings
from tests.gui.keys import ALT, CONTROL, press, type_text
from ui.start.address import Server, server_of
from ui.start.dialog import StartDialog

SECONDS = 30_000


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[StartDialog]:
    """A dialog that remembers a file which is not there yet."""
    dialog = shown(qtbot, Settings(database=f"sqlite:///{tmp_path.as_posix()}/kantoor.sqlite"))
    yield dialog
    found = dialog.opened()
    if found is not None:
        found[1].database.close()
    dialog.reject()


def shown(qtbot: QtBot, settings: Settings) -> StartDialog:
    """Return a dialog that has the keyboard."""
    dialog = StartDialog(settings)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def at_rest(dialog: StartDialog, qtbot: QtBot) -> None:
    """Wait until the database was looked at."""
    qtbot.waitUntil(lambda: not dialog.frame.work.busy, timeout=SECONDS)


def test_an_empty_file_is_made_and_opened(opened: StartDialog, qtbot: QtBot) -> None:
    """Empty: it is said, the way out makes the tables, and the person is the first user."""
    opened.frame.person.setFocus()
    type_text("Mia Verlinden")
    press(Qt.Key.Key_Return, CONTROL)
    at_rest(opened, qtbot)
    assert "nog niets" in opened.frame.band.words()
    press(Qt.Key.Key_M, ALT, opened)
    qtbot.waitUntil(lambda: opened.opened() is not None, timeout=SECONDS)
    found = opened.opened()
    assert found is not None
    settings, desk = found
    assert settings.database is not None and settings.database.endswith("kantoor.sqlite")
    assert desk.user.name == "Mia Verlinden"


def test_a_file_of_another_program_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """Foreign: no button offers to make tables in somebody else's data."""
    path = tmp_path / "vreemd.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    dialog = shown(qtbot, Settings(database=f"sqlite:///{path.as_posix()}"))
    press(Qt.Key.Key_Return, CONTROL, dialog)
    at_rest(dialog, qtbot)
    assert "geen database van ClerkDesk" in dialog.frame.band.words()
    assert dialog.frame.way_out.isHidden()
    dialog.reject()


def test_a_server_that_is_not_there_is_told(qtbot: QtBot) -> None:
    """Unreachable: what happened, what is safe, what to do; the fields stay as they were."""
    address = Server("127.0.0.1", 1, "kantoor", "mia").address()
    dialog = shown(qtbot, Settings(database=address))
    assert dialog.frame.on_server
    press(Qt.Key.Key_Return, CONTROL, dialog)
    at_rest(dialog, qtbot)
    assert "niet bereikbaar" in dialog.frame.band.words()
    assert "is veilig" in dialog.frame.band.words()
    assert dialog.frame.server.host.text() == "127.0.0.1"
    dialog.reject()


def test_a_server_needs_a_host_a_name_and_a_login(opened: StartDialog, qtbot: QtBot) -> None:
    """Nothing is looked for before there is something to look for."""
    press(Qt.Key.Key_S, ALT, opened)
    qtbot.waitUntil(lambda: opened.frame.on_server)
    press(Qt.Key.Key_Return, CONTROL, opened)
    assert "Vul de server" in opened.frame.band.words()
    assert opened.frame.server.host.hasFocus()


def test_without_a_keyring_the_password_is_asked_each_time(opened: StartDialog) -> None:
    """The box is off, and says why."""
    assert os.environ["PYTHON_KEYRING_BACKEND"].endswith("null.Keyring")
    assert not opened.frame.server.keep.isEnabled()


def test_an_address_survives_being_written() -> None:
    """A login with signs that mean something in an address comes back as it was."""
    server = Server("kantoor.local", 5433, "incasso 2026", "mia@brug/oost")
    assert server_of(server.address()) == server
    assert server_of("sqlite:///x.sqlite") is None
