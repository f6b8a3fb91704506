"""What a clerk would curse at when it breaks: the list keeps its place, the focus stays, days read well."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clerkdesk.services.context import Desk
from tests.gui.keys import CONTROL, press
from tests.services.office import Office
from ui.due_day import is_late
from ui.runtime.errors import Errors
from ui.runtime.session import Session
from ui.shell.window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, session: Session) -> MainWindow:
    """The window on two new dossiers: 1 Peeters, 2 Dubois."""
    office = Office(desk.database)
    woonhuys = office.creditor()
    for name in ("Peeters, Els", "Dubois, Marie"):
        office.dossier(woonhuys, name)
    opened = MainWindow(session.context, Errors(), "kantoor.local")
    qtbot.addWidget(opened)
    opened.show()
    opened.activateWindow()
    opened.begin()
    qtbot.waitUntil(lambda: opened.dossier.header() is not None)
    return opened


@pytest.mark.parametrize(
    ("due", "today", "late"),
    [
        (date(2026, 11, 21), date(2026, 11, 23), False),
        (date(2026, 11, 21), date(2026, 11, 22), False),
        (date(2026, 11, 20), date(2026, 11, 23), True),
        (date(2026, 11, 21), date(2026, 11, 24), True),
    ],
)
def test_what_fell_due_at_the_weekend_is_due_on_monday(due: date, today: date, late: bool) -> None:
    assert is_late(due, today) is late


def test_no_row_is_marked_for_a_dossier_outside_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.listed.mark(99)
    assert not window.listed.table.selected_rows()
    window.listed.refresh()
    qtbot.wait(300)
    assert not window.listed.table.selected_rows(), "reading again marks none either"
    window.listed.focus_list()
    assert [row.dossier_id for row in window.listed.table.selected_rows()] == [1]


def test_the_list_is_sorted_from_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    """S10: what a click on a header does, a key does."""
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    menu = next(menu for menu in window.listed.findChildren(QMenu) if menu.isVisible())
    chosen = next(action for action in menu.actions() if action.data() == "debtor")
    menu.setActiveAction(chosen)
    press(Qt.Key.Key_Return, widget=menu)
    qtbot.waitUntil(lambda: window.listed.table.paged().rows()[0].dossier_id == 2)


def test_a_tab_without_note_box_takes_the_focus_that_it_hides(qtbot: QtBot, window: MainWindow) -> None:
    window.dossier.write_note()
    window.dossier.show_tab("letters")
    qtbot.wait(100)
    assert window.panes.current() == 2
    assert not window.left.search.hasFocus()
