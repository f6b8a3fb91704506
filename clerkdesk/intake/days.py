"""Days in cells: dates, texts in the order of the list, days in words, and serial numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clerkdesk.intake.synonyms import meanings
from clerkdesk.intake.table import Cell, Mark, Marked
from clerkdesk.intake.words import folded

EARLIEST = date(1990, 1, 1)
"""No invoice of a claim list is older."""

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$", re.A)
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$", re.A)
_NUMBERS = re.compile(r"^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$", re.A)
_DAY_WORD = re.compile(r"^(?:[a-z]+ )?(\d{1,2})(?:e|er|st|nd|rd|th)? ([a-z]+) (\d{4})$")
_WORD_DAY = re.compile(r"^([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$")
_COMPACT = re.compile(r"^(?:19|20)\d{6}$", re.A)

_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FIRST_SOUND_SERIAL = 61
_LAST_SERIAL = 2_958_465
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of a day: a date, or the code of a problem; ``note`` is the code of a warning."""

    on: date | None = None
    problem: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DayStyle:
    """How the days of one list are written."""

    day_first: bool = True
    starts_in_1904: bool = False


def infer_day_first(cells: Iterable[Cell]) -> tuple[bool, bool]:
    """Return whether days in text come before months, and whether cells prove it.

    A number above 12 in one of the two places leaves no doubt; without such cells the day is first.
    """
    day_first = month_first = doubts = 0
    for cell in cells:
        found = _NUMBERS.match(cell.strip()) if isinstance(cell, str) else None
        if found:
            first, second = int(found[1]), int(found[3])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
            doubts += first <= 12 and second <= 12 and first != second
    return day_first >= month_first, day_first != month_first or not (doubts or day_first)


def read_day(cell: Cell, style: DayStyle) -> Day:
    """Return the day in ``cell``; a cell without one is ``Day()``."""
    if isinstance(cell, Marked):
        return _marked(cell, style)
    if isinstance(cell, datetime):
        return Day(cell.date())
    if isinstance(cell, date) or cell is None:
        return Day(cell)
    if isinstance(cell, bool):
        return Day(problem="intake.day_not_readable")
    return _from_text(cell.strip(), style) if isinstance(cell, str) else _from_number(cell, style)


def _marked(cell: Marked, style: DayStyle) -> Day:
    if cell.mark is Mark.ERROR:
        return Day(problem="intake.error_cell")
    if cell.mark is Mark.FORMULA and cell.value is None:
        return Day(problem="intake.not_calculated")
    return read_day(cell.value, style)


def _from_number(number: int | float, style: DayStyle) -> Day:
    if isinstance(number, int) and _COMPACT.match(str(number)):
        return _compact(str(number))
    if not _FIRST_SOUND_SERIAL <= number <= _LAST_SERIAL:
        return Day(problem="intake.day_not_readable")
    start = _EPOCH_1904 if style.starts_in_1904 else _EPOCH
    try:
        return Day(start + timedelta(days=int(number)), note="intake.serial_number_read")
    except OverflowError:
        return Day(problem="intake.day_not_readable")


def _compact(digits: str) -> Day:
    found = _date(digits[:4], digits[4:6], digits[6:])
    return Day(found.on, found.problem, None if found.on is None else "intake.compact_day_read")


def _from_text(text: str, style: DayStyle) -> Day:
    if not text:
        return Day()
    for shape in (_ISO, _YEAR_FIRST):
        found = shape.match(text)
        if found:
            return _date(found[1], found[2], found[3])
    numbers = _NUMBERS.match(text)
    if numbers:
        return _in_order(numbers[1], numbers[3], numbers[4], style)
    if _COMPACT.match(text):
        return _compact(text)
    return _in_words(folded(text)) if len(text) <= _LONGEST else Day(problem="intake.day_not_readable")


def _in_order(first: str, second: str, year: str, style: DayStyle) -> Day:
    day, month = (first, second) if style.day_first else (second, first)
    if len(year) == 4:
        return _date(year, month, day)
    found = _date(f"20{year}", month, day)
    return Day(found.on, found.problem, None if found.on is None else "intake.short_year_read")


def _in_words(text: str) -> Day:
    found = _DAY_WORD.match(text)
    day, month, year = (found[1], found[2], found[3]) if found else ("", "", "")
    turned = None if found else _WORD_DAY.match(text)
    if turned:
        month, day, year = turned[1], turned[2], turned[3]
    number = meanings("months").get(month)
    return _date(year, number, day) if number else Day(problem="intake.day_not_readable")


def _date(year: str, month: str, day: str) -> Day:
    try:
        return Day(date(int(year), int(month), int(day)))
    except ValueError:
        return Day(problem="intake.no_such_day")
