"""Reads the legal choices of a case: every one that is declared, by the type of its value."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from clerkdesk.domain.choices import DEFAULTS, Choices, LegalChoices, dated, declared
from clerkdesk.domain.money import Money
from clerkdesk.services.case_reading import Reading

_SOME_DAY = date(2000, 1, 1)
_READERS: Mapping[object, Callable[[Reading, str], object]] = {
    bool: lambda reading, name: reading.flag(name, None),
    int: lambda reading, name: reading.whole(name, None),
    Money: lambda reading, name: reading.amount(name, None),
    date: lambda reading, name: reading.day(name, None),
}


def read_choices(reading: Reading) -> Choices:
    """Return the choices: a plain value counts always, a list of ``from`` and ``value`` from each day on."""
    always: dict[str, Any] = {}
    by_day: dict[date, dict[str, Any]] = {}
    for name in _types():
        if isinstance(reading.raw(name), list):
            for day, value in _dated_values(reading, name):
                by_day.setdefault(day, {})[name] = value
        elif reading.has(name):
            always[name] = _value(reading, name, name)
    reading.done()
    if not by_day:
        return replace(DEFAULTS, **always) if always else DEFAULTS
    return dated({date.min: always, **by_day}, {})


def _dated_values(reading: Reading, name: str) -> list[tuple[date, object]]:
    found: list[tuple[date, object]] = []
    rows = reading.parts(name)
    reading.must_hold_some(name)
    for row in rows:
        day, value = row.day("from", None), _value(row, "value", name)
        if found and day is not None and day <= found[-1][0]:
            row.wrong("case.days_not_rising", "from")
        row.must(value, "value", None)
        found.append((row.must(day, "from", _SOME_DAY), value))
        row.done()
    return found


def _value(reading: Reading, name: str, choice: str) -> object:
    kind = _types()[choice]
    reader = _READERS.get(kind)
    if reader is not None:
        return reader(reading, name)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return reading.one_of(name, kind, None)
    raise TypeError(f"no way to read a choice of {kind!r}")


@cache
def _types() -> Mapping[str, object]:
    hints = get_type_hints(LegalChoices)
    return {choice.name: hints[choice.name] for choice in declared()}
