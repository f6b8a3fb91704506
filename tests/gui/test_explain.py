"""Every euro on screen explains itself, by keyboard; the lens says what applies (I29, B59, A2, A8)."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Terms
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.procedure import Step
from clerkdesk.services import disputes, dossiers, payments
from clerkdesk.services.disputes import DisputeDraft
from clerkdesk.services.done import Done
from clerkdesk.services.letter_runs import post_letters, propose_letters
from clerkdesk.services.payments import PaymentDraft
from clerkdesk.services.worklist import Selection
from clerkdesk.wording import SPOKEN
from tests.gui.dossiers import Opened, office_at
from tests.gui.keys import CONTROL, focused, press, type_text
from tests.intake.lists import HEADER, claim, save
from tests.services import office as offices
from tests.services.lists import creditor_for, posted
from tests.services.office import TODAY, Case, Invoice, Office
from ui.dossier.account_tab import AccountTab
from ui.explain.card import ExplainCard
from ui.explain.explanation import Explanation, keyed, of_cell, of_row
from ui.explain.law_links import law_link
from ui.payments.payment_dialog import PaymentDialog
from ui.runtime.context import ScreenContext
from ui.texts import use_language
from ui.widgets.amount_label import AmountLabel


@pytest.fixture
def office(context: ScreenContext) -> Office:
    return office_at(context)


@pytest.fixture
def opened(qtbot: QtBot, context: ScreenContext, tmp_path: Path) -> Opened:
    return Opened(qtbot, context, tmp_path / "drafts.json")


@pytest.fixture
def peeters(office: Office, opened: Opened, context: ScreenContext) -> Case:
    """Els Peeters speaks French; she owes 400 and 80 euro, disputes 50, had her reminder and paid 100."""
    case = office.dossier(office.creditor(), "Peeters, Els", Invoice("F-1", 40_000), Invoice("F-2", 8_000))
    office.noticed(case, Step.FIRST_REMINDER, date(2026, 9, 14), NoticeKind.FIRST_REMINDER)
    draft = DisputeDraft(case.claims[1], Ground.QUALITY, TODAY, amount=Money(5_000))
    assert isinstance(disputes.open_dispute(context.desk, uuid4(), case.id, draft), Done)
    paid = PaymentDraft(Money(10_000), date(2026, 11, 10), reference="deel")
    assert isinstance(payments.post_payment(context.desk, uuid4(), case.id, paid), Done)
    opened.open(case)
    return case


def account(opened: Opened) -> AccountTab:
    tab = opened.page.tabs["account"]
    assert isinstance(tab, AccountTab)
    return tab


def card(opened: Opened) -> ExplainCard:
    return opened.page.explainer.card


def shown(opened: Opened) -> Explanation:
    found = card(opened).explanation()
    assert found is not None, "the card is away"
    return found


def is_open(opened: Opened) -> bool:
    return card(opened).explanation() is not None


def ask(opened: Opened, key: str) -> Explanation:
    """Go to an amount of the Vordering tab and press Enter."""
    opened.tab(Qt.Key.Key_O)
    tab = account(opened)
    tab.view.setFocus()
    tab.view.select(key)
    press(Qt.Key.Key_Return)
    return shown(opened)


def test_the_card_of_interest_is_complete(opened: Opened, peeters: Case) -> None:
    """I29, B59, A8: numbers, article with its text, tariff with source, facts and who entered them."""
    found = ask(opened, "interest-0")
    assert "10,5%" in found.formula and "€" in found.formula
    assert found.article == "art. XIX.4 WER"
    assert found.link.startswith("https://www.ejustice.just.fgov.be/eli/wet/2013/02/28/")
    assert "10,5 %" in found.tariff and "zekerheid" in found.tariff and "meegeleverd" in found.tariff
    assert found.source.startswith("bron: ")
    told = "\n".join(found.inputs)
    for fact in ("Factuur F-1", "Eerste herinnering van 14-09-2026", "Voorwaarden van Woonhuys NV"):
        assert fact in told
    assert "consument, België" in told


def test_the_sentence_for_the_phone_is_in_the_language_of_the_debtor_and_turns_by_key(
    opened: Opened, peeters: Case
) -> None:
    """A2: what a clerk says at once, in three languages."""
    found = ask(opened, "cost-0")
    phone = card(opened).phone
    assert phone.spoken() is Language.FR
    assert phone.words() == found.phone[Language.FR]
    said = set()
    for _ in SPOKEN:
        press(Qt.Key.Key_Right)
        said.add(phone.words())
    assert said == set(found.phone.values()) and len(said) == len(SPOKEN)
    press(Qt.Key.Key_Left)
    assert phone.spoken() is not Language.FR


def test_copying_takes_all_of_the_card_along(opened: Opened, peeters: Case) -> None:
    found = ask(opened, "cost-0")
    press(Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    for part in (found.title, found.formula, found.sentence, found.article, found.link, found.tariff):
        assert part and part in copied
    assert all(fact in copied for fact in (*found.inputs, *found.phone.values()))


def test_arrows_go_to_the_next_amount_and_escape_closes(opened: Opened, peeters: Case) -> None:
    """The statement keeps the keyboard; the card goes along."""
    first = ask(opened, "interest-0")
    press(Qt.Key.Key_Down)
    assert shown(opened).title != first.title
    press(Qt.Key.Key_Up)
    assert shown(opened) == first
    press(Qt.Key.Key_Escape)
    assert not is_open(opened)
    assert account(opened).view.hasFocus()


def test_the_card_can_be_walked_through_by_tab_and_arrows(opened: Opened, peeters: Case) -> None:
    first = ask(opened, "interest-0")
    press(Qt.Key.Key_Tab)
    assert card(opened).isAncestorOf(focused())
    press(Qt.Key.Key_Down, widget=card(opened))
    assert shown(opened).title != first.title
    press(Qt.Key.Key_Escape)
    assert not is_open(opened) and account(opened).view.hasFocus()


def test_the_card_takes_no_room_from_the_statement(opened: Opened, peeters: Case) -> None:
    """At the smallest screen the statement stays as it is while an amount is explained."""
    opened.tab(Qt.Key.Key_O)
    before = account(opened).view.geometry()
    ask(opened, "due")
    assert account(opened).view.geometry() == before
    held = card(opened).parentWidget()
    assert held is not None and held.rect().contains(card(opened).geometry())


def test_a_total_is_the_sum_of_its_named_parts(opened: Opened, peeters: Case) -> None:
    found = ask(opened, "due")
    header = opened.page.header()
    assert header is not None
    assert sum(part.amount for part in found.parts) == header.claimable
    assert {part.name for part in found.parts} == {"principal", "collection_costs", "interest", "paid"}
    assert "principal" in found.phone[Language.FR] and "hoofdsom" in found.phone[Language.NL]


def test_the_amounts_of_the_strip_explain_themselves(opened: Opened, peeters: Case) -> None:
    """Claimable and disputed, by Enter or by the key of the window; the arrows go through the account."""
    strip = opened.page.body.header
    strip.amount.setFocus()
    press(Qt.Key.Key_Return)
    opened.until(lambda: is_open(opened))
    header = opened.page.header()
    assert header is not None
    assert sum(part.amount for part in shown(opened).parts) == header.claimable
    due = shown(opened)
    press(Qt.Key.Key_Up)
    assert shown(opened) != due
    press(Qt.Key.Key_Escape)
    assert not is_open(opened)
    strip.disputed.setFocus()
    press(Qt.Key.Key_Space)
    opened.until(lambda: is_open(opened))
    assert "50,00" in shown(opened).title


def test_the_key_of_the_window_explains_and_takes_away(opened: Opened, peeters: Case) -> None:
    opened.page.explain_amount()
    opened.until(lambda: is_open(opened))
    opened.page.explain_amount()
    assert not is_open(opened)


def test_another_dossier_takes_the_card_away(opened: Opened, peeters: Case, office: Office) -> None:
    ask(opened, "due")
    opened.open(office.dossier(office.creditor("Zonnehof"), "Dubois, Marie"))
    assert not is_open(opened)


def test_a_payment_tells_where_it_went_and_who_booked_it(opened: Opened, peeters: Case) -> None:
    opened.tab(Qt.Key.Key_B)
    table = opened.page.tabs["payments"].table  # type: ignore[attr-defined]
    table.setFocus()
    table.selectRow(0)
    press(Qt.Key.Key_Return)
    opened.until(lambda: is_open(opened))
    found = shown(opened)
    assert "100,00" in found.title and found.article
    assert "geboekt door" in found.inputs[0] and "bij ons" in found.inputs[0]
    press(Qt.Key.Key_Escape)
    assert not is_open(opened)


def test_a_payment_that_was_taken_back_says_that_it_does_not_count(
    opened: Opened, peeters: Case, context: ScreenContext
) -> None:
    (booked,) = payments.payments(context.desk, peeters.id)
    assert isinstance(payments.reverse_payment(context.desk, uuid4(), booked.entry_id, "fout"), Done)
    opened.tab(Qt.Key.Key_B)
    table = opened.page.tabs["payments"].table  # type: ignore[attr-defined]
    table.setFocus()
    table.selectRow(0)
    press(Qt.Key.Key_Return)
    opened.until(lambda: is_open(opened))
    assert "telt niet mee" in shown(opened).sentence


def test_a_dispute_tells_its_part_and_who_opened_it(opened: Opened, peeters: Case) -> None:
    opened.tab(Qt.Key.Key_G)
    table = opened.page.tabs["disputes"].table  # type: ignore[attr-defined]
    table.setFocus()
    press(Qt.Key.Key_Return)
    opened.until(lambda: is_open(opened))
    assert "50,00" in shown(opened).title
    assert any("Geschil over F-2" in fact for fact in shown(opened).inputs)


def test_a_letter_tells_what_it_claimed_on_its_day(
    opened: Opened, context: ScreenContext, tmp_path: Path
) -> None:
    """A3: the amount of a letter is explained by the lines that were kept with it."""
    rows = [(*HEADER, "Betwist"), (*claim(factuurnr="F-1"), "nee")]
    run = posted(context.desk, creditor_for(context.desk), save(tmp_path / "lijst.xlsx", rows))
    proposed = propose_letters(context.desk, uuid4(), Selection(run_id=run.run_id), date(2026, 11, 23))
    assert isinstance(proposed, Done)
    post_letters(context.desk, uuid4(), proposed.value.run_id, lambda _done, _all: None, lambda: False)
    opened.page.show_dossier(proposed.value.letters[0].dossier_id)
    opened.settle()
    opened.tab(Qt.Key.Key_R)
    table = opened.page.tabs["letters"].table  # type: ignore[attr-defined]
    table.setFocus()
    press(Qt.Key.Key_Return)
    opened.until(lambda: is_open(opened))
    assert "23-11-2026" in shown(opened).sentence and "brief" in shown(opened).sentence


def test_the_figures_of_a_proposed_payment_explain_themselves(opened: Opened, peeters: Case) -> None:
    """S13: before and after, before anything is booked."""
    opened.page.new_payment()
    dialog = opened.dialog()
    assert isinstance(dialog, PaymentDialog)
    type_text("50")
    press(Qt.Key.Key_Return)
    type_text("v")
    opened.until(dialog.card.isVisible)
    figures = dialog.card.findChildren(AmountLabel)
    for label, when in ((figures[-2], "vóór"), (figures[-1], "na")):
        label.setFocus()
        press(Qt.Key.Key_Return)
        found = dialog.explainer.card.explanation()
        assert found is not None and when in found.title and found.parts
        press(Qt.Key.Key_Escape)
        assert dialog.isVisible() and dialog.explainer.card.explanation() is None
    press(Qt.Key.Key_Escape, widget=dialog)


def test_the_lens_marks_what_applies_with_a_word(opened: Opened, peeters: Case) -> None:
    opened.tab(Qt.Key.Key_O)
    opened.page.toggle_lens()
    tab = account(opened)
    said = tab.lens.words()
    for words in ("Beding", "Wet", "Grens", "verwijst naar de wet", "geeft niets", "geldt"):
        assert words in said
    assert tab.lens.cells()[0].hasFocus()
    press(Qt.Key.Key_Return)
    assert is_open(opened)
    press(Qt.Key.Key_Escape)
    assert not is_open(opened) and not tab.lens.isHidden()
    press(Qt.Key.Key_Escape)
    assert tab.lens.isHidden() and tab.view.hasFocus()


def test_the_key_of_the_lens_works_from_another_tab(opened: Opened, peeters: Case) -> None:
    opened.page.toggle_lens()
    opened.until(lambda: not account(opened).lens.isHidden())
    assert opened.page.tab_name() == "account"


def test_a_clause_above_the_cap_is_plainly_void(
    opened: Opened, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Belgian consumer: above the maximum means nothing at all, and the lens says so."""
    dear = Terms(None, AgreedInterest(Decimal(18)), AgreedCosts(lump_sum=Money(9_000)))
    monkeypatch.setattr(offices, "TERMS", dear)
    case = office.dossier(office.creditor("Duur NV"), "Maes, Koen")
    office.noticed(case, Step.FIRST_REMINDER, date(2026, 9, 14), NoticeKind.FIRST_REMINDER)
    opened.open(case)
    opened.tab(Qt.Key.Key_O)
    opened.page.toggle_lens()
    tab = account(opened)
    said = tab.lens.words()
    assert said.count("nietig") == 2
    assert "90,00" in said and "55,00" in said and "18 %" in said
    press(Qt.Key.Key_Return)
    assert "nietig" in shown(opened).title and "niet geschreven" in shown(opened).sentence


def test_the_day_steps_by_day_month_rate_change_and_today(opened: Opened, office: Office) -> None:
    """A14: every step by keyboard, and the specification follows."""
    old = Invoice("F-1", 40_000, date(2025, 2, 1), date(2024, 7, 1))
    case = office.dossier(office.creditor(), "Dubois, Marie", old)
    office.noticed(case, Step.FIRST_REMINDER, date(2025, 3, 3), NoticeKind.FIRST_REMINDER)
    opened.open(case)
    opened.tab(Qt.Key.Key_O)
    tab = account(opened)

    def stands_on(day: str) -> None:
        opened.until(lambda: f"Openstaand per {day}" in str([row.text for row in tab.view.rows()]))

    tab.bar.field.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    opened.settle()
    before = tab.bar.field.text()
    press(Qt.Key.Key_PageUp)
    opened.settle()
    assert tab.bar.field.text() != before
    stands_on(tab.bar.field.text())
    tab.bar.field.selectAll()
    type_text("v")
    press(Qt.Key.Key_Return)
    stands_on("22-11-2026")
    tab.view.setFocus()
    press(Qt.Key.Key_PageUp, CONTROL)
    stands_on("01-07-2025")
    tab.bar.copy_wanted.emit()
    assert "Stand per 01-07-2025" in QGuiApplication.clipboard().text()


class Browser(QObject):
    """Stands in for the browser of the person: it notes what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def note(self, url: QUrl) -> None:
        """Note an address."""
        self.opened.append(url.toString())


def test_the_law_opens_on_a_click_and_never_before(opened: Opened, peeters: Case) -> None:
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "note")  # type: ignore[arg-type]
    try:
        found = ask(opened, "interest-0")
        opened.settle()
        assert browser.opened == []
        card(opened).open_law()
        assert browser.opened == [found.link]
    finally:
        QDesktopServices.unsetUrlHandler("https")


@pytest.mark.parametrize(
    ("rule", "article", "address"),
    [
        ("nl.bw.6:96:6", "art. 6:96 lid 6 BW", "https://wetten.overheid.nl/jci1.3:c:BWBR0005289&artikel=96"),
        ("nl.bw.6:119a", "—", "https://wetten.overheid.nl/jci1.3:c:BWBR0005289&artikel=119a"),
        ("nl.besluit-bik.2:2", "—", "https://wetten.overheid.nl/jci1.3:c:BWBR0031432&artikel=2"),
        ("nl.bki.4.2", "art. 4.2 Bki", "https://wetten.overheid.nl/zoeken"),
        (
            "be.wer.xix.4",
            "art. XIX.4 WER",
            "https://www.ejustice.just.fgov.be/eli/loi/2013/02/28/2013A11134/justel",
        ),
        ("house.terms", "voorwaarden", ""),
    ],
)
def test_an_article_has_an_address_where_its_act_has_one(rule: str, article: str, address: str) -> None:
    """B59: the source of law can be shown to the debtor."""
    assert law_link(rule, article, Language.FR) == address


@pytest.mark.parametrize("language", SPOKEN)
def test_every_amount_of_an_account_is_explained_in_every_language(
    opened: Opened, peeters: Case, context: ScreenContext, language: Language
) -> None:
    use_language(language)
    seen = dossiers.account(context.desk, peeters.id)
    for row in keyed(seen):
        found = of_row(row, seen)
        assert found.title and found.sentence and "{" not in found.text, row.key
    for comparison in seen.lens:
        for side in comparison.cells:
            assert of_cell(comparison, side, seen).sentence
