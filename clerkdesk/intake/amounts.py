"""Amounts of money in cells: a strict grammar with one decimal sign per list; nothing is guessed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from clerkdesk.domain.money import Money
from clerkdesk.intake.mapping import DecimalSign
from clerkdesk.intake.table import Cell, Mark, Marked

LARGEST = Money(1_000_000_000_00)
"""More than any claim can be, in cents."""

_BLANK = "[ \u00a0\u202f\u2009]"
_CURRENCY = re.compile(rf"^(?:€|EUR){_BLANK}*|{_BLANK}*(?:€|EUR)$", re.I)
_FOREIGN = re.compile(r"[$£¥₤]|\b(?:USD|GBP|CHF|SEK|DKK|NOK|PLN)\b", re.I)
_SHAPE = r"^[+-]?(?:\d{{1,3}}(?:{thousand}\d{{3}})+|\d+)(?:{sign}(\d+))?$"
_SHAPES = {
    DecimalSign.COMMA: re.compile(_SHAPE.format(thousand=rf"(?:\.|{_BLANK})", sign=","), re.A),
    DecimalSign.POINT: re.compile(_SHAPE.format(thousand=rf"(?:,|{_BLANK})", sign=r"\."), re.A),
}
_SURE = {
    DecimalSign.COMMA: re.compile(
        rf"^[+-]?(?:\d(?:[\d.]|{_BLANK})*,\d{{1,2}}|\d{{1,3}}(?:\.\d{{3}}){{2,}})$", re.A
    ),
    DecimalSign.POINT: re.compile(
        rf"^[+-]?(?:\d(?:[\d,]|{_BLANK})*\.\d{{1,2}}|\d{{1,3}}(?:,\d{{3}}){{2,}})$", re.A
    ),
}
_DOUBT = re.compile(r"^[+-]?\d{1,3}[.,]\d{3}$", re.A)
_TOLERANCE = Decimal("0.0005")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says of an amount: cents, or the code of a problem; ``note`` is the code of a warning."""

    cents: Money | None = None
    problem: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """How the amounts of one list are written."""

    sign: DecimalSign = DecimalSign.COMMA
    minus_after: bool = False
    brackets: bool = False


def infer_sign(cells: Iterable[Cell]) -> tuple[DecimalSign, bool]:
    """Return the decimal sign of the amounts that are text, and whether cells prove it.

    Cells that can be read in one way only have a vote; a list without such cells gets a comma, and counts
    as proven when no cell is in doubt either.
    """
    votes = Counter[DecimalSign]()
    doubts = 0
    for cell in cells:
        if isinstance(cell, str):
            bare = _bare(cell)
            votes.update(sign for sign, shape in _SURE.items() if shape.search(bare))
            doubts += _DOUBT.match(bare) is not None
    comma, point = votes[DecimalSign.COMMA], votes[DecimalSign.POINT]
    sign = DecimalSign.POINT if point > comma else DecimalSign.COMMA
    return sign, comma != point or not (doubts or comma)


def _bare(text: str) -> str:
    return _CURRENCY.sub("", text.strip()).strip()


def read_amount(cell: Cell, style: AmountStyle) -> Amount:
    """Return the amount in ``cell``; nothing in it is ``intake.amount_missing``."""
    if isinstance(cell, Marked):
        return _marked(cell, style)
    if isinstance(cell, bool) or not isinstance(cell, int | float | str | None):
        return Amount(problem="intake.amount_not_readable")
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return Amount(problem="intake.amount_missing")
    return _from_text(cell, style) if isinstance(cell, str) else _from_number(cell)


def _marked(cell: Marked, style: AmountStyle) -> Amount:
    if cell.mark is Mark.ERROR:
        return Amount(problem="intake.error_cell")
    if cell.mark is Mark.FORMULA and cell.value is None:
        return Amount(problem="intake.not_calculated")
    return read_amount(cell.value, style)


def _from_number(number: int | float) -> Amount:
    exact = Decimal(repr(number))
    if not exact.is_finite():
        return Amount(problem="intake.amount_not_readable")
    if abs(exact) * 100 > LARGEST:
        return Amount(problem="intake.amount_too_large")
    rounded = exact.quantize(_CENT)
    if abs(exact - rounded) > _TOLERANCE:
        return Amount(problem="intake.amount_beyond_cents")
    return Amount(Money(int(rounded * 100)))


def _from_text(text: str, style: AmountStyle) -> Amount:
    bare = _bare(text)
    if _FOREIGN.search(bare):
        return Amount(problem="intake.other_currency")
    bare = _signed_before(bare, style)
    shape = _SHAPES[style.sign].match(bare)
    if shape is None:
        mirrored = _SHAPES[_other(style.sign)].match(bare)
        return Amount(problem="intake.amount_other_sign" if mirrored else "intake.amount_not_readable")
    if shape[1] is not None and len(shape[1]) > 2:
        return Amount(problem="intake.amount_beyond_cents")
    return _worth(bare, shape[1] or "", _DOUBT.match(bare) is not None and shape[1] is None)


def _signed_before(bare: str, style: AmountStyle) -> str:
    """Bring a minus behind the amount, or brackets around it, to the front where the list uses them."""
    if style.brackets and bare.startswith("(") and bare.endswith(")"):
        return f"-{bare[1:-1].strip()}"
    return f"-{bare[:-1].strip()}" if style.minus_after and bare.endswith("-") else bare


def _worth(bare: str, decimals: str, doubtful: bool) -> Amount:
    whole = bare[: len(bare) - len(decimals) - 1] if decimals else bare
    digits = "".join(filter(str.isdigit, whole))
    cents = int(digits) * 100 + int(decimals.ljust(2, "0") or 0)
    if bare.startswith("-") and cents == 0:
        return Amount(problem="intake.amount_not_readable")
    if cents > LARGEST:
        return Amount(problem="intake.amount_too_large")
    signed = Money(-cents if bare.startswith("-") else cents)
    return Amount(signed, note="intake.thousands_read" if doubtful else None)


def _other(sign: DecimalSign) -> DecimalSign:
    return DecimalSign.POINT if sign is DecimalSign.COMMA else DecimalSign.COMMA
