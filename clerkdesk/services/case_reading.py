"""Reads values out of JSON, noting each problem with its path instead of stopping at the first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.services import case_values
from clerkdesk.services.case_values import UnfitError
from clerkdesk.services.json_places import step
from clerkdesk.services.near_names import nearest

T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)


@dataclass(slots=True)
class Findings:
    """What was found wrong so far, and what is named but does not stop the answer."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


class Reading:
    """One object of the input with its path. Missing and null are the same.

    Of what should be an object and is none, that is the only problem that is noted.
    """

    def __init__(self, value: object, path: str, findings: Findings) -> None:
        """Read ``value``, which stands at the dotted ``path``."""
        self.path = path
        self.findings = findings
        self._is_object = isinstance(value, Mapping)
        self._values: Mapping[str, object] = value if isinstance(value, Mapping) else {}
        self._asked: set[str] = set()
        if not self._is_object:
            findings.problems.append(Problem("case.object", about=path or None))

    def text(self, name: str, default: T) -> str | T:
        """Return a text."""
        return self._read(name, default, case_values.text)

    def label(self, name: str) -> str | int | None:
        """Return a text or number by which others know the object."""
        if isinstance(self._values.get(name), int):
            return self._read(name, None, lambda value: case_values.whole(value, -(2**53), 2**53))
        return self._read(name, None, case_values.text)

    def flag(self, name: str, default: T) -> bool | T:
        """Return true or false."""
        return self._read(name, default, case_values.flag)

    def whole(self, name: str, default: T, least: int = 0, most: int = 10_000) -> int | T:
        """Return a whole number within its bounds."""
        return self._read(name, default, lambda value: case_values.whole(value, least, most))

    def day(self, name: str, default: T) -> date | T:
        """Return a day written as 2026-11-22."""
        return self._read(name, default, case_values.day)

    def moment(self, name: str, default: T) -> datetime | T:
        """Return a local moment written as 2026-11-22T20:00."""
        return self._read(name, default, case_values.moment)

    def amount(self, name: str, default: T) -> Money | T:
        """Return an amount written as a text such as 1234.56, not negative."""
        return self._read(name, default, case_values.amount)

    def percent(self, name: str) -> Decimal | None:
        """Return a percentage written as a text such as 12.5."""
        return self._read(name, None, case_values.percent)

    def country(self, name: str, default: T) -> str | T:
        """Return a country code such as NL."""
        return self._read(name, default, case_values.country)

    def one_of(self, name: str, kind: type[E], default: T) -> E | T:
        """Return one of the words of ``kind``."""
        return self._read(name, default, lambda value: case_values.word(value, kind))

    def among(self, name: str, known: list[str], default: T) -> str | T:
        """Return one of the ``known`` words."""
        return self._read(name, default, lambda value: case_values.one_of(value, known))

    def must(self, value: T | None, name: str, instead: T) -> T:
        """Return ``value``; note that ``name`` is missing where it is none."""
        if value is not None:
            return value
        if self._values.get(name) is None:
            self.wrong("case.missing", name)
        return instead

    def must_hold_some(self, name: str) -> None:
        """Note that the list called ``name`` is missing or empty, if it is."""
        if self.must(self.raw(name), name, None) == []:
            self.wrong("case.empty_list", name)

    def has(self, name: str) -> bool:
        """Return whether ``name`` is there."""
        return self._values.get(name) is not None

    def raw(self, name: str) -> object:
        """Return what stands under ``name``, whatever it is."""
        self._asked.add(name)
        return self._values.get(name)

    def part(self, name: str) -> "Reading":
        """Return the object called ``name``, an empty one where it is missing."""
        value = self.raw(name)
        part = Reading({} if value is None else value, self.at(name), self.findings)
        part._is_object = part._is_object and self._is_object
        return part

    def parts(self, name: str) -> list["Reading"]:
        """Return the objects in the list called ``name``."""
        return [
            Reading(item, f"{self.at(name)}.{place}", self.findings)
            for place, item in enumerate(self._list(name))
        ]

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts in the list called ``name``."""
        return self._items(name, case_values.text)

    def amounts(self, name: str) -> tuple[Money, ...]:
        """Return the amounts in the list called ``name``."""
        return self._items(name, case_values.amount)

    def months(self, name: str) -> tuple[date, ...]:
        """Return the first days of the months in the list called ``name``."""
        return self._items(name, case_values.month)

    def wrong(self, code: str, name: str, **params: Parameter) -> None:
        """Note a problem with ``name`` that only its reader can see."""
        if self._is_object:
            self.findings.problems.append(Problem(code, about=self.at(name) or None, params=params))

    def warn(self, code: str, name: str, **params: Parameter) -> None:
        """Note something about ``name`` that does not stop the answer."""
        problem = Problem(code, Severity.WARNING, self.at(name), params)
        self.findings.warnings.append(problem)

    def done(self) -> None:
        """Note what nobody asked for: a slip for a known name is wrong, anything else is not used."""
        for name in self._values:
            if name not in self._asked:
                near = nearest(name, self._asked)
                if near is None:
                    self.warn("case.not_used", step(name))
                else:
                    self.wrong("case.name_near", step(name), near=near)

    def at(self, name: str) -> str:
        """Return the path of ``name`` in this object."""
        return f"{self.path}.{name}".strip(".")

    def _list(self, name: str) -> Sequence[object]:
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong("case.list", name)
            return ()
        return value

    def _items(self, name: str, convert: Callable[[object], T]) -> tuple[T, ...]:
        found: list[T] = []
        for place, item in enumerate(self._list(name)):
            try:
                found.append(convert(item))
            except UnfitError as error:
                self.wrong(error.code, f"{name}.{place}", **error.params)
        return tuple(found)

    def _read(self, name: str, default: D, convert: Callable[[object], T]) -> T | D:
        value = self.raw(name)
        if value is None:
            return default
        try:
            return convert(value)
        except UnfitError as error:
            self.wrong(error.code, name, **error.params)
            return default
