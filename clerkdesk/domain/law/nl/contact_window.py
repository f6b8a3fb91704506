"""When a natural person in the Netherlands may be approached (art. 4.2 Bki)."""

from datetime import date, datetime, time

from clerkdesk.domain.dates import DAY, is_holiday

FROM, UNTIL = time(7), time(20)
_SUNDAY = 6


def may_approach(at: datetime, natural_person: bool) -> bool:
    """Return whether a call, message or visit at the local time ``at`` is allowed: 07:00 up to 20:00."""
    if not natural_person:
        return True
    return is_contact_day(at.date()) and FROM <= at.time() < UNTIL


def is_contact_day(day: date) -> bool:
    """Return whether ``day`` is neither a Sunday nor a generally recognised holiday."""
    return day.weekday() != _SUNDAY and not is_holiday(day, "NL")


def next_contact_day(day: date) -> date:
    """Return ``day`` or the first day after it on which contact is allowed."""
    while not is_contact_day(day):
        day += DAY
    return day
