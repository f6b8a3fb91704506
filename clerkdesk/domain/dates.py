"""Calendars of both countries: holidays, working days, delivery of the post, ends of terms."""

from datetime import date, timedelta
from functools import cache

from clerkdesk.domain.claim import Channel

DAY = timedelta(days=1)
_SATURDAY, _SUNDAY, _MONDAY = 5, 6, 0


def calendar_of(country: str) -> str:
    """Return whose calendar counts for ``country``: ``BE`` for Belgium, ``NL`` for everybody else."""
    return "BE" if country == "BE" else "NL"


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    # The library loads the calendars of the whole world, which takes longer than opening the desk may.
    import holidays

    categories = ("public",) if country == "BE" else ("public", "optional")
    named = holidays.country_holidays(country, years=year, categories=categories)
    return frozenset(named) | ({date(year, 5, 5)} if country == "NL" else set())


def is_holiday(day: date, country: str) -> bool:
    """Return whether ``day`` is a generally recognised holiday; Sundays as such are not.

    Netherlands: Algemene termijnenwet art. 3, with Good Friday and with 5 May in every year.
    Belgium: the ten legal holidays.
    """
    return day in _holidays(calendar_of(country), day.year)


@cache
def is_business_day(day: date, country: str, saturday: bool = False) -> bool:
    """Return whether ``day`` is Monday to Friday and no holiday; with ``saturday`` Saturdays count too."""
    last = _SATURDAY if saturday else _SATURDAY - 1
    return day.weekday() <= last and not is_holiday(day, country)


def roll_forward(day: date, country: str, saturday: bool = False) -> date:
    """Return ``day`` when it is a working day, else the next one (Termijnenwet 1; BE: 1.7 BW)."""
    while not is_business_day(day, country, saturday):
        day += DAY
    return day


def add_business_days(day: date, count: int, country: str, saturday: bool = False) -> date:
    """Return the ``count``-th working day after ``day``."""
    for _ in range(count):
        day = roll_forward(day + DAY, country, saturday)
    return day


def _is_delivery_day_nl(day: date) -> bool:
    return day.weekday() not in (_SUNDAY, _MONDAY) and not is_holiday(day, "NL")


def by_post(channel: Channel) -> bool:
    """Return whether ``channel`` is carried by the post; everything else arrives on the day itself."""
    return channel is Channel.POST or channel is Channel.REGISTERED


def presumed_delivery(sent: date, channel: Channel, country: str, delivery_days: int = 2) -> date:
    """Return the day on which something sent on ``sent`` is taken to have arrived.

    Netherlands: the second delivery day, no Sunday, Monday or holiday (HR 25-11-2016 leaves the proof to
    the creditor). Belgium: the third business day after sending (art. XIX.2 WER). Not by post: the same day.
    """
    return _posted(sent, calendar_of(country), delivery_days) if by_post(channel) else sent


@cache
def _posted(sent: date, calendar: str, delivery_days: int) -> date:
    if calendar == "BE":
        return add_business_days(sent, 3, "BE")
    day = sent
    for _ in range(delivery_days):
        day += DAY
        while not _is_delivery_day_nl(day):
            day += DAY
    return day


@cache
def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no day {months} months after {day}")


def add_years(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes 28 February in common years."""
    return add_months(day, 12 * years)
