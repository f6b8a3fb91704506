"""``clerkdesk law-check``: what differs, what cannot be understood, and on which line that stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.in_process import typed
from tests.commands.shell import Answered, Shell
from tests.domain.test_cases import CASE, changed

DATA = Path(__file__).resolve().parents[1] / "domain" / "data"
GOOD: dict[str, Any] = {
    "id": "CAP",
    "rule": "be.cap",
    "inputs": {"balance": "300.00"},
    "expected": {"maximum": "45.00"},
}


def checked(*examples: object, options: tuple[str, ...] = ()) -> Answered:
    """Check examples, of which each stands on a line of its own, the first on line 2."""
    written = ",\n".join(json.dumps(example) for example in examples)
    return typed("law-check", "-", *options, given=f'{{"examples": [\n{written}\n]}}')


@pytest.mark.parametrize("name", ["examples-nl.json", "examples-be.json"])
def test_every_worked_example_matches(shell: Shell, name: str) -> None:
    """C10, as the legal officer sees it."""
    number = len(json.loads((DATA / name).read_text(encoding="utf-8"))["examples"])
    answered = shell.clerkdesk("law-check", str(DATA / name))
    assert (answered.code, answered.error) == (0, "")
    assert answered.out == f"{number} of {number} match\n"


def test_a_wrong_expectation_is_told_with_both_values() -> None:
    """Exit 1: each difference with expected and actual, then how many match."""
    wrong = {**GOOD, "id": "X", "expected": {"maximum": "44.00", "minimum": True}}
    answered = checked(GOOD, wrong)
    assert (answered.code, answered.error) == (1, "")
    assert answered.out.splitlines() == [
        "X maximum: expected 44.00, actual 45.00",
        "X minimum: expected true, actual —",
        "1 of 2 match",
    ]
    told = checked(GOOD, wrong, options=("--json",))
    assert told.code == 1
    assert (told.value["total"], told.value["matched"], told.value["problems"]) == (2, 1, [])
    assert told.value["differences"][0] == {
        "example": "X",
        "path": "maximum",
        "expected": "44.00",
        "actual": "45.00",
    }


def test_a_difference_in_a_statement_is_told_by_its_dotted_path() -> None:
    expected = {"payments.0.to_costs": "150.00", "payments.0.to_interest": "1.00", "payments.7.id": "P"}
    answered = checked({"id": "S", "rule": "statement", "inputs": CASE, "expected": expected})
    assert answered.code == 1
    differing = [line.split(": ")[0] for line in answered.out.splitlines()]
    assert differing == ["S payments.0.to_interest", "S payments.7.id", "0 of 1 match"]


def inputs(rule: str, **given: object) -> dict[str, object]:
    """Return an example of a rule with these inputs."""
    return {"id": "E", "rule": rule, "inputs": given, "expected": {"x": "1"}}


INTEREST = {"principal": "100.00", "from": "2024-01-01", "through": "2024-12-31"}
WRONG = [
    ("text", "", "An object is expected"),
    ({**GOOD, "rule": "be.moon"}, "rule", "no rule “be.moon”"),
    ({**GOOD, "rule": "be.caps"}, "rule", "Is “be.cap” meant?"),
    ({**GOOD, "rule": None}, "rule", "Is missing"),
    ({**GOOD, "expected": {}}, "expected", "Says nothing"),
    ({**GOOD, "expected": "45.00"}, "expected", "Says nothing"),
    ({"rule": "be.cap", "inputs": {"balance": "1.00"}}, "expected", "Is missing"),
    ({**GOOD, "inputs": None}, "inputs", "Is missing"),
    ({**GOOD, "input": {}}, "input", "Is “inputs” meant?"),
    (inputs("be.cap"), "inputs.balance", "Is missing"),
    (inputs("be.cap", balance=300), "inputs.balance", "300 is a number"),
    (inputs("be.cap", balance="300.00", balanse="1"), "inputs.balanse", "Is “balance” meant?"),
    (inputs("be.credit_cap", balance="-1"), "inputs.balance", "negative"),
    (inputs("nl.collection_costs", principals=[]), "inputs.principals", "empty"),
    (inputs("nl.collection_costs", principals=["5", "x"]), "inputs.principals.1", "not an amount"),
    (inputs("nl.collection_costs", principals=["5"], vat="no"), "inputs.vat", "neither"),
    (inputs("nl.collection_costs.instalments", instalment="5"), "inputs.count", "Is missing"),
    (inputs("nl.interest", **INTEREST), "inputs", "Exactly one of these"),
    (
        inputs("nl.interest", **INTEREST, table="consumer", percent_per_year="8"),
        "inputs.percent_per_year",
        "one",
    ),
    (inputs("nl.interest", **INTEREST, table="consumers"), "inputs.table", "Is “consumer” meant?"),
    (inputs("nl.interest", **INTEREST, table="be_legal"), "inputs.table", "Known are: commercial, consumer"),
    (inputs("be.interest", **INTEREST, table="consumer"), "inputs.table", "be_commercial"),
    (
        inputs("nl.interest", **INTEREST, table="consumer", compounding="daily"),
        "inputs.compounding",
        "yearly",
    ),
    (
        inputs("be.interest", **INTEREST, percent_per_month="1", day_count="actual/365"),
        "inputs.day_count",
        "month",
    ),
    (
        inputs("nl.interest", **{**INTEREST, "through": "2023-12-31"}, table="consumer"),
        "inputs.through",
        "before",
    ),
    (
        inputs("nl.interest", **{**INTEREST, "from": "1999-01-01"}, table="commercial"),
        "inputs.from",
        "08-08-2002",
    ),
    (
        inputs("nl.interest", principal="1", through="2024-01-01", table="commercial"),
        "inputs.from",
        "missing",
    ),
    (inputs("allocation", payment="1", costs="1", interest="1"), "inputs.principal", "Is missing"),
    (inputs("allocation.claims", payment="1", claims=[]), "inputs.claims", "empty"),
    (inputs("allocation.claims", payment="9", claims=[{"id": "A", "open": "5"}]), "inputs.payment", "5.00"),
    (inputs("allocation.claims", payment="1", claims=[{"id": "A"}]), "inputs.claims.0.open", "Is missing"),
    (inputs("nl.notice_term", delivered="2026-03-07", days=0), "inputs.days", "from 1 to 365"),
    (inputs("nl.contact_window", at="2026-12-26", debtor="company"), "inputs.at", "moment"),
    (inputs("nl.contact_window", at="2026-12-26T25:00", debtor="company"), "inputs.at", "moment"),
    (inputs("nl.contact_window", at="2026-12-26T12:00+01:00", debtor="company"), "inputs.at", "moment"),
    (inputs("nl.contact_window", at="2026-12-26T12:00", debtor="person"), "inputs.debtor", "natural_person"),
    (inputs("nl.limitation", kind="contrct", due="2024-01-01"), "inputs.kind", "Is “contract” meant?"),
    (inputs("nl.court_fee", year=2019, claim="5", plaintiff="legal"), "inputs.year", "from 2022"),
    (inputs("nl.court_fee", year="2026", claim="5", plaintiff="legal"), "inputs.year", "whole number"),
    (inputs("nl.payment_reference", reference=7), "inputs.reference", "not a text"),
    (inputs("be.waiting_period", sent="2026-03-02", channel="pigeon"), "inputs.channel", "Known are: post"),
    (inputs("be.reminder_costs", postage="1.50"), "inputs", "count, periodic_unpaid_due_dates"),
    (inputs("be.reminder_costs", periodic_unpaid_due_dates=["2024-13"]), "inputs.periodic", "not a month"),
    (inputs("be.ogm", base="12"), "inputs.base", "ten digits"),
    (inputs("iban"), "inputs.iban", "Is missing"),
    (inputs("statement", **{**CASE, "on": None}), "inputs.on", "Is missing"),
    (inputs("statement", **changed("claims.0.due", "x")), "inputs.claims.0.due", "not a day"),
]


def test_the_wrong_field_of_each_example_is_named_with_its_line() -> None:
    """Exit 2, and the good example among them is still compared."""
    answered = checked(*(example for example, _, _ in WRONG), GOOD)
    assert answered.code == 2
    assert answered.out == f"1 of {len(WRONG) + 1} match\n"
    said = answered.error.splitlines()
    for place, (example, path, part) in enumerate(WRONG):
        name = example.get("id", place + 1) if isinstance(example, dict) else place + 1
        start = f"line {place + 2}: {name} examples.{place}.{path}".rstrip(".")
        about = [line for line in said if line.startswith(f"line {place + 2}: ")]
        assert any(line.startswith(start) and part in line for line in about), (start, part, about)
        assert len(about) == 1, about


def test_the_problems_are_also_there_for_programs() -> None:
    answered = checked(WRONG[1][0], {**GOOD, "colour": "blue"}, options=("--json",))
    assert answered.code == 2
    assert answered.value["problems"] == [
        {
            "example": "CAP",
            "line": 2,
            "path": "examples.0.rule",
            "code": "example.unknown_rule",
            "message": "examples.0.rule: There is no rule “be.moon”.",
        }
    ]
    assert [warning["path"] for warning in answered.value["warnings"]] == ["examples.1.colour"]
    assert (answered.value["total"], answered.value["matched"]) == (2, 1)


def test_the_line_is_that_of_the_field_in_a_file_for_people() -> None:
    pretty = json.dumps([GOOD, inputs("be.cap", balance=3)], indent=1)
    answered = typed("law-check", "-", given=pretty)
    number = 1 + [line.strip() for line in pretty.splitlines()].index('"balance": 3')
    assert answered.error.startswith(f"line {number}: E 1.inputs.balance: 3 is a number")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: There is nothing in it"),
        (b"\xef\xbb\xbf \r\n", "line 1: There is nothing in it"),
        (b"{}", "line 1: examples: Is missing"),
        (b"[]", "line 1: The file holds no list of examples"),
        (b'{\n"examples": []}', "line 2: examples: The file holds no list"),
        (b'{\n"examples": {}}', "line 2: examples: The file holds no list"),
        (b"17", "line 1: An object is expected"),
        (b'[\n{"id": "A"\n"rule": 1}]', "line 3: This is not JSON"),
        (b'[{"id":\n NaN}]', "line 2: 0.id: NaN is not a value"),
        (b'[{"id": "A",\n"id": "B"}]', "line 2: 0.id: This name stands twice"),
        (b'\n["\xff"]', "line 2: This is not text in UTF-8"),
        (b"[" * 100_000, "line 1: This is nested too deeply"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_what_is_no_file_of_examples_is_refused(content: bytes, said: str, options: tuple[str, ...]) -> None:
    answered = typed("law-check", "-", *options, given=content)
    assert answered.code == 2
    if not options:
        assert answered.error.startswith(said)


def test_a_file_that_is_not_there_is_said() -> None:
    answered = typed("law-check", "nergens.json")
    assert (answered.code, "nergens.json" in answered.error) == (2, True)
