"""The pages for the legal officer: the cases and examples in them are answered as they say (design 9)."""

import json
import re
from typing import Any

import pytest

from tests.commands.shell import ROOT, Shell

PAGES = ("docs/en/statement.md", "docs/nl/afrekening.md")
BLOCK = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PRINTED = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^\| `([a-z_.0-9]+)` \| ([^|` ]+) \|", re.MULTILINE)
NAMED = re.compile(r"^\| (`[^|]+) \|", re.MULTILINE)


def read(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def at(answer: Any, path: str) -> str:
    """Return what stands at a place such as ``totals.due``."""
    for part in path.split("."):
        answer = answer[int(part)] if part.isdigit() else answer[part]
    return str(answer)


@pytest.mark.parametrize("page", PAGES)
def test_the_cases_of_the_page_are_answered_as_it_says(page: str, shell: Shell) -> None:
    """A short worked example that is run: the JSON is answered, the amounts in the page are compared."""
    text = read(page)
    cases = [block for block in BLOCK.finditer(text) if "debtor" in json.loads(block[1])]
    assert len(cases) == 2
    given = "\n".join(json.dumps(json.loads(case[1])) for case in cases)
    answered = shell.clerkdesk("statement", "-", given=given)
    assert (answered.code, answered.error) == (0, "")
    answers = [json.loads(line) for line in answered.out.splitlines()]
    ends = [*(case.start() for case in cases[1:]), text.index("## ", cases[-1].end())]
    for case, end, answer in zip(cases, ends, answers, strict=True):
        shown = SHOWN.findall(text, case.end(), end)
        assert len(shown) >= 6
        assert [(path, at(answer, path)) for path, _ in shown] == shown


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_the_page_are_checked_as_it_says(page: str, shell: Shell) -> None:
    """A deliberately wrong expectation is a difference: printed, and exit 1."""
    text = read(page)
    (examples,) = (block[1] for block in BLOCK.finditer(text) if "examples" in json.loads(block[1]))
    (printed,) = PRINTED.findall(text)
    checked = shell.clerkdesk("law-check", "-", given=examples)
    assert (checked.code, checked.out) == (1, printed)
    (shell.folder / "right.json").write_text(examples.replace("44.00", "45.00"), encoding="utf-8")
    assert shell.clerkdesk("law-check", "right.json").code == 0


@pytest.mark.parametrize("page", PAGES)
def test_a_case_that_cannot_be_understood_leaves_with_two(page: str, shell: Shell) -> None:
    """Exit 2 as the page says, with the field; the other case is answered all the same."""
    first = BLOCK.search(read(page))
    assert first is not None
    good = json.loads(first[1])
    bad = {**good, "claims": [{**good["claims"][0], "principal": 1000.0}]}
    answered = shell.clerkdesk("statement", given=f"{json.dumps(bad)}\n{json.dumps(good)}\n")
    assert answered.code == 2
    assert answered.error.startswith("line 1: claims.0.principal: ")
    assert json.loads(answered.out)["totals"]["due"] == "1076.95"


def test_both_pages_name_the_same_fields_and_amounts() -> None:
    english, dutch = (read(page) for page in PAGES)
    assert SHOWN.findall(english) == SHOWN.findall(dutch)
    assert BLOCK.findall(english) == BLOCK.findall(dutch)
    fields = [re.findall(r"`[^`]+`", cell) for cell in NAMED.findall(english)]
    assert fields == [re.findall(r"`[^`]+`", cell) for cell in NAMED.findall(dutch)]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_field_of_the_answer(page: str, shell: Shell) -> None:
    text = read(page)
    first = BLOCK.search(text)
    assert first is not None
    answer = shell.clerkdesk("statement", "-", given=first[1]).value
    for name in answer:
        assert f"| `{name}` |" in text, name
