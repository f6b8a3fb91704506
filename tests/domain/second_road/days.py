"""The calendar of both countries, counted on the fingers: holidays, delivery and the ends of terms."""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
ELECTRONIC = ("email", "sms", "portal")


@cache
def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def dutch_holidays(year: int) -> frozenset[date]:
    """Return the holidays of netherlands.md 4.4 (Algemene termijnenwet art. 3), Good Friday among them."""
    king = date(year, 4, 27)
    king = king - DAY if king.weekday() == 6 else king
    moving = {easter(year) + days * DAY for days in (-2, 1, 39, 50)}
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 5), (12, 25), (12, 26))}
    return frozenset(moving | fixed | {king})


@cache
def belgian_holidays(year: int) -> frozenset[date]:
    """Return the ten legal holidays of belgium.md 1.3."""
    moving = {easter(year) + days * DAY for days in (1, 39, 50)}
    fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    return frozenset(moving | {date(year, month, day) for month, day in fixed})


def dutch_delivery(sent: date, channel: str, delivery_days: int) -> date:
    """Return the presumed day of receipt: no post on Sunday, Monday or a holiday (netherlands.md 1.3)."""
    if channel in ELECTRONIC:
        return sent
    day, counted = sent, 0
    while counted < delivery_days:
        day += DAY
        if day.weekday() not in (6, 0) and day not in dutch_holidays(day.year):
            counted += 1
    return day


def dutch_last_free_day(delivered: date, term_days: int) -> date:
    """Return the last day without costs: the term starts the day after receipt (art. 6:96 lid 6 BW).

    A last day on Saturday, Sunday or a holiday moves to the next working day.
    """
    day = delivered + term_days * DAY
    while day.weekday() >= 5 or day in dutch_holidays(day.year):
        day += DAY
    return day


def belgian_business_day(day: date) -> bool:
    """Return whether ``day`` is Monday to Friday and no legal holiday (the safe choice of belgium.md 1.3)."""
    return day.weekday() < 5 and day not in belgian_holidays(day.year)


def belgian_last_free_day(sent: date, channel: str, term_days: int, safe: bool) -> date:
    """Return the last day of the waiting period (art. XIX.2 WER), moved to a business day.

    By post the third business day after sending is day 0 (``safe``) or day 1; electronically the
    day of sending is day 0.
    """
    day = sent
    if channel not in ELECTRONIC:
        for _ in range(3):
            day += DAY
            while not belgian_business_day(day):
                day += DAY
        day -= DAY * (not safe)
    day += term_days * DAY
    while not belgian_business_day(day):
        day += DAY
    return day


def months_later(start: date, months: int) -> date:
    """Return the day ``months`` after ``start``, or the last day of that month where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return last_possible(year, month + 1, start.day)


def last_possible(year: int, month: int, day: int) -> date:
    """Return a day of a month, the last one where the month is shorter."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
