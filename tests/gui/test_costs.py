"""Costs, judgments and the step to court by keyboard (rows A15, S24-S26, A20)."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.services import awards, costs, dossiers, judicial
from tests.gui.dossiers import Opened, office_at
from tests.gui.keys import CONTROL, press, type_text
from tests.services.office import Case, Invoice, Office
from ui.costs.cost_dialog import CostDialog
from ui.costs.costs_tab import CostsTab
from ui.judicial.award_dialog import AwardDialog
from ui.runtime.context import ScreenContext

ENTER = Qt.Key.Key_Return


@pytest.fixture
def opened(qtbot: QtBot, context: ScreenContext, tmp_path: Path) -> Opened:
    return Opened(qtbot, context, tmp_path / "drafts.json")


@pytest.fixture
def office(context: ScreenContext) -> Office:
    return office_at(context)


@pytest.fixture
def company(office: Office, opened: Opened) -> Case:
    """A Dutch company owes 1,000 and 80 euro; its dossier is open."""
    owed = (Invoice("F-1", 100_000), Invoice("F-2", 8_000))
    creditor = office.creditor("Witgoed Oost B.V.", "NL")
    case = office.dossier(creditor, "De Brug B.V.", *owed, kind=DebtorKind.COMPANY, country="NL")
    opened.open(case)
    return case


def summons(opened: Opened) -> CostDialog:
    """Type a summons of 119.40 by keyboard and return the dialog."""
    opened.page.court.cost()
    dialog = opened.dialog()
    assert isinstance(dialog, CostDialog)
    assert dialog.kind.hasFocus()
    for keys in ("d", "1-10", "119,40"):
        type_text(keys)
        press(ENTER)
    assert dialog.vat.hasFocus()
    return dialog


def costs_tab(opened: Opened) -> CostsTab:
    """Go to the tab of costs by its letter."""
    opened.tab(Qt.Key.Key_K)
    tab = opened.page.tabs["costs"]
    assert isinstance(tab, CostsTab)
    return tab


def test_a_cost_shows_what_it_does_before_it_is_booked(
    opened: Opened, company: Case, context: ScreenContext
) -> None:
    """A15: the first Ctrl+Enter shows why to look again, the second books."""
    before = dossiers.open_dossier(context.desk, company.id).claimable
    dialog = summons(opened)
    opened.until(dialog.card.isVisible)
    assert "119,40" in dialog.card.words()
    assert "nog minnelijk" in dialog.card.words()
    assert costs.costs(context.desk, company.id) == ()
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    (booked,) = costs.costs(context.desk, company.id)
    assert (booked.kind, booked.amount, booked.on) == ("summons", 11_940, date(2026, 10, 1))
    assert dossiers.open_dossier(context.desk, company.id).claimable == before + 11_940
    opened.until(lambda: any("119,40" in title for title in opened.titles()))


def test_a_cost_without_anything_says_so_beside_the_fields(
    opened: Opened, company: Case, context: ScreenContext
) -> None:
    opened.page.court.cost()
    dialog = opened.dialog()
    assert isinstance(dialog, CostDialog)
    press(ENTER, CONTROL)
    opened.until(lambda: bool(dialog.amount.property("problem")))
    assert dialog.kind.property("problem")
    assert dialog.on.property("problem")
    type_text("d")
    press(Qt.Key.Key_Escape, widget=dialog)
    opened.page.court.cost()
    again = opened.dialog()
    assert isinstance(again, CostDialog)
    assert again.draft().kind == "summons"
    press(Qt.Key.Key_Escape, widget=again)


def test_what_the_creditor_bears_stands_apart_under_the_statement(
    opened: Opened, company: Case, context: ScreenContext
) -> None:
    """S24: listed with their total, and never part of what the debtor owes."""
    before = dossiers.open_dossier(context.desk, company.id).claimable
    dialog = summons(opened)
    press(ENTER)
    assert dialog.borne_by.hasFocus()
    type_text("o")
    opened.until(lambda: "rekening van de opdrachtgever" in dialog.card.words())
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    assert dossiers.open_dossier(context.desk, company.id).claimable == before
    opened.tab(Qt.Key.Key_O)
    view = opened.page.tabs["account"].view  # type: ignore[attr-defined]
    texts = [row.text for row in view.rows()]
    apart = texts.index("Dagvaarding · 01-10-2026  119,40")
    assert texts[apart - 1].startswith("Voor rekening van de opdrachtgever")
    assert any(text.startswith("Openstaand ") for text in texts[:apart])
    tab = costs_tab(opened)
    assert "opdrachtgever" in tab.sums.text()


def test_a_cost_is_taken_back_with_a_reason(opened: Opened, company: Case, context: ScreenContext) -> None:
    summons(opened)
    press(ENTER, CONTROL)
    opened.settle()
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    tab = costs_tab(opened)
    tab.table.selectRow(0)
    tab.reverse_button.setFocus()
    press(Qt.Key.Key_Space)
    opened.dialog()
    type_text("dubbel geboekt")
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    booked = costs.costs(context.desk, company.id)
    assert [(cost.amount, cost.reason) for cost in booked] == [(-11_940, "dubbel geboekt"), (11_940, "")]


def test_a_judgment_is_recorded_by_keyboard_and_taken_back(
    opened: Opened, company: Case, context: ScreenContext, tmp_path: Path
) -> None:
    """S26, A20: less principal, a summons with interest, the judgment as a file; then taken back."""
    paper = tmp_path / "vonnis.txt"
    paper.write_text("In naam van de Koning", encoding="utf-8")
    before = dossiers.account(context.desk, company.id).statement.totals
    opened.page.court.award()
    opened.settle()
    dialog = opened.dialog()
    assert isinstance(dialog, AwardDialog)
    for keys in ("10-11", "Kantonrechter Utrecht", "4711", "900", "", "", "119,40"):
        type_text(keys)
        press(ENTER)
    opened.until(lambda: "100,00" in dialog.card.words())
    for _ in range(4):
        press(ENTER)
    assert dialog.fields.interest_from.hasFocus()
    type_text("17-11")
    dialog.fields.files.take([paper])
    opened.until(lambda: "nog als minnelijk" in dialog.card.words())
    press(ENTER, CONTROL)
    opened.settle()
    if dialog.isVisible():
        press(ENTER, CONTROL, widget=dialog)
    opened.until(opened.no_dialog)
    (judgment,) = awards.judgments(context.desk, company.id)
    assert (judgment.court, judgment.number, judgment.principal) == ("Kantonrechter Utrecht", "4711", 98_000)
    after = dossiers.account(context.desk, company.id).statement.totals
    assert (after.principal, after.other_costs) == (98_000, 11_940)
    tab = costs_tab(opened)
    tab.judgments.selectRow(0)
    tab.reverse_award_button.setFocus()
    press(Qt.Key.Key_Space)
    opened.dialog()
    type_text("verzet gegrond")
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    assert dossiers.account(context.desk, company.id).statement.totals == before


def test_a_judgment_of_many_invoices_scrolls_with_the_keyboard(opened: Opened, office: Office) -> None:
    """The smallest screen is 768 high: the field with the focus is always in sight."""
    owed = tuple(Invoice(f"F-{n}", 10_000) for n in range(20))
    creditor = office.creditor("Witgoed Oost B.V.", "NL")
    case = office.dossier(creditor, "De Brug B.V.", *owed, kind=DebtorKind.COMPANY, country="NL")
    opened.open(case)
    opened.page.court.award()
    opened.settle()
    dialog = opened.dialog()
    assert isinstance(dialog, AwardDialog)
    type_text("v")
    press(ENTER)
    type_text("Kantonrechter")
    opened.until(dialog.card.isVisible)
    assert dialog.height() <= 720
    for _ in range(23):
        press(ENTER)
    focus = QApplication.focusWidget()
    assert focus is dialog.fields.process_costs[next(iter(dialog.fields.process_costs))]
    assert not focus.visibleRegion().isEmpty()
    press(Qt.Key.Key_Escape, widget=dialog)


def test_nobody_goes_to_court_without_the_creditor(
    opened: Opened, company: Case, context: ScreenContext
) -> None:
    """S25: refused in words; with the consent recorded the dossier goes at once."""
    said: list[str] = []
    context.requests.said.connect(said.append)
    opened.page.court.to_court()
    opened.until(lambda: bool(said))
    assert said == ["Leg eerst vast dat de opdrachtgever akkoord is met de gang naar de rechter."]
    opened.page.court.consent()
    opened.dialog()
    type_text("-1")
    press(ENTER)
    type_text("Mw. Vermeer")
    for _ in range(3):
        press(ENTER)
    type_text("m")
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    step = judicial.court_step(context.desk, company.id)
    assert (step.consent_by, step.consent_on) == ("Mw. Vermeer", date(2026, 11, 21))
    assert step.judicial_on == date(2026, 11, 22)
    opened.until(lambda: "Gerechtelijk" in opened.header())
    opened.page.court.back()
    opened.dialog()
    type_text("toch een regeling")
    press(ENTER, CONTROL)
    opened.until(opened.no_dialog)
    assert judicial.court_step(context.desk, company.id).judicial_on is None
    assert Money(0) == sum(cost.amount for cost in costs.costs(context.desk, company.id))
