"""Amounts of euro, counted in whole cents."""

from typing import NewType

Money = NewType("Money", int)
"""An amount in euro cents. Never a float, never a fraction."""

ZERO = Money(0)


def half_up(numerator: int, denominator: int) -> int:
    """Return ``numerator / denominator`` rounded to a whole number, halves away from zero.

    ``denominator`` is positive. Used wherever a fraction of a cent has to become a cent.
    """
    doubled = 2 * abs(numerator) + denominator
    rounded = doubled // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def from_text(text: str) -> Money:
    """Return the amount written as ``1234.56``: at most two decimals, an optional minus, nothing else.

    Raises ``ValueError`` for every other spelling; people's spellings are the business of ``intake``.
    """
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, point, cents = digits.partition(".")
    if not (_digits(whole) and len(cents) <= 2 and (_digits(cents) if point else True)):
        raise ValueError(f"not an amount in euro with at most two decimals: {text!r}")
    return Money(sign * (int(whole) * 100 + int(cents.ljust(2, "0"))))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def to_text(amount: Money) -> str:
    """Return ``amount`` as ``1234.56``: the spelling of files and of the command line."""
    sign = "-" if amount < 0 else ""
    whole, cents = divmod(abs(amount), 100)
    return f"{sign}{whole}.{cents:02d}"
