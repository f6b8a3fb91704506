"""The left pane and the list on a real database (S5, S6, S11)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.worklist import Queue, Selection, Whose
from tests.gui.keys import press, type_text
from tests.services.office import Invoice, Office
from ui.runtime.context import ScreenContext
from ui.worklist.left_pane import LeftPane
from ui.worklist.list_page import ListPage

NEW = Selection(status=Status.NEW)
CHANGED = frozenset({Change(Subject.WORKLIST), Change(Subject.DOSSIER)})


@pytest.fixture
def office(desk: Desk) -> Office:
    """Three new dossiers of one creditor: 400, 1.250,50 and 80 euro of principal."""
    filled = Office(desk.database)
    woonhuys = filled.creditor()
    filled.dossier(woonhuys, "Peeters, Els")
    filled.dossier(woonhuys, "Dubois & Zn <BV>", Invoice("F-1", 125_050), kind=DebtorKind.COMPANY)
    filled.dossier(woonhuys, "Kaya, M.", Invoice("F-2", 8_000))
    return filled


@pytest.fixture
def page(qtbot: QtBot, office: Office, context: ScreenContext) -> ListPage:
    listed = ListPage(context)
    qtbot.addWidget(listed)
    listed.resize(520, 400)
    listed.show()
    listed.show_selection(NEW)
    qtbot.waitUntil(lambda: len(debtors(listed)) == 3)
    return listed


@pytest.fixture
def left(qtbot: QtBot, office: Office, context: ScreenContext) -> LeftPane:
    pane = LeftPane(context)
    qtbot.addWidget(pane)
    pane.resize(228, 600)
    pane.show()
    pane.activateWindow()
    return pane


def debtors(page: ListPage) -> list[str]:
    return [row.debtor for row in page.table.paged().rows()]


def shown_cells(page: ListPage, name: str) -> list[str]:
    columns = [column.name for column in page.table.paged().columns()]
    return [
        str(page.table.model().index(row, columns.index(name)).data())
        for row in range(page.table.model().rowCount())
    ]


def has_counted(left: LeftPane, status: Status, number: int) -> Callable[[], bool]:
    return lambda: left.rows._statuses[status].counted() == number


def test_a_list_says_how_many_and_how_much(page: ListPage) -> None:
    """S5: the count and the open amount of a status stand above its list."""
    assert page.head.words().startswith("Nieuw 3 dossiers · €")
    assert page.foot.words().startswith("1 van 3 selectie: €")


def test_amounts_stand_without_the_euro_sign_and_text_from_people_stays_text(page: ListPage) -> None:
    """I03: a name with markup is shown as it is written."""
    assert "Dubois & Zn <BV>" in shown_cells(page, "debtor")
    assert all("€" not in amount for amount in shown_cells(page, "open"))


def test_statuses_and_queues_show_their_counts(qtbot: QtBot, left: LeftPane) -> None:
    """S5: every status and queue carries its count."""
    left.refresh()
    qtbot.waitUntil(has_counted(left, Status.NEW, 3))
    assert left.rows._statuses[Status.CLOSED].counted() == 0
    assert "Nieuw: 3" in left.rows._statuses[Status.NEW].accessibleName()


def test_counts_follow_what_is_committed(qtbot: QtBot, left: LeftPane, office: Office) -> None:
    left.refresh()
    qtbot.waitUntil(has_counted(left, Status.NEW, 3))
    office.dossier(1, "Visser, T.")
    left._context.hub.publish(CHANGED)
    qtbot.waitUntil(has_counted(left, Status.NEW, 4))


def test_a_row_of_the_left_pane_is_chosen_with_the_keyboard(qtbot: QtBot, left: LeftPane) -> None:
    left.rows.focus_rows()
    with qtbot.waitSignal(left.selection_chosen) as chosen:
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
    assert chosen.args == [Selection(queue=Queue.CALLS)]


def test_the_switch_chooses_my_dossiers_instead_of_the_teams(qtbot: QtBot, left: LeftPane) -> None:
    left.show_selection(NEW)
    with qtbot.waitSignal(left.selection_chosen) as chosen:
        left.rows.turn_switch()
    assert chosen.args == [Selection(status=Status.NEW, whose=Whose.MINE)]


def test_new_rows_announce_themselves_and_nothing_jumps(qtbot: QtBot, page: ListPage, office: Office) -> None:
    """S11: what is being read stays where it is; new rows wait at the top until they are asked for."""
    page.table.selectRow(2)
    before, current = debtors(page), page.current_dossier()
    office.dossier(1, "Aerts, J.")
    page._context.hub.publish(CHANGED)
    qtbot.waitUntil(lambda: "1 nieuw dossier" in page.band.sentence())
    assert debtors(page) == before
    assert page.current_dossier() == current
    page.refresh()
    qtbot.waitUntil(lambda: len(debtors(page)) == 4)
    assert page.current_dossier() == current
    assert page.band.sentence() == ""


def test_the_list_is_sorted_by_the_database(qtbot: QtBot, page: ListPage) -> None:
    page.table.sort_wanted.emit("open", True)
    qtbot.waitUntil(lambda: debtors(page)[0] == "Dubois & Zn <BV>")
    page.table.sort_wanted.emit("debtor", False)
    qtbot.waitUntil(lambda: debtors(page) == ["Dubois & Zn <BV>", "Kaya, M.", "Peeters, Els"])


def test_the_filter_narrows_the_list_and_escape_widens_it(qtbot: QtBot, page: ListPage) -> None:
    page.activateWindow()
    page.toggle_filter()
    qtbot.waitUntil(lambda: page.filter._creditor.count() == 2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("1000")
    qtbot.waitUntil(lambda: debtors(page) == ["Dubois & Zn <BV>"])
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(debtors(page)) == 3)


def test_an_empty_list_says_what_it_is_for_and_what_to_press(qtbot: QtBot, page: ListPage) -> None:
    page.show_selection(Selection(status=Status.JUDICIAL))
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert "Geen dossiers in «Gerechtelijk»" in page.empty._title.whole_text()
    assert "Ctrl+I" in page.empty._sentence.whole_text()


def test_the_columns_of_a_person_are_remembered(qtbot: QtBot, page: ListPage, context: ScreenContext) -> None:
    """S11: hidden columns, widths and sorting come back."""
    names = [column.name for column in page.table.paged().columns()]
    page.table.setColumnHidden(names.index("creditor"), False)
    page.table.setColumnWidth(names.index("debtor"), 210)
    page.table.sort_wanted.emit("open", True)
    page.keep_layout()
    again = ListPage(context)
    qtbot.addWidget(again)
    assert not again.table.isColumnHidden(names.index("creditor"))
    assert again.table.isColumnHidden(names.index("handler"))
    assert again.table.columnWidth(names.index("debtor")) == 210
    assert again._order.descending


def test_more_than_a_page_is_read_as_one_goes_down(
    qtbot: QtBot, office: Office, context: ScreenContext
) -> None:
    for number in range(105):
        office.dossier(1, f"Jansen {number:03}")
    page = ListPage(context)
    qtbot.addWidget(page)
    page.show_selection(NEW)
    qtbot.waitUntil(lambda: len(debtors(page)) == 100)
    page.table.setFocus()
    press(Qt.Key.Key_End, widget=page.table)
    page.table.paged().fetchMore(page.table.rootIndex())
    qtbot.waitUntil(lambda: len(debtors(page)) == 108)
    assert len(set(debtors(page))) == 108
    assert page.head.words().startswith("Nieuw 108 dossiers")


def test_typing_finds_and_enter_opens(qtbot: QtBot, left: LeftPane) -> None:
    """S6: a few letters of a name find the dossier, without the mouse."""
    left.search.take_focus()
    type_text("dub")
    qtbot.waitUntil(lambda: len(left.search.found()) == 1)
    with qtbot.waitSignal(left.dossier_chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, left: LeftPane) -> None:
    left.search.take_focus()
    type_text("zzzz")
    qtbot.waitUntil(lambda: "Geen dossier met «zzzz»" in left.search._drop._sentence.whole_text())
    press(Qt.Key.Key_Escape)
    assert left.search.text() == ""
