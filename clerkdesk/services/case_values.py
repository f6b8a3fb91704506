"""Turns single values of JSON into values of the domain, or says what is wrong with them."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from clerkdesk.domain.money import Money, from_text
from clerkdesk.domain.problems import Parameter
from clerkdesk.services.json_places import OtherNumber, printable
from clerkdesk.services.near_names import nearest

E = TypeVar("E", bound=StrEnum)
_AMOUNT = re.compile(r"(-?)\d+(\.(\d+))?", re.ASCII)
_PERCENT = re.compile(r"-?\d{1,6}(\.\d{1,6})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
FIRST_DAY, LAST_DAY = date(1976, 4, 1), date(2199, 12, 31)
"""The days that can be read: from the first known rate on."""
MAX_AMOUNT = Money(10**15)
"""The largest amount that is read; more is a slip of the hand."""
MAX_PERCENT = 100
LONGEST_TEXT = 200


class UnfitError(ValueError):
    """A value is not what its field holds: the code of a problem with its parameters."""

    def __init__(self, code: str, **params: Parameter) -> None:
        """Keep ``code`` and what its sentence needs."""
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, Parameter] = params


def shown(value: object) -> str:
    """Return a value as it stands in the file, short enough for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return printable(str(value))


def text(value: object) -> str:
    """Return a text that says something, in at most ``LONGEST_TEXT`` characters."""
    if not isinstance(value, str) or not value.strip() or _SURROGATE.search(value):
        raise UnfitError("case.text", found=shown(value))
    if len(value) > LONGEST_TEXT:
        raise UnfitError("case.text_too_long", found=shown(value), most=LONGEST_TEXT)
    return value


def flag(value: object) -> bool:
    """Return true or false; nothing else stands for them."""
    if not isinstance(value, bool):
        raise UnfitError("case.flag", found=shown(value))
    return value


def whole(value: object, least: int, most: int) -> int:
    """Return a whole number within its bounds."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise UnfitError("case.number", found=shown(value), least=least, most=most)
    return value


def day(value: object) -> date:
    """Return a day written as 2026-11-22, of the time for which rates are known or later."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise UnfitError("case.day", found=shown(value))
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise UnfitError("case.no_such_day", found=value) from None
    if not FIRST_DAY <= found <= LAST_DAY:
        raise UnfitError("case.day_out_of_range", found=value, first=FIRST_DAY, last=LAST_DAY)
    return found


def month(value: object) -> date:
    """Return the first day of a month written as 2026-11."""
    if not isinstance(value, str) or len(value) != len("2026-11"):
        raise UnfitError("case.month", found=shown(value))
    try:
        return day(f"{value}-01")
    except UnfitError:
        raise UnfitError("case.month", found=shown(value)) from None


def moment(value: object) -> datetime:
    """Return a local moment written as 2026-11-22T20:00."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise UnfitError("case.moment", found=shown(value))
    try:
        day(value[: len("2026-11-22")])
        return datetime.fromisoformat(value)
    except ValueError:
        raise UnfitError("case.moment", found=value) from None


def amount(value: object) -> Money:
    """Return an amount in euro written as a text such as 1234.56, not negative."""
    if _is_number(value):
        raise UnfitError("case.amount_is_number", found=shown(value))
    parts = _AMOUNT.fullmatch(value) if isinstance(value, str) else None
    if parts is None:
        raise UnfitError("case.amount", found=shown(value))
    if parts[1]:
        raise UnfitError("case.negative", found=shown(value))
    if len(parts[3] or "") > 2:
        raise UnfitError("case.beyond_cents", found=shown(value))
    if len(parts[0]) > 20 or from_text(parts[0]) > MAX_AMOUNT:
        raise UnfitError("case.amount_too_large", found=shown(value), most=MAX_AMOUNT)
    return from_text(parts[0])


def percent(value: object) -> Decimal:
    """Return a percentage from 0 to 100 written as a text such as 12.5."""
    if _is_number(value):
        raise UnfitError("case.percent_is_number", found=shown(value))
    if not isinstance(value, str) or not _PERCENT.fullmatch(value):
        raise UnfitError("case.percent", found=shown(value))
    if not 0 <= Decimal(value) <= MAX_PERCENT:
        raise UnfitError("case.percent_out_of_range", found=value, most=MAX_PERCENT)
    return Decimal(value)


def word(value: object, kind: type[E]) -> E:
    """Return one of the words of ``kind``."""
    if isinstance(value, str) and value in kind._value2member_map_:
        return kind(value)
    return kind(one_of(value, [member.value for member in kind]))


def one_of(value: object, known: list[str]) -> str:
    """Return ``value`` when it is among ``known``; else say which are, and which was probably meant."""
    if isinstance(value, str) and value in known:
        return value
    near = nearest(value, known) if isinstance(value, str) else None
    if near is not None:
        raise UnfitError("case.word_near", found=shown(value), near=near)
    raise UnfitError("case.word", found=shown(value), known=", ".join(known))


def country(value: object) -> str:
    """Return a code of two capitals."""
    if not (isinstance(value, str) and len(value) == 2 and value.isascii() and value.isalpha()):
        raise UnfitError("case.country", found=shown(value))
    if not value.isupper():
        raise UnfitError("case.country", found=shown(value))
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | OtherNumber) and not isinstance(value, bool)
