"""Runs worked examples against the rules, for the office's legal officer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from clerkdesk.domain.problems import Problem
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.case_reading import Findings, Reading
from clerkdesk.services.cases import read_asked
from clerkdesk.services.example_rules import RULES
from clerkdesk.services.json_places import escaped, printable
from clerkdesk.services.near_names import nearest
from clerkdesk.services.statements import answer_asked

_MISSING = "—"
_STATEMENT = "statement"
_FOR_PEOPLE = ("basis", "source", "notes")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where an example and the rules disagree, ``path`` as in ``payments.0.to_costs``."""

    example: str
    path: str
    expected: str
    actual: str


class Remark(NamedTuple):
    """A problem of an example, whose ``about`` is the path in the whole file; none is about the file."""

    example: str | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What came of a file of examples. ``problems`` prevented that an example was applied at all."""

    total: int
    matched: int
    differences: tuple[Difference, ...]
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()

    @property
    def in_order(self) -> bool:
        """Return whether every example matches."""
        return self.total > 0 and self.matched == self.total


@dataclass(slots=True)
class _Checked:
    """What came of one example."""

    name: str
    findings: Findings
    differences: list[Difference]


def check_examples(document: object, tariffs: Tariffs) -> CheckReport:
    """Return how the examples of ``document`` compare: an object with ``examples``, or a list of them."""
    of_file = Findings()
    if isinstance(document, list):
        examples, path = document, ""
    else:
        top = Reading(document, "", of_file)
        found = top.must(top.raw("examples"), "examples", [])
        examples, path = (found, "examples") if isinstance(found, list) else ([], "examples")
        top.done()
    if not examples:
        if not of_file.problems:
            of_file.problems.append(Problem("example.no_list", about=path or None))
        return CheckReport(0, 0, (), tuple(Remark(None, problem) for problem in of_file.problems))
    checked = [
        _check(example, str(place + 1), f"{path}.{place}".strip("."), tariffs)
        for place, example in enumerate(examples)
    ]
    return _report(of_file, checked)


def _report(of_file: Findings, checked: Sequence[_Checked]) -> CheckReport:
    return CheckReport(
        total=len(checked),
        matched=sum(not one.findings.problems and not one.differences for one in checked),
        differences=tuple(difference for one in checked for difference in one.differences),
        problems=(
            *(Remark(None, problem) for problem in of_file.problems),
            *(Remark(one.name, problem) for one in checked for problem in one.findings.problems),
        ),
        warnings=(
            *(Remark(None, warning) for warning in of_file.warnings),
            *(Remark(one.name, warning) for one in checked for warning in one.findings.warnings),
        ),
    )


def _check(example: object, number: str, path: str, tariffs: Tariffs) -> _Checked:
    findings = Findings()
    reading = Reading(example, path, findings)
    name = printable(str(reading.label("id") or number))
    for spoken in _FOR_PEOPLE:
        reading.raw(spoken)
    expected = _expected(reading)
    actual = _applied(reading, tariffs)
    reading.done()
    if findings.problems:
        return _Checked(name, findings, [])
    dotted = reading.text("rule", "") == _STATEMENT
    pairs = _dotted(expected, actual) if dotted else _nested(expected, actual, "")
    return _Checked(name, findings, [Difference(name, *pair) for pair in pairs])


def _expected(reading: Reading) -> Mapping[str, object]:
    value = reading.must(reading.raw("expected"), "expected", None)
    if isinstance(value, Mapping) and value:
        return value
    if value is not None:
        reading.wrong("example.nothing_expected", "expected")
    return {}


def _applied(reading: Reading, tariffs: Tariffs) -> object:
    """Return what the law says to the inputs of the example."""
    rule = reading.must(reading.text("rule", None), "rule", "")
    inputs = reading.part("inputs")
    if not reading.has("inputs"):
        reading.wrong("case.missing", "inputs")
    elif rule == _STATEMENT:
        asked = read_asked(inputs, None)
        return None if reading.findings.problems else answer_asked(asked, tariffs)
    elif rule in RULES:
        answer = RULES[rule](inputs, tariffs)
        inputs.done()
        return answer
    if reading.has("rule") and rule != _STATEMENT and rule not in RULES:
        _name_unknown_rule(reading, rule)
    return None


def _name_unknown_rule(reading: Reading, rule: str) -> None:
    near = nearest(rule, [*RULES, _STATEMENT])
    if near is None:
        reading.wrong("example.unknown_rule", "rule", rule=printable(rule))
    else:
        reading.wrong("example.rule_near", "rule", rule=printable(rule), near=near)


def _dotted(expected: Mapping[str, object], actual: object) -> Iterator[tuple[str, str, str]]:
    for path, value in expected.items():
        yield from _nested(value, _at(actual, path.split(".")), path)


def _at(value: object, path: Sequence[str]) -> object:
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name, _MISSING)
        elif isinstance(value, list) and name in map(str, range(len(value))):
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
        yield printable(path), _written(expected), _written(actual)


def _same(expected: object, actual: object) -> bool:
    """Return whether two values are equal; ``12.50`` and ``12.5`` are the same number."""
    if isinstance(expected, str) and isinstance(actual, str) and expected != actual:
        try:
            return Decimal(expected) == Decimal(actual)
        except InvalidOperation:
            return False
    return type(expected) is type(actual) and expected == actual


def _written(value: object) -> str:
    """Return a value as JSON writes it, a text without its quotes."""
    return escaped(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))
