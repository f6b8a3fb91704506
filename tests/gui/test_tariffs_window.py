"""The rates on the screen, with the keyboard: looked at, a new one with what it changes, taken back (4.6)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.domain.parties import DebtorKind
from clerkdesk.persistence.engine import Database
from clerkdesk.services.context import Desk, UserRole
from clerkdesk.services.dossiers import account
from clerkdesk.settings import Settings
from clerkdesk.tariff_files import shipped
from tests.fixtures.databases import TODAY, Clones
from tests.gui.conftest import desk_at
from tests.gui.keys import ALT, CONTROL, press, type_text
from tests.services.office import Case, Invoice, Office
from ui.runtime.context import ScreenContext
from ui.runtime.errors import Errors
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.session import Session
from ui.tariffs.rate_window import RateWindow
from ui.tariffs.take_back_window import TakeBackWindow
from ui.tariffs.window import TariffsWindow
from ui.tariffs.words import Standing, kind_name, read_rate

SECONDS = 20_000
SUMMER = date(2026, 7, 1)


@pytest.fixture
def company(desk: Desk) -> Case:
    """A Dutch company that owes ten thousand euro since May, and a consumer beside it."""
    office = Office(desk.database)
    creditor = office.creditor("Gezond Wonen BV", "NL")
    office.dossier(creditor, "Jansen, Els", country="NL")
    invoice = Invoice("F-1", 1_000_000, due=date(2026, 5, 1), contract=date(2026, 4, 1))
    return office.dossier(creditor, "Korenaar BV", invoice, kind=DebtorKind.COMPANY, country="NL")


@pytest.fixture
def window(context: ScreenContext, company: Case, qtbot: QtBot) -> Iterator[TariffsWindow]:
    """The rates, read, with the keyboard in the list of kinds."""
    opened = shown(context, qtbot)
    yield opened
    qtbot.waitUntil(lambda: not context.tasks.running(), timeout=SECONDS)


def shown(context: ScreenContext, qtbot: QtBot) -> TariffsWindow:
    opened = TariffsWindow(context)
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    to_front(opened, qtbot)
    qtbot.waitUntil(lambda: opened.lines.current_row() is not None, timeout=SECONDS)
    return opened


def to_front(opened: QWidget, qtbot: QtBot) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)


def choose(window: TariffsWindow, kind: str, qtbot: QtBot) -> None:
    """Go down the list of kinds to ``kind``."""
    for _ in range(window.kinds.paged().rowCount()):
        row = window.kinds.current_row()
        if row is not None and row.code == kind:
            break
        press(Qt.Key.Key_Down, widget=window.kinds)
    qtbot.waitUntil(lambda: window.lines.paged().rows()[0].line.entry.kind == kind, timeout=SECONDS)


def new_rate(window: TariffsWindow, qtbot: QtBot, day: str, percent: str, source: str) -> RateWindow:
    """Ctrl+N, three fields, Ctrl+Enter."""
    press(Qt.Key.Key_N, CONTROL, window)
    opened = window.findChildren(RateWindow)[-1]
    to_front(opened, qtbot)
    for typed in (day, percent):
        type_text(typed)
        press(Qt.Key.Key_Return)
    type_text(source)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not opened.work.busy, timeout=SECONDS)
    return opened


def test_every_kind_and_row_can_be_read(window: TariffsWindow, qtbot: QtBot) -> None:
    """Left what is in force today, right since when, with source and who brought it."""
    kinds = window.kinds.paged().rows()
    assert {kind.code for kind in kinds} == {entry.kind for entry in shipped()}
    assert all(kind_name(kind.code) != kind.code for kind in kinds), "each has a name in people's words"
    choose(window, "nl.vat", qtbot)
    rows = window.lines.paged().rows()
    assert [row.standing for row in rows] == [Standing.NOW, Standing.PAST]
    press(Qt.Key.Key_Return, widget=window.kinds)
    assert window.lines.hasFocus()
    press(Qt.Key.Key_Escape, widget=window.lines)
    assert window.kinds.hasFocus()
    assert not window.take_back_button.isEnabled()


def test_a_new_rate_shows_what_it_changes_before_it_counts(
    window: TariffsWindow, context: ScreenContext, company: Case, qtbot: QtBot
) -> None:
    choose(window, "commercial", qtbot)
    due = account(context.desk, company.id).statement.totals.due
    opened = new_rate(window, qtbot, "01072026", "12,4", "Stcrt. 2026, 12345")
    (impact,) = opened.impacts.table.paged().rows()
    assert (impact.number, impact.debtor, impact.before[0]) == (company.number, "Korenaar BV", due)
    assert impact.after[0] > impact.before[0]
    assert "1 open dossier verandert" in opened.impacts.words()
    assert len(opened.warnings.sentences()) == 2, "it replaces a rate, from a day that has passed"
    assert account(context.desk, company.id).statement.totals.due == due, "nothing counts yet"
    with qtbot.waitSignal(context.requests.dossier_wanted) as asked:
        press(Qt.Key.Key_Return, widget=opened.impacts.table)
    assert asked.args == [company.id]
    press(Qt.Key.Key_A, ALT, opened)
    qtbot.waitUntil(opened.band.isVisible, timeout=SECONDS)
    assert "1 open dossier toont" in opened.band.words()
    assert account(context.desk, company.id).statement.totals.due == impact.after[0]
    qtbot.waitUntil(lambda: standings(window, SUMMER) == [Standing.NOW, Standing.REPLACED], timeout=SECONDS)
    press(Qt.Key.Key_Escape, widget=opened)
    qtbot.waitUntil(lambda: not window.findChildren(RateWindow), timeout=SECONDS)


def test_a_rate_to_come_has_a_choice_of_days(window: TariffsWindow, company: Case, qtbot: QtBot) -> None:
    choose(window, "commercial", qtbot)
    opened = new_rate(window, qtbot, "01-01-2027", "9,15", "Stcrt. 2026, 40000")
    assert opened.impacts.days.count() == 3
    assert opened.impacts.table.paged().rowCount() == 1
    for _ in range(2):
        press(Qt.Key.Key_Up, widget=opened.impacts.days)
    qtbot.waitUntil(lambda: not opened.impacts.table.paged().rowCount())
    assert "geen enkel dossier" in opened.impacts.words()
    close_unkept(opened, qtbot)


def test_what_is_wrong_is_said_beside_the_field(window: TariffsWindow, qtbot: QtBot) -> None:
    opened = new_rate(window, qtbot, "01-01-2027", "1015", " ")
    qtbot.waitUntil(lambda: bool(opened.percent.property("problem")), timeout=SECONDS)
    assert opened.source.property("problem")
    assert opened.percent.hasFocus()
    assert not opened.activate.isEnabled()
    close_unkept(opened, qtbot)


def test_another_percentage_needs_another_look(window: TariffsWindow, qtbot: QtBot) -> None:
    """Only what was computed can be activated."""
    opened = new_rate(window, qtbot, "01-01-2027", "9,15", "Stcrt. 2026, 40000")
    assert opened.activate.isEnabled()
    type_text("5", opened.percent)
    assert not opened.activate.isEnabled()
    assert not opened.impacts.table.paged().rowCount()
    close_unkept(opened, qtbot)


def test_a_rate_is_taken_back_for_a_reason(
    window: TariffsWindow, context: ScreenContext, company: Case, qtbot: QtBot
) -> None:
    due = account(context.desk, company.id).statement.totals.due
    choose(window, "commercial", qtbot)
    opened = new_rate(window, qtbot, "01072026", "21,4", "verkeerd gelezen")
    press(Qt.Key.Key_A, ALT, opened)
    qtbot.waitUntil(opened.band.isVisible, timeout=SECONDS)
    opened.close()
    qtbot.waitUntil(lambda: standings(window, SUMMER) == [Standing.NOW, Standing.REPLACED], timeout=SECONDS)
    to_front(window, qtbot)
    assert window.lines.select_key((SUMMER, 2))
    press(Qt.Key.Key_T, ALT, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(TakeBackWindow)), timeout=SECONDS)
    back = window.findChildren(TakeBackWindow)[-1]
    to_front(back, qtbot)
    qtbot.waitUntil(back.take_back.isEnabled, timeout=SECONDS)
    assert [impact.after[0] for impact in back.impacts.table.paged().rows()] == [due]
    type_text("komma verkeerd", back.reason)
    press(Qt.Key.Key_Return, CONTROL, back.reason)
    qtbot.waitUntil(lambda: standings(window, SUMMER) == [Standing.TAKEN_BACK, Standing.NOW], timeout=SECONDS)
    assert account(context.desk, company.id).statement.totals.due == due


def test_who_is_no_administrator_may_look(postgres_clones: Clones, qtbot: QtBot) -> None:
    """Everything can be read; the action says why it is off."""
    with clerk_on_a_server(postgres_clones) as context:
        opened = shown(context, qtbot)
        assert opened.kinds.paged().rowCount() == len({entry.kind for entry in shipped()})
        assert not opened.add_button.isEnabled()
        assert "beheerder" in opened.add_button.toolTip()
        assert "beheerder" in opened.said.whole_text()
        press(Qt.Key.Key_N, CONTROL, opened)
        assert not opened.findChildren(RateWindow)


def test_percentages_are_read_as_they_are_typed() -> None:
    assert read_rate("10,15 %") == Decimal("10.15")
    assert read_rate("4.123456") == Decimal("4.123456")
    assert read_rate("vier") is None


def standings(window: TariffsWindow, day: date) -> list[Standing]:
    return [row.standing for row in window.lines.paged().rows() if row.line.entry.start == day]


def close_unkept(opened: RateWindow, qtbot: QtBot) -> None:
    """What was filled in goes at the second Esc only."""
    press(Qt.Key.Key_Escape, widget=opened)
    assert opened.isVisible()
    press(Qt.Key.Key_Escape, widget=opened)
    qtbot.waitUntil(lambda: not opened.isVisible())


@contextmanager
def clerk_on_a_server(clones: Clones) -> Iterator[ScreenContext]:
    url = clones.clone()
    database = Database.open(url, pinned=TODAY)
    seated = desk_at(database)
    user = replace(seated.user, role=UserRole.CLERK)
    clerk = Desk(database, user, seated.tariffs, seated.templates, seated.converter)
    session = Session(clerk, Settings(), Errors(), LayoutMemory())
    try:
        yield session.context
    finally:
        session.close()
        clones.drop(url)
