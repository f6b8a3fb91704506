"""Amounts and days as they are typed on a numpad."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerkdesk.domain.money import Money
from tests.gui.keys import press, type_text
from ui.widgets.date_edit import DateEdit
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.typed_text import read_amount, read_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12", 1200),
        ("12,5", 1250),
        ("12.50", 1250),
        ("0,05", 5),
        ("1.234", 123400),
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("€ 150,00", 15000),
        ("1 234,50", 123450),
    ],
)
def test_an_amount_is_read_with_a_comma_or_a_point(typed: str, cents: int) -> None:
    assert read_amount(typed) == cents


@pytest.mark.parametrize("typed", ["", "abc", "12,345", "1.23.4", "-5", "12,", "1,2,3", "½"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    assert read_amount(typed) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("v", SUNDAY),
        ("V", SUNDAY),
        ("+14", date(2026, 12, 6)),
        ("-2", date(2026, 11, 20)),
        ("20-11", date(2026, 11, 20)),
        ("20/11/26", date(2026, 11, 20)),
        ("20.11.2026", date(2026, 11, 20)),
        ("201126", date(2026, 11, 20)),
        ("20112026", date(2026, 11, 20)),
    ],
)
def test_a_day_is_read_as_clerks_type_it(typed: str, day: date) -> None:
    assert read_day(typed, SUNDAY) == day


@pytest.mark.parametrize("typed", ["", "31-02-2026", "2026-11-22", "13-13", "+99999", "morgen", "20-11-202"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed, SUNDAY) is None


def test_a_money_field_writes_the_amount_out_when_it_is_left(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    type_text("1234.5", field)
    assert field.amount() == Money(123450)
    field.clearFocus()
    field.set_amount(field.amount())
    assert field.text() == "1.234,50"


def test_a_money_field_says_in_words_what_it_cannot_read(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    type_text("twaalf", field)
    assert "geen bedrag" in str(field.misread())


def test_a_day_field_is_empty_until_somebody_fills_it_in(qtbot: QtBot) -> None:
    field = DateEdit(SUNDAY)
    qtbot.addWidget(field)
    assert field.day() is None
    assert field.misread() is None
    assert field.text() == ""


def test_a_day_field_steps_a_day_with_the_arrows(qtbot: QtBot) -> None:
    field = DateEdit(SUNDAY)
    qtbot.addWidget(field)
    type_text("v", field)
    press(Qt.Key.Key_Down, widget=field)
    assert field.text() == "21-11-2026"
    with qtbot.waitSignal(field.day_changed) as told:
        press(Qt.Key.Key_Up, widget=field)
    assert told.args == [SUNDAY]
