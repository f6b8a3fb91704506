"""A notice that the creditor sent, recorded by keyboard with its verdict in sight (B17-B19, S14-S17)."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerkdesk.domain.notice_check import LetterElement, Seen
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.services import notices
from clerkdesk.services.context import Desk
from clerkdesk.wording import SPOKEN
from tests.gui.dossiers import Opened, office_at
from tests.gui.keys import CONTROL, press, type_text
from tests.services.office import Case, Invoice, Office
from ui.notices.notice_dialog import NoticeDialog
from ui.runtime.context import ScreenContext
from ui.texts import use_language

SAFE = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"


@pytest.fixture
def opened(qtbot: QtBot, context: ScreenContext, tmp_path: Path) -> Opened:
    return Opened(qtbot, context, tmp_path / "drafts.json")


@pytest.fixture
def office(context: ScreenContext) -> Office:
    return office_at(context)


@pytest.fixture
def kok(office: Office, opened: Opened) -> Case:
    """Gijs Kok, consumer in the Netherlands, owes 400 euro; his dossier is open."""
    creditor = office.creditor("Lampenier BV", "NL")
    case = office.dossier(creditor, "Kok, Gijs", Invoice("F-1", 40_000), country="NL")
    opened.open(case)
    return case


def begin(opened: Opened) -> NoticeDialog:
    """Open the dialog and return it, with its claims read."""
    opened.page.new_notice()
    dialog = opened.dialog()
    assert isinstance(dialog, NoticeDialog)
    opened.until(lambda: bool(dialog.fields.draft().claim_ids))
    return dialog


def type_letter(opened: Opened, sent: str = "-12", sentence: str = SAFE, costs: str = "60") -> NoticeDialog:
    """Type a letter field by field, down to the checklist."""
    dialog = begin(opened)
    press(Qt.Key.Key_Return)
    for text in (sent, "", "", "", sentence, costs):
        type_text(text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert dialog.fields.claims.hasFocus()
    press(Qt.Key.Key_Return)
    assert dialog.fields.checklist.hasFocus()
    return dialog


def check_everything(opened: Opened, dialog: NoticeDialog) -> None:
    """Answer «yes» with the numpad to all that the sentence and the amount did not answer."""
    press(Qt.Key.Key_Home)
    for _ in range(7):
        type_text("+")
    opened.until(lambda: "Telt" in dialog.card.words())


def recorded(desk: Desk, case: Case) -> tuple[notices.NoticeView, ...]:
    """Return the notices of the dossier."""
    return notices.notices(desk, case.id)


def test_a_good_letter_shows_its_term_and_is_recorded(
    opened: Opened, kok: Case, context: ScreenContext
) -> None:
    """S14, S15, S17: verdict per element with a word, last free day, from when costs are due; by keyboard."""
    dialog = type_letter(opened)
    check_everything(opened, dialog)
    rows = dialog.fields.checklist.words()
    assert rows[0] == "Verstuurd na de vervaldag · goed"
    assert "ja · Noemt de precieze kosten · goed" in rows
    said = dialog.card.words()
    assert "Laatste dag zonder kosten: 26-11-2026" in said
    assert "60,00 kosten verschuldigd vanaf 27-11-2026" in said
    assert recorded(context.desk, kok) == ()
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    (notice,) = recorded(context.desk, kok)
    assert notice.defect is None and notice.announced_costs == 6_000
    opened.until(lambda: "14-dagenbrief van 10-11-2026 vastgelegd: telt" in opened.titles())


def test_a_sentence_from_the_date_of_the_letter_makes_it_worthless(
    opened: Opened, kok: Case, context: ScreenContext
) -> None:
    """HR 2016:2704: seen at once when the sentence is pasted; the timeline and the debt say so."""
    dialog = type_letter(opened, sentence="binnen 21 dagen na dagtekening van deze brief")
    assert dialog.fields.term_days.text() == "21"
    assert dialog.fields.checklist.seen()[LetterElement.TERM_START] is Seen.NO
    opened.until(lambda: "Geen gevolg" in dialog.card.words())
    assert "Geen kosten verschuldigd door deze brief" in dialog.card.words()
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    (notice,) = recorded(context.desk, kok)
    assert notice.defect is not None
    opened.until(lambda: any("geen gevolg" in title for title in opened.titles()))


def test_what_nobody_checked_is_said_not_to_count(opened: Opened, kok: Case) -> None:
    dialog = type_letter(opened, sentence="binnen een redelijke tijd")
    assert dialog.fields.checklist.seen().get(LetterElement.TERM_START, Seen.UNCHECKED) is Seen.UNCHECKED
    opened.until(lambda: "telt voorlopig niet" in dialog.card.words())
    assert any(row.endswith("niet nagekeken") for row in dialog.fields.checklist.words())


def test_a_wrong_amount_is_named_with_the_right_one(opened: Opened, kok: Case) -> None:
    """S16, B19."""
    dialog = type_letter(opened, costs="48,40")
    opened.until(lambda: "Geen gevolg" in dialog.card.words())
    assert "60,00" in dialog.card.words()
    assert "ja · Noemt de precieze kosten · fout" in dialog.fields.checklist.words()


def test_space_and_the_numpad_answer_and_go_on(opened: Opened, kok: Case) -> None:
    dialog = type_letter(opened)
    checklist = dialog.fields.checklist
    press(Qt.Key.Key_Home)
    for expected in (Seen.YES, Seen.NO, Seen.UNCHECKED):
        press(Qt.Key.Key_Space)
        assert checklist.seen()[LetterElement.CLAIMS] is expected
    type_text("-")
    assert checklist.seen()[LetterElement.CLAIMS] is Seen.NO
    type_text("+")
    assert checklist.seen()[LetterElement.CREDITOR] is Seen.YES, "an answer goes on to the next element"
    press(Qt.Key.Key_Up)
    type_text("0")
    press(Qt.Key.Key_Return)
    assert dialog.button.hasFocus()


def test_what_is_missing_is_said_beside_its_field(opened: Opened, kok: Case, context: ScreenContext) -> None:
    """B17: was it sent, when, is there a copy."""
    dialog = begin(opened)
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert dialog.isVisible() and dialog.fields.sent.property("problem")
    type_text("-12")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(lambda: bool(dialog.fields.copy.property("problem")))
    assert recorded(context.desk, kok) == ()


def test_without_a_copy_the_checklist_rests(opened: Opened, kok: Case) -> None:
    dialog = begin(opened)
    dialog.fields.sent.setFocus()
    type_text("-12")
    dialog.fields.copy.setFocus()
    press(Qt.Key.Key_End)
    opened.until(lambda: "telt voorlopig niet" in dialog.card.words())
    assert not dialog.fields.checklist.isEnabled()


def test_closing_keeps_what_was_typed(opened: Opened, kok: Case) -> None:
    dialog = type_letter(opened)
    before = dialog.fields.draft()
    press(Qt.Key.Key_Escape)
    opened.until(opened.no_dialog)
    again = begin(opened)
    assert again.fields.draft() == before


def test_a_belgian_dossier_asks_for_the_elements_of_its_letter(opened: Opened, office: Office) -> None:
    """I31: another kind has another checklist, and a formal notice names no costs."""
    case = office.dossier(office.creditor(), "Peeters, Els", Invoice("F-1", 40_000))
    opened.open(case)
    dialog = begin(opened)
    assert "gratis" in dialog.fields.checklist.words()[-1]
    press(Qt.Key.Key_Down)
    assert "advocaat" in dialog.fields.checklist.words()[-1]
    assert not dialog.fields.announced_costs.isEnabled()


def test_a_business_is_told_that_nothing_depends_on_a_notice(
    opened: Opened, office: Office, context: ScreenContext
) -> None:
    case = office.dossier(office.creditor(), "Korenaar NV", kind=DebtorKind.COMPANY)
    opened.open(case)
    said: list[str] = []
    context.requests.said.connect(said.append)
    opened.page.new_notice()
    assert opened.no_dialog() and "onderneming" in said[0]


def recorded_letter(opened: Opened) -> None:
    """Record a good letter by keyboard."""
    check_everything(opened, type_letter(opened))
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)


def test_delivery_is_proven_by_keyboard(opened: Opened, kok: Case, context: ScreenContext) -> None:
    """S15: a day that cannot be is said beside its field; a good one moves the term."""
    recorded_letter(opened)
    opened.page.prove_delivery()
    dialog = opened.dialog()
    opened.until(
        lambda: "14-dagenbrief · 10-11-2026 · Telt" in dialog.findChildren(QComboBox)[0].currentText()
    )
    press(Qt.Key.Key_Return)
    type_text("-13")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert dialog.isVisible(), "a letter does not arrive before it is sent"
    press(Qt.Key.Key_A, CONTROL)
    type_text("-5")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    (notice,) = recorded(context.desk, kok)
    assert notice.term.last_free_day == date(2026, 12, 1)
    opened.until(lambda: "Brief van 10-11-2026 bezorgd op 17-11-2026" in opened.titles())


def test_a_notice_is_taken_back_with_a_reason(opened: Opened, kok: Case, context: ScreenContext) -> None:
    recorded_letter(opened)
    opened.page.withdraw_notice()
    dialog = opened.dialog()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert dialog.isVisible(), "a reason is required"
    type_text("van een ander dossier")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    assert recorded(context.desk, kok) == ()
    opened.until(lambda: "Aanmaning van 10-11-2026 ingetrokken" in opened.titles())


def test_nothing_can_be_changed_where_nothing_was_recorded(opened: Opened, kok: Case) -> None:
    opened.page.withdraw_notice()
    dialog = opened.dialog()
    press(Qt.Key.Key_Return, CONTROL)
    assert "nog geen aanmaning" in dialog.says.text()


@pytest.mark.parametrize("language", SPOKEN)
def test_no_letter_is_marked_twice(language: Language, opened: Opened, kok: Case) -> None:
    use_language(language)
    dialog = begin(opened)
    marked = [label.text() for label in dialog.findChildren(QLabel) if label.buddy()]
    marked += [button.text() for button in dialog.findChildren(QPushButton)]
    letters = [letter for words in marked if (letter := QKeySequence.mnemonic(words).toString())]
    assert len(letters) == len(set(letters)) == 9
