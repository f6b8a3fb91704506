"""Runs worked examples against the rules, for the office's legal officer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from clerkdesk.domain.problems import Problem
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.example_rules import RULES
from clerkdesk.services.statements import answer_case

_MISSING = "—"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where an example and the rules disagree, ``path`` as in ``payments.0.to_costs``."""

    example: str
    path: str
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What came of a file of examples. ``problems`` are examples that could not be applied at all."""

    total: int
    matched: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def in_order(self) -> bool:
        """Return whether every example matches."""
        return self.total > 0 and self.matched == self.total


def check_examples(document: object, tariffs: Tariffs) -> CheckReport:
    """Return how the examples of ``document`` compare: an object with ``examples``, or a list of them."""
    examples = document.get("examples") if isinstance(document, Mapping) else document
    if not isinstance(examples, list):
        return CheckReport(0, 0, (), (Problem("example.no_list"),))
    matched = 0
    differences: list[Difference] = []
    problems: list[Problem] = []
    for place, example in enumerate(examples):
        found = _check(example, str(place + 1), tariffs)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            matched += not found
            differences += found
    return CheckReport(len(examples), matched, tuple(differences), tuple(problems))


def _check(example: object, place: str, tariffs: Tariffs) -> list[Difference] | Problem:
    if not isinstance(example, Mapping):
        return Problem("example.not_understood", about=place)
    name = str(example.get("id", place))
    rule, inputs, expected = (example.get(key) for key in ("rule", "inputs", "expected"))
    if not (isinstance(rule, str) and isinstance(inputs, Mapping) and isinstance(expected, Mapping)):
        return Problem("example.not_understood", about=name)
    actual = _applied(rule, inputs, name, tariffs)
    if isinstance(actual, Problem):
        return actual
    pairs = _dotted(expected, actual) if rule == "statement" else _nested(expected, actual, "")
    return [Difference(name, *pair) for pair in pairs]


def _applied(rule: str, inputs: Mapping[str, Any], name: str, tariffs: Tariffs) -> Any:
    if rule == "statement":
        answer = answer_case(inputs, date.max, tariffs) if "on" in inputs else None
        return answer if isinstance(answer, dict) else Problem("example.not_understood", about=name)
    if rule not in RULES:
        return Problem("example.unknown_rule", about=name, params={"rule": rule})
    try:
        return RULES[rule](inputs, tariffs)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        return Problem("example.not_understood", about=name)


def _dotted(expected: Mapping[str, Any], actual: object) -> Iterator[tuple[str, str, str]]:
    for path, value in expected.items():
        yield from _nested(value, _at(actual, path.split(".")), path)


def _at(value: object, path: Sequence[str]) -> object:
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name, _MISSING)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return _MISSING
    return value


def _nested(expected: object, actual: object, path: str) -> Iterator[tuple[str, str, str]]:
    """Yield every place where ``expected`` asks for something else; what it does not name is not compared."""
    if isinstance(expected, Mapping) and isinstance(actual, Mapping):
        for name, value in expected.items():
            yield from _nested(value, actual.get(name, _MISSING), f"{path}.{name}".strip("."))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for place, (value, other) in enumerate(zip(expected, actual, strict=True)):
            yield from _nested(value, other, f"{path}.{place}")
    elif not _same(expected, actual):
        yield path, str(expected), str(actual)


def _same(expected: object, actual: object) -> bool:
    """Return whether two values are equal; ``12.50`` and ``12.5`` are the same number."""
    if isinstance(expected, str) and isinstance(actual, str) and expected != actual:
        try:
            return Decimal(expected) == Decimal(actual)
        except InvalidOperation:
            return False
    return type(expected) is type(actual) and expected == actual
