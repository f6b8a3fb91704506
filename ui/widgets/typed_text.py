"""What people type for an amount or a day, and what it means."""

import re
from datetime import date, timedelta

from clerkdesk.domain.money import Money

_AMOUNT = re.compile(r"(?:€\s*)?(\d{1,3}(?:[. ]\d{3})+|\d{1,3}(?:,\d{3})+(?=\.)|\d+)(?:[.,](\d{1,2}))?")
_SHIFT = re.compile(r"([+-])(\d{1,4})")
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_TODAY = {"v", "vandaag", "a", "auj", "t", "today"}


def read_amount(text: str) -> Money | None:
    """Return the amount that ``text`` means, with ``,`` or ``.`` before the cents; none when it means none.

    ``1.234`` is a thousand: a point before exactly three figures parts thousands.
    """
    found = _AMOUNT.fullmatch(text.strip().replace("\N{NO-BREAK SPACE}", " "))
    if not found:
        return None
    whole = re.sub(r"\D", "", found[1])
    return Money(int(whole) * 100 + int((found[2] or "").ljust(2, "0")))


def read_day(text: str, today: date) -> date | None:
    """Return the day that ``text`` means: ``v`` is today, ``+14`` two weeks on, else ``dd-mm[-jj[jj]]``.

    Without a year it is the year of ``today``; two figures are a year of this century.
    """
    typed = text.strip().lower()
    if typed in _TODAY:
        return today
    shift = _SHIFT.fullmatch(typed)
    if shift:
        return _shifted(today, int(f"{shift[1]}{shift[2]}"))
    found = _DAY.fullmatch(typed) or _DIGITS.fullmatch(typed)
    return _day(found[1], found[2], found[3] or str(today.year)) if found else None


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day))
    except ValueError:
        return None
