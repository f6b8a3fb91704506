"""Calendars and terms of both countries, with their meaning pinned (C11)."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.choices import DEFAULTS, LegalChoices
from clerkdesk.domain.claim import Channel, NoticeKind
from clerkdesk.domain.dates import (
    add_months,
    add_years,
    is_business_day,
    is_holiday,
    presumed_delivery,
    roll_forward,
)
from clerkdesk.domain.law.be import contact_window as belgian
from clerkdesk.domain.law.be.waiting_period import claim_from, last_free_day
from clerkdesk.domain.law.nl.contact_window import may_approach
from clerkdesk.domain.notice import term_if_sent
from tests.domain.given import days_after

EVERY_DAY = st.dates(date(2019, 1, 1), date(2031, 12, 31))


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian rule, computed apart from any library."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def dutch_holidays(year: int) -> set[date]:
    """Return the days of art. 3 Algemene termijnenwet, Good Friday and 5 May with them."""
    sunday, king = easter(year), date(year, 4, 27)
    movable = {days_after(sunday, days) for days in (-2, 1, 39, 50)}
    fixed = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return movable | fixed | {days_after(king, -1) if king.weekday() == 6 else king}


def belgian_holidays(year: int) -> set[date]:
    """Return the ten legal holidays."""
    fixed = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
    movable = {days_after(easter(year), days) for days in (1, 39, 50)}
    return movable | {date(year, month, day) for month, day in fixed}


@pytest.mark.parametrize("year", range(2019, 2032))
@pytest.mark.parametrize("country", ["NL", "BE"])
def test_the_holidays_of_every_year_are_those_of_the_law(year: int, country: str) -> None:
    """4.4 and 1.3: no day more on a weekday, no day less."""
    wanted = dutch_holidays(year) if country == "NL" else belgian_holidays(year)
    days = (days_after(date(year, 1, 1), n) for n in range(366))
    found = {day for day in days if day.year == year and is_holiday(day, country) and day.weekday() != 6}
    assert found == {day for day in wanted if day.weekday() != 6}


@given(EVERY_DAY, st.sampled_from(("NL", "BE", "DE")))
def test_rolling_forward_ends_on_a_working_day_and_passes_none(day: date, country: str) -> None:
    rolled = roll_forward(day, country)
    assert is_business_day(rolled, country)
    assert not any(is_business_day(days_after(day, n), country) for n in range((rolled - day).days))


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        (date(2026, 3, 2), date(2026, 3, 4)),  # Monday: Tuesday, Wednesday
        (date(2026, 3, 6), date(2026, 3, 10)),  # Friday: Saturday, Tuesday
        (date(2026, 3, 7), date(2026, 3, 11)),  # Saturday: Tuesday, Wednesday
        (date(2026, 4, 2), date(2026, 4, 7)),  # Thursday before Good Friday: Saturday, Tuesday
        (date(2026, 12, 24), date(2026, 12, 30)),  # Christmas on Friday and Saturday
    ],
)
def test_dutch_post_arrives_on_the_second_delivery_day(sent: date, arrives: date) -> None:
    """Traps 2: no Sunday, Monday or holiday."""
    assert presumed_delivery(sent, Channel.POST, "NL") == arrives
    assert presumed_delivery(sent, Channel.EMAIL, "NL") == sent


@given(EVERY_DAY)
def test_most_posting_days_of_a_fourteen_day_letter_need_more_than_two_weeks(sent: date) -> None:
    """Computed from delivery, never a fixed number of days; with the 15-day wording 17 to 30 days."""
    term = term_if_sent(NoticeKind.FOURTEEN_DAY_LETTER, sent, Channel.POST, 15)
    assert is_business_day(term.last_free_day, "NL")
    assert 17 <= (term.last_free_day - sent).days <= 30


@pytest.mark.parametrize(
    ("sent", "last_strict", "last_safe"),
    [
        (date(2026, 3, 2), date(2026, 3, 18), date(2026, 3, 19)),
        (date(2026, 4, 2), date(2026, 4, 21), date(2026, 4, 22)),
        (date(2026, 12, 22), date(2027, 1, 11), date(2027, 1, 11)),  # strict ends on a Sunday
    ],
)
def test_the_belgian_waiting_period_in_both_readings(sent: date, last_strict: date, last_safe: date) -> None:
    strict = LegalChoices(be_safe_waiting_period=False)
    assert last_free_day(sent, Channel.POST, strict) == last_strict
    assert last_free_day(sent, Channel.POST, DEFAULTS) == last_safe


@given(EVERY_DAY, st.sampled_from((Channel.POST, Channel.EMAIL, Channel.SMS)))
def test_the_safe_reading_is_never_shorter(sent: date, channel: Channel) -> None:
    strict = LegalChoices(be_safe_waiting_period=False, be_saturday_is_business_day=True)
    assert claim_from(sent, channel, DEFAULTS) >= claim_from(sent, channel, strict)
    assert (last_free_day(sent, channel, DEFAULTS) - sent).days >= 14


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 3, date(2025, 4, 30)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


def test_29_february_comes_back_in_leap_years() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_calling_hours_differ_by_country() -> None:
    evening = datetime.fromisoformat("2026-11-20T20:30")
    assert not may_approach(evening, natural_person=True)
    assert may_approach(evening, natural_person=False)
    assert belgian.may_approach(evening, consumer=True)
