"""Since when a step is due, counted in days on which an office works."""

from datetime import date, timedelta

_SATURDAY = 5


def is_late(due: date, today: date) -> bool:
    """Return whether a working day went by since ``due``: what fell due at a weekend is due on Monday."""
    first = due
    while first.weekday() >= _SATURDAY:
        first += timedelta(days=1)
    return first < today
