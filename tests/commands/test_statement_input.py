"""``clerkdesk statement`` reads files as people make them, and says on which line what is wrong."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.commands.in_process import typed
from tests.commands.shell import ROOT, Answered, Shell
from tests.domain.test_cases import CASE, WRONG, changed

GOOD = json.dumps(CASE)
PRETTY = """{
  "debtor": {
    "kind": "consumer",
    "country": "NL"
  },
  "claims": [
    {"id": "F-1", "principal": "10.00", "due": "2024-03-14"},
    {
      "id": "F-2",
      "principal": 20.00,
      "disputed":
        "0.001"
    }
  ],
  "settings": {"day_count": "30/360"},
  "colour": "blue"
}
"""
SAID_OF_PRETTY = [
    (8, "claims.1.due: Is missing"),
    (10, "claims.1.principal: 20.00 is a number"),
    (12, "claims.1.disputed: 0.001 has more than two decimals"),
    (15, "settings.day_count: “30/360” is not a known word here"),
    (16, "warning: colour: Is not a known field here"),
]


def stated(content: str | bytes) -> Answered:
    """Ask for the statements of what stands on standard input."""
    return typed("statement", "-", given=content)


def answers(answered: Answered) -> list[Any]:
    """Return the statements, of which each is one line of JSON."""
    return [json.loads(line) for line in answered.out.splitlines()]


def test_every_kind_of_wrong_field_is_named_with_its_line() -> None:
    """One case per line, each with one wrong field: each is named, and the good ones are answered."""
    cases = [GOOD, *(json.dumps(changed(path, value)) for path, value, _ in WRONG), GOOD]
    answered = stated("\n".join(cases))
    assert answered.code == 2
    assert len(answers(answered)) == 2
    said = answered.error.splitlines()
    for number, (path, _, code) in enumerate(WRONG, start=2):
        about = [line for line in said if line.startswith(f"line {number}: {path.split('.')[0]}")]
        assert about, (number, path, code)
    assert not [line for line in said if line.startswith(("line 1: ", f"line {len(cases)}: "))]


@pytest.mark.parametrize(
    ("before", "after", "lower"),
    [
        ("", "", 0),
        ("\n\n", "", 2),
        ("[", "]", 0),
        (f"[\n{GOOD},\n", "]", 2),
        (f"[{GOOD},\n\n", f", {GOOD}]", 2),
    ],
)
def test_the_line_is_that_of_the_field_however_the_case_is_laid_out(
    before: str, after: str, lower: int
) -> None:
    """A missing field is on the line of the object that misses it, a value below its name on its own."""
    answered = stated(before + PRETTY + after)
    assert answered.code == 2
    said = answered.error.splitlines()
    assert len(said) == len(SAID_OF_PRETTY)
    for line, (number, start) in zip(said, SAID_OF_PRETTY, strict=True):
        assert line.startswith(f"line {number + lower}: {start}")
    assert len(answers(answered)) == (before + after).count(GOOD)


def test_a_mark_of_utf8_and_line_ends_of_windows_change_nothing() -> None:
    answered = stated(b"\xef\xbb\xbf" + PRETTY.replace("\n", "\r\n").encode())
    assert [line.split(": ")[0] for line in answered.error.splitlines()] == [
        f"line {number}" for number, _ in SAID_OF_PRETTY
    ]
    good = stated(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\r\n" + GOOD.encode() + b"\r\n")
    assert (good.code, good.error, len(answers(good))) == (0, "", 2)


UNREADABLE = [
    (b"", 1, "There is nothing in it"),
    (b" \n\t\r\n \n", 1, "There is nothing in it"),
    (b"[]", 1, "not a single case"),
    (b"[\n\n]", 1, "not a single case"),
    (b"nonsense", 1, "not JSON"),
    (b"%PDF-1.7\n1 0 obj\n", 1, "not JSON"),
    (b'{\n "debtor": {\n  "kind" "consumer"}}', 3, "not JSON (line 3, character 10)"),
    (b'{\n "debtor": {}\n', 3, "not JSON"),
    (b'{\n "note": "caf\xe9"\n}', 2, "UTF-8"),
    ("\ufeff{}".encode("utf-16-le"), 1, "UTF-8"),
    (b'{\n "on":\n NaN}', 3, "NaN is not a value that JSON knows"),
    (b'{"costs": [{"amount":\n-Infinity}]}', 2, "costs.0.amount: -Infinity is not a value that JSON knows"),
    (b'{"on": "2026-01-01",\n"on": "2026-01-02"}', 2, "on: This name stands twice"),
    (b'{"debtor": {"kind": "company",\n\n"kind": "consumer"}}', 3, "debtor.kind: This name stands twice"),
    (b"[" * 100_000, 1, "nested too deeply"),
    (b"\n" + b'{"x": ' * 400 + b"1" + b"}" * 400, 2, "nested too deeply"),
    (b'{"on": 1' + b"0" * 5000 + b"}", 1, "on: “100000"),
    (b'"a text"', 1, "An object is expected here"),
    (b"[[{}]]", 1, "An object is expected here"),
]


@pytest.mark.parametrize(("content", "line", "said"), UNREADABLE)
def test_what_cannot_be_read_is_said_in_a_sentence(content: bytes, line: int, said: str) -> None:
    answered = stated(content)
    assert (answered.code, answered.out) == (2, "")
    assert any(told.startswith(f"line {line}: ") and said in told for told in answered.error.splitlines()), (
        answered.error
    )


def test_a_file_is_read_like_standard_input(shell: Shell) -> None:
    """In a process of its own, with the bytes of a file made on Windows."""
    (shell.folder / "zaken.json").write_bytes(b"\xef\xbb\xbf" + PRETTY.replace("\n", "\r\n").encode())
    answered = shell.clerkdesk("statement", "zaken.json", "--json")
    assert (answered.code, answered.out) == (2, "")
    for number, start in SAID_OF_PRETTY:
        assert f"line {number}: {start}" in answered.error


def test_a_bad_line_stops_no_other_line() -> None:
    """Also when it is the first: the lines after it are cases, each by itself."""
    bad = [b"{ broken", b'{"x": NaN}', b'{"x": "\xff"}', b'{"x": 1, "x": 2}', b"7"]
    good = [GOOD.encode()] * len(bad)
    answered = stated(b"\n".join(line for pair in zip(bad, good, strict=True) for line in pair))
    assert answered.code == 2
    assert len(answers(answered)) == len(good)
    assert [line.split(": ")[0] for line in answered.error.splitlines()] == [
        f"line {number}" for number in (1, 3, 5, 7, 9)
    ]


def test_a_warning_is_said_and_does_not_change_the_exit_code() -> None:
    answered = stated(json.dumps(changed("colour", "blue")))
    assert answered.code == 0
    assert answered.error.startswith("line 1: warning: colour: ")
    assert answers(answered)[0]["ignored"] == ["colour"]


def test_the_day_of_the_case_goes_before_that_of_the_command(shell: Shell) -> None:
    with_day, without = json.dumps({**CASE, "on": "2025-02-03"}), json.dumps({**CASE, "on": None})
    (shell.folder / "zaken.jsonl").write_text(f"{with_day}\n{without}\n", encoding="utf-8")
    answered = shell.clerkdesk("statement", "zaken.jsonl", "--on", "2026-07-01", "--json")
    assert [one["on"] for one in answers(answered)] == ["2025-02-03", "2026-07-01"]


SHAPE: dict[str, set[str]] = {
    "": {"on", "regime", "lines", "collection_costs", "conduct", "payments", "totals", "limitation"},
    "regime": {"id", "because", "assumed"},
    "lines": {
        *("group", "claim", "from", "to", "days", "base", "percent", "amount", "rule", "explanation"),
    },
    "collection_costs": {"amount", "claims", "state", "due_from", "because"},
    "conduct": {"id", "next_allowed"},
    "payments": {"id", "to_costs", "to_interest", "to_principal", "surplus"},
    "totals": {"principal", "interest", "collection_costs", "vat", "other_costs", "paid", "due"},
    "limitation": {"claim", "on", "rule"},
}


def test_an_answer_has_every_key_of_the_design() -> None:
    """Design 9; what more there is does no harm. Amounts and percentages are texts, days are numbers."""
    case = {key: value for key, value in CASE.items() if key != "events"}
    (answer,) = answers(stated(json.dumps(case)))
    for name, keys in SHAPE.items():
        part = answer[name] if name else answer
        assert part, name
        for one in part if isinstance(part, list) else [part]:
            assert keys <= set(one), name
    assert {"act", "from", "because"} <= set(answer["conduct"]["next_allowed"][0])
    interest = next(line for line in answer["lines"] if line["group"] == "interest")
    assert isinstance(interest["days"], int)
    assert (interest["percent"], interest["base"]) == ("12.00", "1000.00")
    assert all(line["explanation"] for line in answer["lines"])


def test_answers_come_line_by_line_and_a_reader_may_go_away() -> None:
    """The first answer is there while standard input is still open; a closed pipe ends the work quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "clerkdesk", "statement", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        assert desk.stderr is not None
        desk.stdin.write(f"{GOOD}\n")
        desk.stdin.flush()
        assert json.loads(desk.stdout.readline())["on"] == "2026-04-21"
        desk.stdout.close()
        desk.stdin.write(f"{GOOD}\n")
        desk.stdin.flush()
        desk.stdin.close()
        assert desk.stderr.read() == ""
