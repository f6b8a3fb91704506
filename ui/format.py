"""How amounts, days and sizes are written on the screen."""

from datetime import date, datetime

from clerkdesk import wording
from clerkdesk.domain.money import Money
from ui.texts import language, t

_KILO = 1024


def money(amount: Money) -> str:
    """Return an amount as tables show it: ``1.234,56``."""
    return wording.money(amount, language())


def euro(amount: Money) -> str:
    """Return an amount as sentences show it: ``€ 1.234,56``."""
    return t("common.written.euro", amount=amount)


def count(number: int) -> str:
    """Return a whole number with its thousands apart: ``12.406``."""
    return t("common.written.count", n=number)


def day(on: date) -> str:
    """Return a day as ``dd-mm-jjjj``."""
    return f"{on:%d-%m-%Y}"


def weekday(on: date) -> str:
    """Return a day near today as ``do 26-11``."""
    return t("common.written.weekday", day=on)


def day_heading(on: date, today: date) -> str:
    """Return a day as a heading: ``ma 14 september``, with the year when it is not this one."""
    words = t(
        "common.written.day_and_month",
        weekday=t(f"common.weekday.{on.isoweekday()}"),
        day=on.day,
        month=t(f"common.month.{on.month}"),
    )
    if on == today:
        return t("common.written.today", day=words)
    return words if on.year == today.year else f"{words} {on.year}"


def clock(at: datetime) -> str:
    """Return the time of an instant as the clock on the wall shows it: ``14:31``."""
    return f"{at.astimezone():%H:%M}"


def day_and_clock(at: datetime) -> str:
    """Return an instant as ``dd-mm-jjjj 14:31`` in local time."""
    return f"{at.astimezone():%d-%m-%Y %H:%M}"


def file_size(size: int) -> str:
    """Return a number of bytes in the largest unit that keeps it above one."""
    if size < _KILO:
        return t("common.size.bytes", n=size)
    if size < _KILO * _KILO:
        return t("common.size.kilobytes", n=-(-size // _KILO))
    tenths = size * 10 // (_KILO * _KILO)
    return t("common.size.megabytes", whole=tenths // 10, tenth=tenths % 10)
