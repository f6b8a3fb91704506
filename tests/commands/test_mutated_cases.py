"""A good case with one thing spoiled is answered, or refused with the field and its line; never a traceback.

``MUTATED_CASES`` asks for more cases.
"""

import copy
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerkdesk.domain.choices import declared
from clerkdesk.services.json_places import step
from tests.commands.in_process import typed
from tests.commands.shell import Answered
from tests.domain.second_road.cases import cases
from tests.domain.test_cases import CASE

NUMBER = int(os.environ.get("MUTATED_CASES", "200"))
OFTEN = settings(max_examples=NUMBER, deadline=None, database=None, suppress_health_check=list(HealthCheck))
SAID = re.compile(r"line \d+: (warning: )?(?:(?P<path>.+?): )?.+", re.DOTALL)
FULL: dict[str, Any] = copy.deepcopy(CASE)
FULL["id"] = "Z-1"
FULL["claims"][0] |= {"recurring": True, "title": "2025-01-15"}
FULL["notices"][0] |= {"cost": "7.50", "valid": False, "reason": "no description"}
FULL["payments"][0]["received_by"] = "bailiff"
FULL["costs"][0]["interest_from"] = "2024-07-01"
FULL["events"][0]["ended"] = "2025-09-01"
FULL["creditor"]["terms"]["reminder_costs"] = False
FULL["settings"] = {
    choice.name: choice.default.isoformat() if isinstance(choice.default, date) else choice.default
    for choice in declared()
} | {"be_postage": "1.50", "day_count": [{"from": "2025-01-01", "value": "actual/actual"}]}

STRANGE = ("", " ", "NaN", "-1.00", "0.00", "1e9", "1000", "9" * 30, "0.001", "\ud800", "\x1b[2J\n", "é٣")
KNOWN = ("statutory_maximum", "yearly", "post", "company", "wsnp", "F-1", "first_reminder", "reduced")
DAYS = ("2024-02-30", "2199-12-31", "1976-04-01", "9999-12-31", "2024-03-14")
WORDS = st.sampled_from((*STRANGE, *KNOWN, *DAYS))
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every member and item of a case."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, inner in members:
        yield (*way, name)
        yield from places(inner, (*way, name))


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[Any, str]:
    """Draw a case with one thing replaced, taken out, renamed or put in twice, and where."""
    case = copy.deepcopy(draw(st.just(FULL) | st.just(FULL) | cases()))
    way = draw(st.sampled_from(list(places(case))))
    inside = case
    for name in way[:-1]:
        inside = inside[name]
    last = way[-1]
    match draw(st.sampled_from(("replace", "replace", "replace", "remove", "rename", "double"))):
        case "replace":
            inside[last] = draw(VALUES)
        case "remove":
            del inside[last]
        case "rename" if isinstance(inside, dict):
            inside[draw(st.text(max_size=12)) + draw(st.sampled_from(("", str(last))))] = inside.pop(last)
        case _:
            other = list(places(case))
            inside[last] = copy.deepcopy(_at(case, draw(st.sampled_from(other))))
    return case, ".".join(map(str, way))


def _at(value: Any, way: tuple[Any, ...]) -> Any:
    for name in way:
        value = value[name]
    return value


def settled(answered: Answered) -> None:
    """Show that the case was answered in one line, or refused with nothing but fields on lines."""
    said = [SAID.fullmatch(line) for line in answered.error.splitlines()]
    assert all(said), answered.error
    refused = [match for match in said if match is not None and not match[1]]
    assert answered.code == (2 if refused else 0), answered
    assert len(answered.out.splitlines()) == (0 if refused else 1)


@OFTEN
@given(spoiled(), st.sampled_from((None, 1)))
def test_a_case_with_one_thing_spoiled(mutated: tuple[Any, str], indent: int | None) -> None:
    case, way = mutated
    answered = typed("statement", "-", "--on", "2026-11-22", given=json.dumps(case, indent=indent))
    settled(answered)
    named = [match["path"] for line in answered.error.splitlines() if (match := SAID.fullmatch(line))]
    assert all(named), answered.error
    if answered.code:
        known = tuple(step(name) for name in (way.split(".")[0], *case))
        assert any(name.startswith(known) for name in named if name), (way, named)


@OFTEN
@given(st.data())
def test_a_file_with_one_byte_spoiled(data: st.DataObject) -> None:
    content = bytearray(json.dumps(FULL, indent=data.draw(st.sampled_from((None, 1)))).encode())
    place = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(("change", "cut", "insert"))):
        case "change":
            content[place] = data.draw(st.integers(0, 255))
        case "cut":
            del content[place : place + data.draw(st.integers(1, 40))]
        case _:
            content[place:place] = data.draw(st.binary(min_size=1, max_size=4))
    answered = typed("statement", "-", given=bytes(content))
    assert answered.code in (0, 2)
    assert bool(answered.out) == (answered.code == 0) or b"\n" in content
    if answered.code:
        assert answered.error.startswith("line ")
