"""A run of letters in its window: proposed, looked at, posted, saved, taken back (O21, S4, A3)."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import post_import, propose_import
from clerkdesk.services.letter_runs import ProposedLetter, letter_run, letter_runs
from tests.gui.file_dialog import type_file
from tests.gui.keys import ALT, CONTROL, press
from tests.gui.lists import GOOD, claim_list
from tests.services.lists import creditor_for
from ui.format import money
from ui.intake.work import open_list
from ui.letters.page_pictures import page_pictures
from ui.letters.run_window import LetterRunWindow
from ui.letters.runs_window import RunsWindow
from ui.runtime.context import ScreenContext

SECONDS = 30_000


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """A desk with the dossiers of a small list: two consumers, a company, one who disputes."""
    creditor_id = creditor_for(desk)
    opened = open_list(claim_list(tmp_path / "lijst.xlsx", GOOD), lambda: False)
    assert opened is not None and not isinstance(opened, Refused) and opened.mapped is not None
    proposed = propose_import(desk, uuid4(), creditor_id, opened.read, opened.mapped.mapping)
    assert isinstance(proposed, Done), proposed
    posted = post_import(desk, uuid4(), proposed.value.run_id, lambda *_: None, lambda: False)
    assert isinstance(posted, Done), posted
    return desk


@pytest.fixture
def window(filled: Desk, context: ScreenContext, qtbot: QtBot) -> Iterator[LetterRunWindow]:
    """A window with the letters that are due today."""
    opened = LetterRunWindow(context)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.flow.run is not None, timeout=SECONDS)
    yield opened
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)


def test_who_gets_a_letter_and_who_does_not(window: LetterRunWindow, qtbot: QtBot) -> None:
    """Every dossier is in one of the two lists, with a reason; the disputed one gets none."""
    run = window.flow.run
    assert run is not None
    assert len(run.letters) + len(run.left_out) == len(GOOD)
    assert "Joke Martens" in {row.debtor for row in run.left_out}
    assert window.frame.proposals.rows.letters()
    press(Qt.Key.Key_G, ALT, window)
    qtbot.waitUntil(lambda: window.frame.left_out.isVisible())
    assert window.frame.left_out.paged().rowCount() == len(run.left_out)


def test_space_leaves_a_letter_out(window: LetterRunWindow, desk: Desk, qtbot: QtBot) -> None:
    """An unticked letter stays in the run, and is not sent."""
    run = window.flow.run
    assert run is not None
    letter = window.frame.proposals.current_letter()
    assert isinstance(letter, ProposedLetter)
    press(Qt.Key.Key_Space, widget=window.frame.proposals)
    qtbot.waitUntil(lambda: window.flow.kept() == len(run.letters) - 1, timeout=SECONDS)
    struck = {row.row_id for row in letter_run(desk, run.run_id).letters if row.struck}
    assert struck == {letter.row_id}


def test_a_run_is_posted_saved_and_taken_back(
    window: LetterRunWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """Boeken als PDF: the letters are kept, the job is one PDF on disk; undo until the post has left."""
    letters = window.flow.kept()
    assert letters == len(GOOD) - 1
    press(Qt.Key.Key_P, ALT, window)
    type_file(window, qtbot, tmp_path / "brieven.pdf")
    qtbot.waitUntil(lambda: "brieven.pdf" in window.frame.receipt.delivery.whole_text(), timeout=SECONDS)
    assert f"{letters} brieven geboekt" in window.frame.receipt.band.words()
    assert len(page_pictures((tmp_path / "brieven.pdf").read_bytes(), 100, count=99)) >= letters
    qtbot.waitUntil(lambda: not window.frame.work.busy, timeout=SECONDS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_O, ALT, window)
    qtbot.waitUntil(lambda: "teruggedraaid" in window.frame.receipt.band.words(), timeout=SECONDS)
    assert letter_runs(desk)[0].state == "reversed"


def test_a_letter_is_looked_at_beside_its_data(window: LetterRunWindow, qtbot: QtBot) -> None:
    """The page as it will be stands beside the fields it was made of, each with its source."""
    qtbot.waitUntil(lambda: window.frame.preview.pages() > 0, timeout=SECONDS)
    fields = window.frame.preview.fields
    words = {item.text() for row in range(fields.rowCount()) if (item := fields.item(row, 1)) is not None}
    assert any("Gezond Wonen BV" in text for text in words)


def test_earlier_runs_are_listed(window: LetterRunWindow, context: ScreenContext, qtbot: QtBot) -> None:
    """The list that was imported and the letters that were proposed can be found again."""
    runs = RunsWindow(context, imports=True)
    qtbot.addWidget(runs)
    runs.show()
    qtbot.waitUntil(lambda: runs.imports.paged().rowCount() == 1, timeout=SECONDS)
    qtbot.waitUntil(lambda: runs.letters.paged().rowCount() == 1, timeout=SECONDS)
    assert runs.undo_button.isEnabled()
    runs.tabs.setCurrentIndex(1)
    assert not runs.undo_button.isEnabled()


def test_the_amount_of_a_letter_is_explained_before_it_is_sent(window: LetterRunWindow, qtbot: QtBot) -> None:
    """I29: what a letter will ask, as the sum of its parts, at Ctrl+E."""
    window.frame.proposals.look_at_first()
    letter = window.frame.proposals.current_letter()
    assert letter is not None
    press(Qt.Key.Key_E, CONTROL, window)
    qtbot.waitUntil(lambda: window.explainer.card.explanation() is not None)
    found = window.explainer.card.explanation()
    assert found is not None and money(letter.amount) in found.title
    press(Qt.Key.Key_Escape)
    assert window.explainer.card.explanation() is None
