"""Rates and scales typed over from the papers, and what they give over an amount. Amounts are whole cents."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from clerkdesk.paths import resources

FORTY = 40_00
Case = dict[str, Any]


def cents(text: str) -> int:
    """Return an amount in euro, as text, in cents."""
    amount = Fraction(text) * 100
    assert amount.denominator == 1, text
    return int(amount)


def half_up(amount: Fraction) -> int:
    """Return a positive amount rounded to whole cents, half of a cent upwards."""
    return int(amount + Fraction(1, 2))


@cache
def _table(kind: str) -> tuple[tuple[date, Fraction], ...]:
    name = "rates-be.csv" if kind.startswith("be_") else "rates-nl.csv"
    with (resources() / "law" / name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    return tuple((date.fromisoformat(row["start_date"]), Fraction(row["percent"])) for row in rows)


@cache
def published(kind: str, day: date) -> Fraction:
    """Return the percentage a year that a table of netherlands.md 2 or belgium.md 2 gives for ``day``."""
    return [percent for start, percent in _table(kind) if start <= day][-1]


def _slices(base: int, slices: Sequence[tuple[int | None, str]]) -> Fraction:
    total, below = Fraction(0), 0
    for up_to, percent in slices:
        top = base if up_to is None else min(base, up_to)
        total += max(0, top - below) * Fraction(percent) / 100
        below = top
    return total


def dutch_scale(base: int) -> int:
    """Return the costs of art. 2 Besluit BIK over a principal: at least 40, at most 6,775 euro."""
    if base <= 0:
        return 0
    bands = ((2_500_00, "15"), (5_000_00, "10"), (10_000_00, "5"), (200_000_00, "1"), (None, "0.5"))
    return min(max(half_up(_slices(base, bands)), FORTY), 6_775_00)


def belgian_cap(balance: int) -> int:
    """Return the highest indemnity of art. XIX.4 WER over a balance."""
    if balance <= 0:
        return 0
    if balance <= 150_00:
        return 20_00
    if balance <= 500_00:
        return half_up(30_00 + Fraction(balance - 150_00, 10))
    return min(half_up(65_00 + Fraction(balance - 500_00, 20)), 2_000_00)


def dutch_vat(costs: int) -> int:
    """Return 21 % over costs (art. 2 lid 3 Besluit BIK)."""
    return half_up(Fraction(costs * 21, 100))


def clause(terms: Mapping[str, Any], base: int) -> int:
    """Return what a cost clause of the terms gives over ``base``: bands are slices, as in the scale."""
    if base <= 0:
        return 0
    if "lump_sum" in terms:
        amount = cents(terms["lump_sum"])
    elif "percent" in terms:
        amount = half_up(base * Fraction(terms["percent"]) / 100)
    else:
        bands = [
            (cents(band["up_to"]) if "up_to" in band else None, band["percent"]) for band in terms["bands"]
        ]
        amount = half_up(_slices(base, bands))
    if "minimum" in terms:
        amount = max(amount, cents(terms["minimum"]))
    return min(amount, cents(terms["maximum"])) if "maximum" in terms else amount
