"""The grammar of amounts: X20 and section 3 of the paper on hostile input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.intake.amounts import LARGEST, Amount, AmountStyle, infer_sign, read_amount
from clerkdesk.intake.mapping import DecimalSign
from clerkdesk.intake.table import Cell, Mark, Marked
from clerkdesk.wording import money

COMMA = AmountStyle(DecimalSign.COMMA)
POINT = AmountStyle(DecimalSign.POINT)


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("250", 25_000),
        ("12,5", 1_250),
        ("12,50", 1_250),
        ("1.234,56", 123_456),
        ("1.234.567,89", 123_456_789),
        ("€ 1 234,56", 123_456),
        ("€\u00a01\u00a0234,56", 123_456),
        ("250,00 EUR", 25_000),
        ("-12,50", -1_250),
        ("+12,50", 1_250),
        ("0,00", 0),
        (250, 25_000),
        (99.95, 9_995),
        (0.1 + 0.2, 30),
        (-50, -5_000),
        (Marked(Mark.FORMULA, 12.5), 1_250),
        (Marked(Mark.PADDED, "0250"), 25_000),
    ],
)
def test_amounts_with_a_decimal_comma(cell: Cell, cents: int) -> None:
    assert read_amount(cell, COMMA) == Amount(cents)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (None, "amount_missing"),
        ("   ", "amount_missing"),
        ("1,234.56", "amount_other_sign"),
        ("12.50", "amount_other_sign"),
        ("1e3", "amount_not_readable"),
        ("NaN", "amount_not_readable"),
        ("Infinity", "amount_not_readable"),
        ("0x10", "amount_not_readable"),
        ("١٢٣", "amount_not_readable"),
        ("１２３", "amount_not_readable"),
        ("--5", "amount_not_readable"),
        ("-0", "amount_not_readable"),
        ("12,50-", "amount_not_readable"),
        ("(12,50)", "amount_not_readable"),
        ("1.23.456", "amount_not_readable"),
        ("12,345", "amount_beyond_cents"),
        ("12,345678", "amount_beyond_cents"),
        (12.3456, "amount_beyond_cents"),
        (1e15, "amount_too_large"),
        (float("inf"), "amount_not_readable"),
        (float("nan"), "amount_not_readable"),
        ("1.000.000.000,01", "amount_too_large"),
        ("$ 12,50", "other_currency"),
        ("12,50 USD", "other_currency"),
        (True, "amount_not_readable"),
        (Marked(Mark.ERROR, "#REF!"), "error_cell"),
        (Marked(Mark.FORMULA, None), "not_calculated"),
        ("zie bijlage", "amount_not_readable"),
        ("1" * 30_000 + "x", "amount_not_readable"),
    ],
)
def test_what_is_no_amount_is_refused_and_never_guessed(cell: Cell, problem: str) -> None:
    assert read_amount(cell, COMMA) == Amount(problem=f"intake.{problem}")


def test_three_digits_behind_a_thousands_mark_are_said() -> None:
    assert read_amount("1.234", COMMA) == Amount(123_400, note="intake.thousands_read")  # type: ignore[arg-type]
    assert read_amount("1,234", POINT) == Amount(123_400, note="intake.thousands_read")  # type: ignore[arg-type]


def test_the_mirror_with_a_decimal_point() -> None:
    assert read_amount("1,234.56", POINT).cents == 123_456
    assert read_amount("1.234,56", POINT).problem == "intake.amount_other_sign"


def test_a_minus_behind_and_brackets_only_where_the_list_has_them() -> None:
    style = AmountStyle(DecimalSign.COMMA, minus_after=True, brackets=True)
    assert read_amount("12,50-", style).cents == -1_250
    assert read_amount("(12,50)", style).cents == -1_250


@pytest.mark.parametrize(
    ("cells", "sign", "proven"),
    [
        (["1.234", "12,50"], DecimalSign.COMMA, True),
        (["1,234", "12.50"], DecimalSign.POINT, True),
        (["1.234", "1,234"], DecimalSign.COMMA, False),
        (["1.234,56", "1,234.56"], DecimalSign.COMMA, False),
        (["1.234,56", "8,95", "1,234.56"], DecimalSign.COMMA, True),
        (["1.234.567"], DecimalSign.COMMA, True),
        ([250, 12.5, None], DecimalSign.COMMA, True),
    ],
)
def test_the_decimal_sign_is_inferred_once_from_cells_without_doubt(
    cells: list[Cell], sign: DecimalSign, proven: bool
) -> None:
    assert infer_sign(cells) == (sign, proven)


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(Language))
def test_an_amount_as_we_write_it_is_read_as_what_it_is(cents: int, language: Language) -> None:
    """P10: amount to text to amount in three languages, with and without its sign of euro."""
    style = POINT if language is Language.EN else COMMA
    written = money(cents, language)
    for spelling in (written, f"€\N{NO-BREAK SPACE}{written}", f"{written} EUR"):
        assert read_amount(spelling, style) == Amount(Money(cents))
    other = COMMA if style is POINT else POINT
    assert read_amount(written, other).problem == "intake.amount_other_sign"
