"""The dossier on the screen, by keyboard alone, over a real database."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerkdesk.domain.parties import Language
from clerkdesk.services import notes
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.notes import NoteDraft
from clerkdesk.wording import SPOKEN
from tests.gui.dossiers import Opened, office_at
from tests.gui.keys import CONTROL, press, type_text
from tests.services.office import Case, Invoice, Office
from ui.dossier.account_rows import AmountRow
from ui.dossier.account_tab import AccountTab
from ui.dossier.parties_tab import PartiesTab
from ui.runtime.context import ScreenContext
from ui.texts import t, use_language


@pytest.fixture
def office(context: ScreenContext) -> Office:
    return office_at(context)


@pytest.fixture
def opened(qtbot: QtBot, context: ScreenContext, tmp_path: Path) -> Opened:
    return Opened(qtbot, context, tmp_path / "drafts.json")


@pytest.fixture
def peeters(office: Office, opened: Opened) -> Case:
    """Els Peeters owes 400 and 80 euro; her dossier is open."""
    case = office.dossier(office.creditor(), "Peeters, Els", Invoice("F-1", 40_000), Invoice("F-2", 8_000))
    opened.open(case)
    return case


def account(opened: Opened) -> AccountTab:
    tab = opened.page.tabs["account"]
    assert isinstance(tab, AccountTab)
    return tab


def test_the_strip_names_debtor_creditor_regime_and_handler(opened: Opened, peeters: Case) -> None:
    """A1: client, debtor, handler and regime are always in sight."""
    said = opened.header()
    for fact in ("Peeters, Els", peeters.number, "Woonhuys NV", "consument BE (Boek XIX)", "Frans"):
        assert fact in said


def test_a_note_is_posted_with_control_enter_and_stands_on_the_timeline(
    opened: Opened, peeters: Case
) -> None:
    """S8: the remark bar under the progress, Ctrl+Enter posts."""
    opened.page.write_note()
    type_text("Belt na de 25e terug")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(lambda: "Notitie" in opened.titles())
    assert opened.page.write.box.edit.toPlainText() == ""


def test_an_empty_note_is_not_posted_and_says_so(opened: Opened, peeters: Case) -> None:
    opened.page.write_note()
    before = opened.titles()
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert opened.titles() == before


def test_what_is_typed_stays_with_its_dossier_and_survives_a_restart(
    opened: Opened, peeters: Case, office: Office, context: ScreenContext, qtbot: QtBot, tmp_path: Path
) -> None:
    """S8: simplicity, work is never lost without Save."""
    other = office.dossier(office.creditor("Zonnehof"), "Dubois, Marie", Invoice("F-9", 100))
    opened.page.write_note()
    type_text("half af")
    opened.open(other)
    assert opened.page.write.box.edit.toPlainText() == ""
    opened.page.keep_drafts()
    again = Opened(qtbot, context, tmp_path / "drafts.json")
    again.open(peeters)
    assert again.page.write.box.edit.toPlainText() == "half af"


def test_a_note_for_the_creditor_changes_the_box_and_is_marked(opened: Opened, peeters: Case) -> None:
    """S8: visibility internal or client is never in doubt."""
    box = opened.page.write.box
    box.visible.setFocus()
    press(Qt.Key.Key_Space)
    assert box.property("band") == "amber"
    opened.page.write_note()
    type_text("Uw factuur is betwist")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(lambda: "Notitie" in opened.titles())
    assert box.property("band") == ""


def test_only_the_last_dossier_asked_for_is_shown(opened: Opened, peeters: Case, office: Office) -> None:
    """Arrowing fast through the list never shows a stale dossier."""
    creditor = office.creditor("Zonnehof")
    cases = [office.dossier(creditor, f"Persoon {n}", Invoice(f"G-{n}", 100)) for n in range(5)]
    for case in cases:
        opened.page.show_dossier(case.id)
    opened.settle()
    assert "Persoon 4" in opened.header()
    header = opened.page.header()
    assert header is not None and header.id == cases[-1].id


def test_a_change_of_another_desk_is_shown_and_nothing_typed_is_lost(
    opened: Opened, peeters: Case, context: ScreenContext
) -> None:
    opened.page.write_note()
    type_text("ik typ nog")
    notes.post_note(context.desk, uuid4(), peeters.id, NoteDraft("van een ander"))
    context.hub.publish(frozenset({Change(Subject.DOSSIER, peeters.id)}))
    opened.until(lambda: "Notitie" in opened.titles())
    assert opened.page.write.box.edit.toPlainText() == "ik typ nog"


def test_the_account_goes_to_another_day_and_back(opened: Opened, peeters: Case) -> None:
    """A14: the balance has an as-of date."""
    opened.tab(Qt.Key.Key_O)
    tab = account(opened)
    tab.bar.field.setFocus()
    tab.bar.field.selectAll()
    type_text("1-10")
    press(Qt.Key.Key_Return)
    opened.until(lambda: "01-10-2026" in str([row.text for row in tab.view.rows()]))
    tab.bar.field.setFocus()
    press(Qt.Key.Key_PageDown)
    opened.until(lambda: "01-11-2026" in str([row.text for row in tab.view.rows()]))


def test_enter_on_an_amount_says_why_and_copies_it(opened: Opened, peeters: Case) -> None:
    """I29: every amount tells its article, and goes along as text."""
    opened.tab(Qt.Key.Key_O)
    tab = account(opened)
    tab.view.setFocus()
    tab.view.select(f"claim-{peeters.claims[0]}")
    press(Qt.Key.Key_Return)
    explained = tab.panel.explanation()
    assert explained is not None
    assert "400,00" in explained.title
    assert "F-1" in explained.sentence
    assert explained.article
    tab.panel.copy()
    assert explained.article in QGuiApplication.clipboard().text()
    tab.panel.setFocus()
    press(Qt.Key.Key_Escape)
    assert tab.panel.explanation() is None


def test_the_sum_at_the_bottom_is_what_the_strip_claims(opened: Opened, peeters: Case) -> None:
    """A7: principal, costs and interest add up to what is claimed."""
    opened.tab(Qt.Key.Key_O)
    header = opened.page.header()
    due = account(opened).view.amount_with("due")
    assert header is not None and isinstance(due, AmountRow)
    assert due.amount == header.claimable


def test_names_of_people_are_shown_as_they_are_written(opened: Opened, office: Office, peeters: Case) -> None:
    """A name is text, never markup."""
    case = office.dossier(office.creditor("Jansen & Zn <B.V.>"), "<b>Els</b>", Invoice("F-7", 100))
    opened.open(case)
    assert "<b>Els</b>" in opened.header()
    assert "Jansen & Zn <B.V.>" in opened.header()


def test_another_dossier_of_the_person_is_one_key_away(
    opened: Opened, office: Office, peeters: Case, context: ScreenContext, qtbot: QtBot
) -> None:
    other = office.dossier(
        office.creditor("Zonnehof"), "Peeters, Els", Invoice("F-8", 100), person_id=peeters.person_id
    )
    opened.tab(Qt.Key.Key_P)
    tab = opened.page.tabs["parties"]
    assert isinstance(tab, PartiesTab)
    with qtbot.waitSignal(context.requests.dossier_wanted) as wanted:
        tab.cards()[0].others()[0].setFocus()
        press(Qt.Key.Key_Space)
    assert wanted.args == [other.id]


def test_a_dossier_that_is_gone_is_said_in_words(opened: Opened, peeters: Case) -> None:
    opened.page.show_dossier(999_999)
    opened.settle()
    assert opened.page.header() is None


@pytest.mark.parametrize("language", SPOKEN)
def test_every_tab_opens_in_every_language(
    office: Office, context: ScreenContext, qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    """The accelerators of the tabs are unique, and every sentence that is asked for exists."""
    use_language(language)
    case = office.dossier(office.creditor(), "Peeters, Els", Invoice("F-1", 40_000))
    opened = Opened(qtbot, context, tmp_path / "drafts.json")
    opened.open(case)
    letters = [t(f"dossier.tab.{name}").partition("&")[2][0].upper() for name in opened.page.tabs]
    assert len(set(letters)) == len(letters)
    for letter, name in zip(letters, opened.page.tabs, strict=True):
        opened.tab(Qt.Key(ord(letter)))
        assert opened.page.tab_name() == name


def test_every_field_has_a_name_for_those_who_listen(opened: Opened, peeters: Case) -> None:
    fields = [
        field
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
        for field in opened.page.findChildren(kind)
        if field.parentWidget() is not None and not isinstance(field.parentWidget(), QComboBox | QFrame)
    ]
    assert fields
    assert not [field for field in fields if not field.accessibleName()]
