"""Payments, disputes, holds and files on a dossier, by keyboard alone, over a real database."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.services import disputes, payments
from tests.gui.dossiers import Opened, office_at
from tests.gui.keys import CONTROL, press, type_text
from tests.services.office import Case, Invoice, Office
from ui.dossier.dropped import Dropped
from ui.dossier.preview import Preview
from ui.payments.payment_dialog import PaymentDialog
from ui.payments.payments_tab import PaymentsTab
from ui.runtime.context import ScreenContext


@pytest.fixture
def opened(qtbot: QtBot, context: ScreenContext, tmp_path: Path) -> Opened:
    return Opened(qtbot, context, tmp_path / "drafts.json")


@pytest.fixture
def office(context: ScreenContext) -> Office:
    return office_at(context)


@pytest.fixture
def peeters(office: Office, opened: Opened) -> Case:
    """Els Peeters owes 400 and 80 euro; her dossier is open."""
    case = office.dossier(office.creditor(), "Peeters, Els", Invoice("F-1", 40_000), Invoice("F-2", 8_000))
    opened.open(case)
    return case


def pay(opened: Opened, amount: str, day: str) -> PaymentDialog:
    """Type a payment by keyboard and return the dialog, with its proposal shown."""
    opened.page.new_payment()
    dialog = opened.dialog()
    assert isinstance(dialog, PaymentDialog)
    assert dialog.amount.hasFocus()
    type_text(amount)
    press(Qt.Key.Key_Return)
    assert dialog.value_date.hasFocus()
    type_text(day)
    press(Qt.Key.Key_Return)
    opened.until(dialog.card.isVisible)
    return dialog


def test_a_payment_shows_where_it_goes_before_it_is_booked(
    opened: Opened, peeters: Case, context: ScreenContext
) -> None:
    """S12, S13: amount and value date; before and after."""
    dialog = pay(opened, "150", "-3")
    assert "150,00" in dialog.card.words()
    assert payments.payments(context.desk, peeters.id) == ()
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    booked = payments.payments(context.desk, peeters.id)
    assert [payment.amount for payment in booked] == [15_000]
    opened.until(lambda: any("150,00" in title for title in opened.titles()))


def test_a_payment_without_amount_or_day_says_so_beside_the_fields(
    opened: Opened, peeters: Case, context: ScreenContext
) -> None:
    """S12: payment date and amount are required."""
    opened.page.new_payment()
    dialog = opened.dialog()
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert dialog.isVisible()
    assert isinstance(dialog, PaymentDialog)
    assert dialog.amount.property("problem")
    assert dialog.value_date.property("problem")
    press(Qt.Key.Key_Escape, widget=dialog)
    assert payments.payments(context.desk, peeters.id) == ()


def test_done_and_enter_work_on_the_button_too(opened: Opened, peeters: Case, context: ScreenContext) -> None:
    """Ctrl+Enter is done from every place of a form; Enter presses the button that has the focus."""
    dialog = pay(opened, "150", "-3")
    dialog.button.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    assert len(payments.payments(context.desk, peeters.id)) == 1
    dialog = pay(opened, "20", "-2")
    dialog.button.setFocus()
    press(Qt.Key.Key_Return)
    opened.until(opened.no_dialog)
    assert len(payments.payments(context.desk, peeters.id)) == 2


def test_closing_a_payment_keeps_what_was_typed(opened: Opened, peeters: Case) -> None:
    dialog = pay(opened, "99,95", "v")
    press(Qt.Key.Key_Escape, widget=dialog)
    opened.page.new_payment()
    again = opened.dialog()
    assert isinstance(again, PaymentDialog)
    assert again.amount.amount() == 9_995
    press(Qt.Key.Key_Escape, widget=again)


def test_a_payment_is_taken_back_with_a_reason(opened: Opened, peeters: Case, context: ScreenContext) -> None:
    pay(opened, "150", "v")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    opened.tab(Qt.Key.Key_B)
    tab = opened.page.tabs["payments"]
    assert isinstance(tab, PaymentsTab)
    tab.table.selectRow(0)
    tab.reverse_button.setFocus()
    press(Qt.Key.Key_Space)
    dialog = opened.dialog()
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert dialog.isVisible(), "a reason is required"
    type_text("dubbel geboekt")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    booked = payments.payments(context.desk, peeters.id)
    assert len(booked) == 2
    assert {payment.reason for payment in booked} == {"", "dubbel geboekt"}


def test_a_dispute_pauses_its_part_at_once(opened: Opened, peeters: Case, context: ScreenContext) -> None:
    """A32, I19-I26: a part of a claim is disputed by keyboard; it is left out of what is claimed."""
    opened.page.new_dispute()
    dialog = opened.dialog()
    opened.until(lambda: bool(dialog.typed()) or dialog.form.fields()[0].isEnabled())
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    type_text("80")
    press(Qt.Key.Key_Return)
    type_text("-2")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    found = disputes.disputes(context.desk, peeters.id)
    assert [(d.invoice, d.amount) for d in found] == [("F-2", 8_000)]
    opened.until(lambda: "betwist deel €\N{NO-BREAK SPACE}80,00" in opened.header())
    opened.tab(Qt.Key.Key_G)


def test_a_hold_asks_reason_day_and_note_and_then_stands_as_a_band(opened: Opened, peeters: Case) -> None:
    """A hold has a reason, an until-date, a note and a name; never a bare tick box."""
    opened.page.new_hold()
    dialog = opened.dialog()
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert dialog.isVisible()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    type_text("+14")
    press(Qt.Key.Key_Return)
    type_text("wacht op antwoord")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    opened.until(lambda: bool(opened.page.body.bands.sentences()))
    said = opened.page.body.bands.sentences()[0]
    assert "wacht op antwoord" in said
    assert "06-12-2026" in said


def test_a_hold_is_lifted_with_a_reason(opened: Opened, peeters: Case) -> None:
    test_a_hold_asks_reason_day_and_note_and_then_stands_as_a_band(opened, peeters)
    band = opened.page.body.bands.bands()[0]
    band.pressed.emit()
    opened.dialog()
    type_text("bevestiging is binnen")
    press(Qt.Key.Key_Return, CONTROL)
    opened.until(opened.no_dialog)
    opened.until(lambda: not opened.page.body.bands.sentences())


def test_files_are_kept_and_shown_without_another_program(
    opened: Opened, peeters: Case, tmp_path: Path
) -> None:
    """S9: files under the remark bar; a text opens in the preview and is saved again."""
    file = tmp_path / "bericht.txt"
    file.write_text("Ik heb de lamp nooit ontvangen.", encoding="utf-8")
    opened.page.write.attach(Dropped((file,)))
    opened.until(lambda: any("bestand" in title for title in opened.titles()))
    view = opened.page.tabs["progress"].view  # type: ignore[attr-defined]
    view.setFocus()
    press(Qt.Key.Key_End)
    while not view.current_key().startswith("entry"):
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    opened.settle()
    preview = opened.page.findChildren(Preview)[0]
    opened.until(lambda: "lamp" in preview.text.toPlainText())
    preview.save_to(str(tmp_path / "kopie.txt"))
    opened.until((tmp_path / "kopie.txt").exists)
    assert (tmp_path / "kopie.txt").read_text(encoding="utf-8") == "Ik heb de lamp nooit ontvangen."
    preview.close()


def test_a_program_is_not_kept_and_the_zone_says_why(opened: Opened, peeters: Case, tmp_path: Path) -> None:
    file = tmp_path / "factuur.pdf"
    file.write_bytes(b"MZ\x90\x00\x03" + bytes(60))
    opened.page.write.attach(Dropped((file,)))
    opened.until(lambda: "factuur.pdf" in opened.page.write.zone.words())
