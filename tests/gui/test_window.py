"""The main window by keyboard alone, on a real database (S1, S4, S5, S10)."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.parties import Language
from clerkdesk.services.context import Desk
from clerkdesk.services.worklist import Selection
from tests.gui.keys import ALT, CONTROL, press, type_text
from tests.services.office import Office
from ui.runtime.errors import Errors
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.session import Session
from ui.shell.history import History
from ui.shell.shortcut_sheet import sheet_lines
from ui.shell.window import MainWindow
from ui.texts import use_language


@pytest.fixture
def errors(qtbot: QtBot) -> Errors:
    return Errors()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, session: Session, errors: Errors) -> Iterator[MainWindow]:
    """The window on three new dossiers: 1 Peeters, 2 Dubois, 3 Kaya."""
    office = Office(desk.database)
    woonhuys = office.creditor()
    for name in ("Peeters, Els", "Dubois, Marie", "Kaya, M."):
        office.dossier(woonhuys, name)
    opened = MainWindow(session.context, errors, "kantoor.local")
    opened.show()
    opened.activateWindow()
    opened.begin()
    qtbot.waitUntil(shows(opened, 1))
    qtbot.waitUntil(lambda: opened.left.rows._statuses[Status.NEW].counted() == 3)
    yield opened
    opened.close()
    opened.deleteLater()


def shows(window: MainWindow, dossier_id: int) -> Callable[[], bool]:
    def is_open() -> bool:
        header = window.dossier.header()
        return header is not None and header.id == dossier_id

    return is_open


def has_focus(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def test_down_shows_the_next_dossier_after_a_rest(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_Down, widget=window.listed.table)
    press(Qt.Key.Key_Down, widget=window.listed.table)
    qtbot.waitUntil(shows(window, 3))
    assert has_focus(window.listed), "the list keeps the focus"


def test_enter_goes_into_the_dossier_and_escape_back_to_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.listed.table.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: has_focus(window.dossier))
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: has_focus(window.listed))
    assert window.listed.current_dossier() == 1


def test_f6_goes_round_the_panes(qtbot: QtBot, window: MainWindow) -> None:
    window.listed.table.setFocus()
    for pane in (window.dossier, window.left, window.listed):
        press(Qt.Key.Key_F6)
        assert has_focus(pane)


def test_search_opens_a_dossier_without_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    """S6, S10: Ctrl+F, a few letters, Enter."""
    press(Qt.Key.Key_F, CONTROL)
    type_text("dubo")
    qtbot.waitUntil(lambda: len(window.left.search.found()) == 1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(shows(window, 2))
    assert window.listed.current_dossier() == 2
    qtbot.waitUntil(lambda: has_focus(window.dossier))


def test_alt_left_and_right_go_through_what_was_seen(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_Down, widget=window.listed.table)
    qtbot.waitUntil(shows(window, 2))
    press(Qt.Key.Key_Left, ALT)
    qtbot.waitUntil(shows(window, 1))
    press(Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(shows(window, 2))
    press(Qt.Key.Key_Right, ALT)
    assert "Er is geen dossier om naar vooruit te gaan" in window.foot.said()


def test_the_palette_finds_actions_and_dossiers(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(window.commands.isVisible)
    assert len(window.commands.rows.rows.listed) == len(window.acts.all())
    type_text("kaya")
    qtbot.waitUntil(lambda: len(window.commands.rows.rows.listed) == 1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(shows(window, 3))


def test_the_palette_shows_keys_and_does_what_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_K, CONTROL)
    type_text("opdrachtgevers")
    row = window.commands.rows.current()
    assert row is not None
    assert row.beside == "Ctrl+Shift+K"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.screens.open_windows()) == 1)
    for opened in window.screens.open_windows():
        opened.close()


def test_what_cannot_be_done_says_why(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_Right, ALT)
    assert window.foot.said().startswith("Volgend dossier: ")
    press(Qt.Key.Key_K, CONTROL)
    type_text("volgend dossier")
    row = window.commands.rows.current()
    assert row is not None
    assert row.refusal
    press(Qt.Key.Key_Return)
    assert window.commands.isVisible(), "a refused row stays to be read"
    press(Qt.Key.Key_Escape)


def test_a_payment_form_opens_on_the_dossier(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    for dialog in dialogs(window):
        dialog.close()


def dialogs(window: MainWindow) -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top is not window and top.isVisible()]


def test_the_note_box_is_a_key_away(qtbot: QtBot, window: MainWindow) -> None:
    """S8: Ctrl+M, text, Ctrl+Enter; the timeline shows it."""
    press(Qt.Key.Key_M, CONTROL)
    type_text("Belt morgen terug.")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.dossier.write.box.edit.toPlainText() == "")


def test_another_list_is_chosen_and_comes_back_after_a_restart(
    qtbot: QtBot, window: MainWindow, session: Session, errors: Errors
) -> None:
    window.work.show_selection(Selection(status=Status.CLOSED))
    qtbot.waitUntil(window.listed.empty.isVisible)
    window.panes.setSizes([200, 480, 686])
    left = window.panes.sizes()[0]
    window.close()
    again = MainWindow(session.context, errors, "kantoor.local")
    qtbot.addWidget(again)
    again.show()
    again.begin()
    assert again.listed.selection().status is Status.CLOSED
    assert session.context.layout.numbers("window.panes")[0] == left


def test_a_lost_connection_is_a_band_and_what_is_shown_stays(
    qtbot: QtBot, window: MainWindow, errors: Errors
) -> None:
    errors.report(ConnectionError("gone"))
    assert "antwoordt niet" in window.band.sentence()
    assert "geen verbinding" in window.foot._connection.whole_text()
    assert window.listed.current_dossier() == 1
    window.band.pressed.emit()
    assert window.band.sentence() == ""


def test_our_own_mistake_is_logged_and_told_once(
    qtbot: QtBot, window: MainWindow, errors: Errors, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "clerkdesk.desk"):
        errors.report(ValueError("first"))
        errors.report(ValueError("second"))
    assert [record.message.split()[0] for record in caplog.records] == ["incident", "incident"]
    told = dialogs(window)
    assert len(told) == 1
    told[0].close()
    caplog.clear()


@pytest.mark.parametrize("language", [Language.NL, Language.FR, Language.EN])
def test_every_key_means_one_thing_and_every_action_has_words(window: MainWindow, language: Language) -> None:
    """S10: no shortcut is given twice, and none needs a digit or a slash (AZERTY)."""
    use_language(language)
    keys = Counter(key for act in window.acts.all() for key in act.keys)
    assert not [key for key, times in keys.items() if times > 1]
    assert not [key for key in keys if key.split("+")[-1].isdigit() or "/" in key]
    assert all(act.words for act in window.acts.all())


@pytest.mark.parametrize("language", [Language.NL, Language.FR, Language.EN])
def test_every_underlined_letter_means_one_thing(
    qtbot: QtBot, desk: Desk, session: Session, language: Language
) -> None:
    """S10: the letters of the tabs and of the filter row do not meet."""
    use_language(language)
    opened = MainWindow(session.context, Errors(), "kantoor.local")
    qtbot.addWidget(opened)
    opened.listed.filter.show()
    words = [label.text() for label in opened.findChildren(QLabel) if label.buddy()]
    words += [bar.tabText(tab) for bar in opened.findChildren(QTabBar) for tab in range(bar.count())]
    letters = Counter(word[word.index("&") + 1].lower() for word in words if "&" in word)
    assert len(letters) >= 7
    assert not [letter for letter, times in letters.items() if times > 1]


def test_ctrl_enter_in_the_list_opens_the_dossier_in_its_own_window(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_Return, CONTROL, window.listed.table)
    assert [opened.objectName() for opened in window.screens.open_windows()] == ["dossier 1"]
    window.screens.dossier_apart(1)
    assert len(window.screens.open_windows()) == 1, "it is opened once"
    window.screens.open_windows()[0].close()
    qtbot.waitUntil(lambda: not window.screens.open_windows())


def test_the_sheet_of_keys_lists_every_action_with_a_key(qtbot: QtBot, window: MainWindow) -> None:
    listed = {keys for _, members in sheet_lines(window.acts.all()) for keys, _ in members}
    assert {act.shown_keys for act in window.acts.all() if act.keys} <= listed
    press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    dialogs(window)[0].close()


def test_every_control_has_a_name_for_readers_of_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    nameless = []
    for control in window.findChildren(QWidget):
        if isinstance(control, kinds) and control.isVisibleTo(window):
            found = QAccessible.queryAccessibleInterface(control)
            if found is None or not found.text(QAccessible.Text.Name):
                nameless.append(f"{type(control).__name__} in {type(control.parentWidget()).__name__}")
    assert not nameless


def test_history_forgets_what_lay_ahead_when_another_way_is_taken() -> None:
    history = History()
    for dossier in (1, 2, 2, 3):
        history.visit(dossier)
    assert history.go(-1) == 2
    history.visit(9)
    assert not history.can_go(1)
    assert history.go(-1) == 2
    with pytest.raises(IndexError):
        history.go(-5)


def test_a_damaged_layout_is_an_empty_one(tmp_path: Path) -> None:
    file = tmp_path / "layout.json"
    file.write_text("{ this is not", encoding="utf-8")
    memory = LayoutMemory(file)
    assert memory.numbers("window.panes") == []
    memory.keep("window.panes", [1, 2, 3])
    memory.store()
    assert LayoutMemory(file).numbers("window.panes") == [1, 2, 3]


def test_the_open_amount_of_a_row_is_explained_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    """I29: the list says for which day it computed, and Ctrl+E how the amount is built up."""
    column = next(c for c in window.listed.table.paged().columns() if c.name == "open")
    row = window.listed.table.current_row() or window.listed.table.paged().row(0)
    assert row is not None and column.hint is not None
    assert "22-11-2026" in column.hint(row) and "Ctrl+E" in column.hint(row)
    window.listed.table.setFocus()
    press(Qt.Key.Key_E, CONTROL)
    card = window.dossier.explainer.card
    qtbot.waitUntil(lambda: card.explanation() is not None)
    header, found = window.dossier.header(), card.explanation()
    assert header is not None and found is not None
    assert found.formula or found.sentence
    assert not card.geometry().intersects(window.dossier.geometry().translated(window.panes.pos()))
    press(Qt.Key.Key_Escape)
    assert card.explanation() is None
    assert has_focus(window.listed), "the list has the keyboard again"
