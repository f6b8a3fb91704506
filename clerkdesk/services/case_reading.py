"""Reads values out of JSON, noting each problem with its path instead of stopping at the first."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from clerkdesk.domain.money import Money, from_text
from clerkdesk.domain.problems import Problem

T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)
_PERCENT = re.compile(r"-?\d{1,6}(\.\d{1,6})?", re.ASCII)
FIRST_DAY, LAST_DAY = date(1976, 4, 1), date(2199, 12, 31)
"""The days that can be read: from the first known rate on."""
MAX_AMOUNT = 10**15
"""The largest amount that is read, in cents; more is a slip of the hand."""


class Reading:
    """One object of the input with its path. Missing and null are the same."""

    def __init__(self, value: object, path: str, problems: list[Problem], ignored: list[str]) -> None:
        self._path = path
        self._problems = problems
        self._ignored = ignored
        self._values: Mapping[str, object] = value if isinstance(value, Mapping) else {}
        self._asked: set[str] = set()
        if not isinstance(value, Mapping):
            self._wrong("case.object", "")

    def text(self, name: str, default: str | None = None) -> str | None:
        """Return a text."""
        return self._read(name, default, _text, "case.text")

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        return self._read(name, default, _flag, "case.flag")

    def whole(self, name: str, default: int) -> int:
        """Return a whole number that is not negative."""
        return self._read(name, default, _whole, "case.number")

    def day(self, name: str, default: T) -> date | T:
        """Return a day written as 2026-11-22."""
        return self._read(name, default, _day, "case.day")

    def amount(self, name: str, default: T) -> Money | T:
        """Return an amount written as a text such as 1234.56, not negative."""
        return self._read(name, default, _amount, "case.amount")

    def percent(self, name: str) -> Decimal | None:
        """Return a percentage written as a text such as 12.5."""
        return self._read(name, None, _percent, "case.percent")

    def one_of(self, name: str, kind: type[E], default: T) -> E | T:
        """Return one of the words of ``kind``."""
        return self._read(name, default, lambda value: kind(_text(value)), "case.word")

    def must(self, value: T | None, name: str, instead: T) -> T:
        """Return ``value``; note that ``name`` is missing where it is none."""
        if value is None:
            if self._values.get(name) is None:
                self._wrong("case.missing", name)
            return instead
        return value

    def part(self, name: str) -> "Reading":
        """Return the object called ``name``, an empty one where it is missing."""
        value = self._take(name)
        return Reading({} if value is None else value, self._at(name), self._problems, self._ignored)

    def has(self, name: str) -> bool:
        """Return whether ``name`` is there."""
        return self._values.get(name) is not None

    def parts(self, name: str) -> list["Reading"]:
        """Return the objects in the list called ``name``."""
        return [
            Reading(item, f"{self._at(name)}.{place}", self._problems, self._ignored)
            for place, item in enumerate(self._list(name))
        ]

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts in the list called ``name``."""
        items = self._list(name)
        if not all(isinstance(item, str) for item in items):
            self._wrong("case.text", name)
            return ()
        return tuple(str(item) for item in items)

    def wrong(self, code: str, name: str, **params: str) -> None:
        """Note a problem with ``name`` that only its reader can see."""
        self._wrong(code, name, **params)

    def done(self) -> None:
        """Note what is in the object and was not asked for."""
        self._ignored += [self._at(name) for name in self._values if name not in self._asked]

    def _list(self, name: str) -> Sequence[object]:
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._wrong("case.list", name)
            return ()
        return value

    def _take(self, name: str) -> object:
        self._asked.add(name)
        return self._values.get(name)

    def _read(self, name: str, default: D, convert: Callable[[object], T], code: str) -> T | D:
        value = self._take(name)
        if value is None:
            return default
        try:
            return convert(value)
        except (TypeError, ValueError):
            self._wrong(code, name, found=str(value)[:80])
            return default

    def _wrong(self, code: str, name: str, **params: str) -> None:
        self._problems.append(Problem(code, about=self._at(name) or None, params=params))

    def _at(self, name: str) -> str:
        return f"{self._path}.{name}".strip(".")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10_000:
        raise ValueError
    return value


def _day(value: object) -> date:
    text = _text(value)
    if len(text) != len("2026-11-22"):
        raise ValueError
    day = date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError
    return day


def _amount(value: object) -> Money:
    amount = from_text(_text(value))
    if not 0 <= amount <= MAX_AMOUNT:
        raise ValueError
    return amount


def _percent(value: object) -> Decimal:
    text = _text(value)
    if not _PERCENT.fullmatch(text):
        raise ValueError
    return Decimal(text)
