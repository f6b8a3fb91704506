"""Interest on one claim: rate tables, the counting of days, and the plan by which interest runs."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from clerkdesk.domain.choices import DayCount
from clerkdesk.domain.dates import add_months
from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import MICRO, Rate, micro

NEVER = date.max.toordinal()
"""The ordinal of a day that does not come."""


@dataclass(frozen=True, slots=True, eq=False)
class RateTable:
    """Percentages by the ordinal of the day from which they count; equal neighbours are one period.

    ``ends`` are the days on which the next period starts.
    """

    starts: tuple[int, ...]
    micros: tuple[int, ...]
    percents: tuple[Decimal, ...]
    versions: tuple[str | None, ...]
    ends: tuple[int, ...]

    def place(self, day: int) -> int:
        """Return the index of the period of ``day``, -1 before the first."""
        return bisect_right(self.starts, day) - 1

    def percent_on(self, day: int) -> Decimal | None:
        """Return the percentage of ``day``, none before the first period."""
        place = self.place(day)
        return self.percents[place] if place >= 0 else None


def table(periods: Iterable[tuple[int, Decimal, str | None]]) -> RateTable:
    """Return a table of (ordinal, percentage, version) rows that are in order, equal neighbours merged."""
    kept: list[tuple[int, Decimal, str | None]] = []
    for period in periods:
        if not kept or kept[-1][1] != period[1]:
            kept.append(period)
    starts, percents, versions = zip(*kept, strict=True)
    return RateTable(starts, tuple(micro(p) for p in percents), percents, versions, (*starts[1:], NEVER))


def table_of(rates: Iterable[Rate]) -> RateTable:
    """Return the table of dated rates."""
    return table((rate.start.toordinal(), rate.percent, rate.version) for rate in rates)


@cache
def fixed(percent: Decimal) -> RateTable:
    """Return the table of an agreed percentage that never changes."""
    return table([(1, percent, None)])


def raised(rates: RateTable, points: Decimal) -> RateTable:
    """Return ``rates`` with ``points`` on top."""
    rows = zip(rates.starts, rates.percents, rates.versions, strict=True)
    return table((start, percent + points, version) for start, percent, version in rows)


def capped(rates: RateTable, cap: RateTable) -> RateTable:
    """Return, from the first day of ``cap`` on, the lower of both on every day, with the version that won."""
    return _of_both(rates, cap, lambda own, other: own <= other)


def at_least(rates: RateTable, floor: RateTable) -> RateTable:
    """Return, from the first day of ``floor`` on, the higher of both on every day; ``floor`` wins a tie."""
    return _of_both(rates, floor, lambda own, other: own > other)


def _of_both(rates: RateTable, other: RateTable, wins: Callable[[Decimal, Decimal], bool]) -> RateTable:
    rows: list[tuple[int, Decimal, str | None]] = []
    for start in sorted({*rates.starts, *other.starts}):
        mine, theirs = rates.place(start), other.place(start)
        if mine < 0 or theirs < 0:
            continue
        own = wins(rates.percents[mine], other.percents[theirs])
        chosen, place = (rates, mine) if own else (other, theirs)
        rows.append((start, chosen.percents[place], chosen.versions[place]))
    return table(rows)


Weigh = Callable[[int, int], int]
"""How much of ``Counting.unit`` the days from the first to the second ordinal, inclusive, weigh."""


@dataclass(frozen=True, slots=True, eq=False)
class Counting:
    """How days become parts of the period that the percentage is for: ``weigh(..)`` parts of ``unit``.

    ``divisor`` is how people write it; ``plain`` says that every day weighs one.
    """

    unit: int
    divisor: str
    plain: bool
    weigh: Weigh


_YEARS = 365 * 366


def _weigh_365(start: int, end: int) -> int:
    return end - start + 1


def _weigh_actual(start: int, end: int) -> int:
    return _parts_of_years(end) - _parts_of_years(start - 1)


def _parts_of_years(day: int) -> int:
    """Return what all days up to and including ``day`` weigh; a whole year of any length weighs one unit."""
    if day < 1:
        return 0
    year = date.fromordinal(day).year
    into = day - date(year, 1, 1).toordinal() + 1
    return (year - 1) * _YEARS + into * (365 if _is_leap(year) else 366)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


ACTUAL_365 = Counting(365, "365", True, _weigh_365)
ACTUAL_ACTUAL = Counting(_YEARS, "365/366", False, _weigh_actual)
BY_DAY_COUNT = {DayCount.ACTUAL_365: ACTUAL_365, DayCount.ACTUAL_ACTUAL: ACTUAL_ACTUAL}

_MONTHS = 28 * 29 * 30 * 31


@cache
def monthly(first: int) -> Counting:
    """Return the counting for a percentage per month from ``first``: a day is a part of its own month."""
    begin = date.fromordinal(first)

    def parts(day: int) -> int:
        if day < first:
            return 0
        today = date.fromordinal(day)
        whole = (today.year - begin.year) * 12 + today.month - begin.month
        if add_months(begin, whole).toordinal() > day:
            whole -= 1
        start, end = add_months(begin, whole).toordinal(), add_months(begin, whole + 1).toordinal()
        return whole * _MONTHS + (day - start + 1) * (_MONTHS // (end - start))

    def weigh(start: int, end: int) -> int:
        return parts(end) - parts(start - 1)

    return Counting(_MONTHS, "1", False, weigh)


def scaled(counting: Counting, factor: int) -> Counting:
    """Return ``counting`` in ``factor`` times as many parts, to be summed with another one."""
    return Counting(
        counting.unit * factor,
        counting.divisor,
        False,
        lambda start, end: factor * counting.weigh(start, end),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """By which rates and rules interest runs on a claim. ``rounded_once`` is the Belgian way.

    ``law`` is the rule of the periods whose rate has a version, where those of an agreed rate have none;
    ``law_counting`` counts their days where the agreed rate is per month. Both have the same unit.

    Base x millionths of a percent x weight, divided by ``whole`` with its ``half`` added, gives cents.
    ``plain`` says that every day weighs one. ``schedules`` are those made of the plan, by their first day.
    """

    rates: RateTable
    counting: Counting
    compounding: Compounding
    rule: Rule
    rounded_once: bool = False
    per_month: bool = False
    law: Rule | None = None
    law_counting: Counting | None = None

    plain: bool = field(init=False)
    whole: int = field(init=False)
    half: int = field(init=False)
    schedules: dict[int, Any] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        whole = 100 * MICRO * self.counting.unit
        object.__setattr__(self, "plain", self.counting.plain)
        object.__setattr__(self, "whole", whole)
        object.__setattr__(self, "half", whole // 2)

    def counting_of(self, place: int) -> Counting:
        """Return how the days of a rate period are counted."""
        by_law = self.law_counting is not None and self.rates.versions[place] is not None
        return self.law_counting if by_law and self.law_counting is not None else self.counting
