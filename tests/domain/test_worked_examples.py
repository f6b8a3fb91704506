"""The worked examples of the law papers, to the cent (C10)."""

import json
from pathlib import Path

import pytest

from clerkdesk.services.example_rules import RULES
from clerkdesk.services.law_check import check_examples
from clerkdesk.wording import SPOKEN, Wording
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
    ("document", "code", "about"),
    [
        ("nonsense", "case.object", None),
        ([], "example.no_list", None),
        ([17], "case.object", "0"),
        (
            {"examples": [{"rule": "be.cap", "inputs": {}, "expected": {"maximum": "1"}}]},
            "case.missing",
            "examples.0.inputs.balance",
        ),
        ([{"rule": "be.moon", "inputs": {}, "expected": {"x": "1"}}], "example.unknown_rule", "0.rule"),
        (
            [{"rule": "be.cap", "inputs": {"balance": "5.00"}, "expected": {}}],
            "example.nothing_expected",
            "0.expected",
        ),
    ],
)
def test_examples_that_make_no_sense_are_problems(document: object, code: str, about: str | None) -> None:
    report = check_examples(document, TARIFFS)
    assert [(problem.code, problem.about) for _, problem in report.problems] == [(code, about)]
    assert not report.in_order
    for _, problem in report.problems:
        for language in SPOKEN:
            assert Wording(language)(f"problems.{problem.code}", **problem.params)


EXAMPLES = json.loads((DATA / "examples-nl.json").read_text(encoding="utf-8"))["examples"]
EXAMPLES += json.loads((DATA / "examples-be.json").read_text(encoding="utf-8"))["examples"]


@pytest.mark.parametrize("rule", [*RULES, "statement"])
def test_a_missing_or_strange_input_of_any_rule_is_named(rule: str) -> None:
    """Whatever input of a worked example is spoiled, that one is named, in three languages."""
    for example in (one for one in EXAMPLES if one["rule"] == rule):
        for name in example["inputs"]:
            spoiled = {**example, "inputs": {**example["inputs"], name: [{"not": "this"}]}}
            report = check_examples([spoiled], TARIFFS)
            assert not report.matched
            assert [p for _, p in report.problems if (p.about or "").startswith(f"0.inputs.{name}")], name
            for _, problem in report.problems:
                for language in SPOKEN:
                    assert Wording(language)(f"problems.{problem.code}", **problem.params)


def test_every_rule_of_the_worked_examples_is_known() -> None:
    """The papers have an example of every rule but one."""
    assert {*RULES, "statement"} - {example["rule"] for example in EXAMPLES} == {"iban"}
    example = {"rule": "iban", "inputs": {"iban": "BE71096123456769"}, "expected": {"valid": True}}
    assert check_examples([example], TARIFFS).in_order
