"""When a Belgian consumer may be called or visited (the yardstick of the law of 20 December 2002)."""

from datetime import date, datetime, time

from clerkdesk.domain.dates import DAY, is_holiday

FROM, UNTIL = time(8), time(22)
_SUNDAY = 6


def may_approach(at: datetime, consumer: bool) -> bool:
    """Return whether a call or visit at the local time ``at`` is allowed: 08:00 up to 22:00."""
    return not consumer or FROM <= at.time() < UNTIL


def next_contact_day(day: date) -> date:
    """Return ``day`` or the first day after it that is no Sunday or holiday, which is the house's choice."""
    while day.weekday() == _SUNDAY or is_holiday(day, "BE"):
        day += DAY
    return day
