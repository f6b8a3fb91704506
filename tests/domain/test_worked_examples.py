"""The worked examples of the law papers, to the cent (C10)."""

import json
from pathlib import Path

import pytest

from clerkdesk.services.law_check import check_examples
from tests.domain.given import TARIFFS

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("name", ["examples-nl.json", "examples-be.json"])
def test_every_worked_example_matches(name: str) -> None:
    """C10: all of them, 100 % to the cent."""
    report = check_examples(json.loads((DATA / name).read_text(encoding="utf-8")), TARIFFS)
    assert not report.differences
    assert not report.problems
    assert report.in_order


def test_a_wrong_expectation_is_named_with_both_values() -> None:
    example = {"id": "X", "rule": "be.cap", "inputs": {"balance": "300.00"}, "expected": {"maximum": "44.00"}}
    report = check_examples({"examples": [example]}, TARIFFS)
    (difference,) = report.differences
    assert (difference.path, difference.expected, difference.actual) == ("maximum", "44.00", "45.00")
    assert not report.in_order


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("nonsense", "example.no_list"),
        ([17], "example.not_understood"),
        ([{"rule": "be.cap", "inputs": {}, "expected": {}}], "example.not_understood"),
        ([{"rule": "be.moon", "inputs": {}, "expected": {}}], "example.unknown_rule"),
        ([{"rule": "statement", "inputs": {"on": "2026-01-01"}, "expected": {}}], "example.not_understood"),
    ],
)
def test_examples_that_make_no_sense_are_problems(document: object, code: str) -> None:
    report = check_examples(document, TARIFFS)
    assert [problem.code for problem in report.problems] == [code]
