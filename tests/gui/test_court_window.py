"""What a lawsuit would cost, opened from the palette and copied for the creditor, by keyboard (B30)."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from clerkdesk.domain.court_lines import Ending
from clerkdesk.domain.money import Money
from clerkdesk.services.context import Desk
from clerkdesk.services.payments import PaymentDraft, post_payment
from tests.fixtures.databases import TODAY
from tests.gui.dossiers import office_at
from tests.gui.keys import CONTROL, focused, press, type_text
from tests.services.office import Case
from ui.court.window import CourtWindow
from ui.runtime.context import ScreenContext
from ui.runtime.errors import Errors
from ui.runtime.session import Session
from ui.shell.window import MainWindow

SECONDS = 20_000


@pytest.fixture
def case(context: ScreenContext) -> Case:
    """A Belgian consumer who owes 400 euro."""
    office = office_at(context)
    return office.dossier(office.creditor())


@pytest.fixture
def window(qtbot: QtBot, context: ScreenContext, case: Case) -> Iterator[CourtWindow]:
    """The window on that dossier, with the keyboard in its first field."""
    opened = CourtWindow(context, case.id)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.grid() is not None and opened.ending.hasFocus(), timeout=SECONDS)
    yield opened
    opened.close()
    opened.deleteLater()


def said(window: CourtWindow) -> list[str]:
    grid = window.grid()
    assert grid is not None
    return grid.said()


def test_each_ending_has_its_amounts(window: CourtWindow) -> None:
    """Nobody appears: the minimum of 196,22. A defence: the base of 313,95, and something to lose."""
    assert "196,22" in said(window) and "meer dan 270,22" in said(window)
    press(Qt.Key.Key_Down)
    assert window.ending.chosen() is Ending.DEFENDED
    assert "313,95" in said(window) and "196,22" not in said(window)
    assert "Vergoeding aan de wederpartij" in said(window)


def test_what_is_not_known_is_said_and_not_guessed(window: CourtWindow) -> None:
    assert said(window).count("onbekend") == 3, "the bailiff's price, in each column"
    assert any("Gerechtsdeurwaarder" in text.title() for text in said(window))
    assert any("tabel sinds 01-03-2025" in text for text in said(window)), "the source stands with it"


def test_it_is_copied_as_text(window: CourtWindow, case: Case) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert case.number in text and "Verweer: de debiteur verschijnt" in text
    assert "Rechtsplegingsvergoeding: 313,95." in text
    assert "De opdrachtgever betaalt vooruit: meer dan 24,00" in text


def test_a_payment_elsewhere_changes_what_there_is_to_claim(
    window: CourtWindow, case: Case, desk: Desk, context: ScreenContext, qtbot: QtBot
) -> None:
    """Nothing open: the window says so, and there is nothing to copy."""
    press(Qt.Key.Key_Down)
    done = post_payment(desk, uuid4(), case.id, PaymentDraft(Money(100_000), TODAY))
    context.hub.changed.emit(done.changes)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not window.copy_button.isEnabled(), timeout=SECONDS)
    assert window.grid() is None


def test_the_palette_opens_it_and_escape_closes_it(
    qtbot: QtBot, session: Session, desk: Desk, case: Case
) -> None:
    opened = MainWindow(session.context, Errors(), "kantoor.local")
    opened.show()
    opened.activateWindow()
    opened.begin()
    qtbot.waitUntil(lambda: opened.dossier.header() is not None, timeout=SECONDS)
    press(Qt.Key.Key_K, CONTROL)
    type_text("rechtszaak")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened.screens.open_windows()) == 1, timeout=SECONDS)
    (court,) = opened.screens.open_windows()
    assert isinstance(court, CourtWindow)
    qtbot.waitUntil(lambda: court.grid() is not None and focused().window() is court, timeout=SECONDS)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.screens.open_windows(), timeout=SECONDS)
    opened.close()
    opened.deleteLater()
