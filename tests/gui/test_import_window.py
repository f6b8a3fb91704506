"""Reading a claim list in the import window, with the keyboard only (B2, B3, S2, S3)."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.intake.mapping import Field
from clerkdesk.services.context import Desk
from clerkdesk.services.imports import RunState, import_runs
from clerkdesk.services.worklist import Selection, Whose, total
from tests.gui.file_dialog import type_file
from tests.gui.keys import ALT, CONTROL, press, type_text
from tests.gui.lists import BAD, GOOD, HEADERS, a_creditor, claim_list
from ui.intake.steps import Step
from ui.intake.wizard import ImportWindow
from ui.runtime.context import ScreenContext

SECONDS = 20_000


@pytest.fixture
def window(context: ScreenContext, qtbot: QtBot) -> ImportWindow:
    """An import window at an office with one creditor."""
    a_creditor(context.desk)
    return shown(context, qtbot)


def shown(context: ScreenContext, qtbot: QtBot) -> ImportWindow:
    """Return a window that has the keyboard."""
    opened = ImportWindow(context)
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)
    return opened


def choose(window: ImportWindow, qtbot: QtBot, path: Path) -> None:
    """Press Ctrl+O and type the path of a file."""
    press(Qt.Key.Key_O, CONTROL, window)
    type_file(window, qtbot, path)
    qtbot.waitUntil(
        lambda: window.flow.draft.opened is not None or bool(window.file_page.refusal()), timeout=SECONDS
    )
    at_rest(window, qtbot)


def at_rest(window: ImportWindow, qtbot: QtBot) -> None:
    """Wait until nothing is under way and the window has the keyboard again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: not window.frame.work.busy, timeout=SECONDS)


def forward(window: ImportWindow, qtbot: QtBot, times: int = 1) -> None:
    """Press Ctrl+Enter, and wait for what comes of it."""
    for _ in range(times):
        press(Qt.Key.Key_Return, CONTROL, window)
        at_rest(window, qtbot)


def test_a_good_list_is_posted_with_a_few_keys(
    window: ImportWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """B2, S3: open, Ctrl+Enter three times, post; dossiers stand on the worklist."""
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD))
    forward(window, qtbot, 3)
    assert window.consequences_page.isVisible()
    forward(window, qtbot)
    assert window.report_page.isVisible()
    assert total(desk, Selection(whose=Whose.TEAM)).count == 4
    assert import_runs(desk)[0].state is RunState.POSTED
    assert "4 vorderingen" in window.report_page.band.words()


def test_a_posted_list_is_taken_back_with_a_key(
    window: ImportWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """Undo while nothing was sent: no dossier is left, and the list can be posted again."""
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD))
    forward(window, qtbot, 4)
    press(Qt.Key.Key_O, ALT, window)
    qtbot.waitUntil(lambda: "teruggedraaid" in window.report_page.band.words(), timeout=SECONDS)
    assert import_runs(desk)[0].state is RunState.REVERSED
    assert total(desk, Selection(whose=Whose.TEAM)).count == 0


def test_problems_stand_beside_their_cells(window: ImportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """F4 goes from problem to problem; the foot of the page says what is wrong with that cell."""
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD + BAD))
    forward(window, qtbot, 2)
    page = window.check_page
    press(Qt.Key.Key_F4, widget=window)
    here = page.table.cells.currentIndex()
    assert page.table.rows.header(here.column()) == "Openstaand"
    assert "zie bijlage" in page.said_of_cell()
    press(Qt.Key.Key_F4, widget=window)
    here = page.table.cells.currentIndex()
    assert page.table.rows.header(here.column()) == "Vervaldatum"
    assert "Rij 7" in page.said_of_cell()


def test_a_count_shows_only_its_rows(window: ImportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The refused rows are one key away, and none is lost: every row has a verdict."""
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD + BAD))
    forward(window, qtbot, 2)
    page = window.check_page
    assert page.table.rows.rowCount() == len(GOOD + BAD)
    press(Qt.Key.Key_R, ALT, window)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() < len(GOOD + BAD))
    shown_rows = [page.table.rows.judged(at).row for at in range(page.table.rows.rowCount())]
    assert shown_rows == [6, 7]


def test_each_number_opens_its_rows(window: ImportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """The disputed invoices are counted apart, with the row they stand in (S2)."""
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD + BAD))
    forward(window, qtbot, 3)
    page = window.consequences_page
    for _ in range(20):
        if "betwist" in page.title():
            break
        press(Qt.Key.Key_Down)
    assert "betwist" in page.title()
    rows = [page.table.rows.judged(at).row for at in range(page.table.rows.rowCount())]
    assert rows == [5]


def test_going_back_and_forth_loses_nothing(window: ImportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """A meaning that was changed is still changed after a visit to the first page."""
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD))
    forward(window, qtbot)
    box = window.columns_page.table.box_of(HEADERS.index("Klantnr"))
    box.setFocus()
    press(Qt.Key.Key_Home, widget=box)
    mapping = window.flow.draft.mapping
    assert mapping is not None and mapping.column(Field.DEBTOR_REFERENCE) is None
    press(Qt.Key.Key_Left, ALT, window)
    assert window.step is Step.FILE
    forward(window, qtbot)
    assert window.columns_page.table.box_of(0).currentText() == "niet gebruikt"
    forward(window, qtbot)
    press(Qt.Key.Key_Left, ALT, window)
    assert window.columns_page.table.box_of(0).currentText() == "niet gebruikt"


def test_a_missing_column_is_said_and_can_be_pointed_out(
    window: ImportWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Without amounts there is no way on; pointing the column out opens it."""
    headers = [*HEADERS]
    headers[HEADERS.index("Openstaand")] = "Kolom elf"
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD, headers))
    forward(window, qtbot)
    missing = window.columns_page.missing()
    if missing:
        assert any("bedrag" in sentence for sentence in missing)
        assert not window.frame.forward.isEnabled()
        box = window.columns_page.table.box_of(HEADERS.index("Openstaand"))
        box.setFocus()
        type_text("Openstaand", box)
    assert not window.columns_page.missing()
    forward(window, qtbot)
    assert window.step is Step.CHECK


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.xlsx", b"", "leeg"),
        ("factuur.xlsx", b"%PDF-1.7\n1 0 obj\n", "pdf"),
        ("lijst.xlsx", b"<html><table></table></html>", "HTML"),
    ],
)
def test_an_unreadable_file_is_told_in_words(
    window: ImportWindow, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """X15: what the person sees instead of a stack of errors; nothing has changed."""
    path = tmp_path / name
    path.write_bytes(content)
    choose(window, qtbot, path)
    assert said in window.file_page.refusal()
    assert "niets veranderd" in window.file_page.refusal()
    assert window.step is Step.FILE


def test_a_list_needs_a_creditor(context: ScreenContext, qtbot: QtBot, tmp_path: Path) -> None:
    """With two creditors nobody is chosen for the person; the way on says so."""
    a_creditor(context.desk, "Woonhuys BV")
    a_creditor(context.desk, "Belhuis NV", "BE")
    window = shown(context, qtbot)
    choose(window, qtbot, claim_list(tmp_path / "lijst.xlsx", GOOD))
    assert not window.frame.forward.isEnabled()
    assert "opdrachtgever" in window.frame.forward.toolTip()
    type_text("Belhuis")
    press(Qt.Key.Key_Return)
    assert window.frame.forward.isEnabled()


def test_hidden_rows_are_named(window: ImportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """X14: hidden rows are part of the list, counted and named before posting."""
    path = claim_list(tmp_path / "lijst.xlsx", GOOD)
    book = load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    choose(window, qtbot, path)
    assert any("1 verborgen rij" in sentence for sentence in window.file_page.remarks())


def test_the_same_list_is_not_posted_twice(window: ImportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """X21: every invoice that is known already is a double, so there is nothing to go on with."""
    path = claim_list(tmp_path / "lijst.xlsx", GOOD)
    choose(window, qtbot, path)
    forward(window, qtbot, 4)
    press(Qt.Key.Key_N, ALT, window)
    qtbot.waitUntil(lambda: window.step is Step.FILE)
    choose(window, qtbot, path)
    forward(window, qtbot, 3)
    assert window.check_page.isVisible()
    assert not window.frame.forward.isEnabled()
    assert "geen enkele goede rij" in window.frame.forward.toolTip()


def test_only_what_is_new_in_a_longer_list_is_posted(
    window: ImportWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """A list that comes again with one more row opens one more dossier; the doubles are counted."""
    choose(window, qtbot, claim_list(tmp_path / "maart.xlsx", GOOD[:3]))
    forward(window, qtbot, 4)
    press(Qt.Key.Key_N, ALT, window)
    qtbot.waitUntil(lambda: window.step is Step.FILE)
    window.flow.read(claim_list(tmp_path / "april.xlsx", GOOD))
    at_rest(window, qtbot)
    forward(window, qtbot, 3)
    proposal = window.flow.draft.proposal
    assert proposal is not None and proposal.consequences.doubles.count == 3
    forward(window, qtbot)
    assert total(desk, Selection(whose=Whose.TEAM)).count == len(GOOD)
