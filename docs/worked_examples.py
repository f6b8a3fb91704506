"""Finds which worked examples of the law exercise a rule or a function of the law."""

import dis
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from clerkdesk.domain.books import Because
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.statement import Statement, statement
from clerkdesk.services import example_rules
from clerkdesk.services.cases import read_case
from clerkdesk.services.law_check import check_examples
from clerkdesk.tariff_files import load_tariffs
from docs.domain_code import ROOT, Place

DATA = ROOT / "tests" / "domain" / "data"
FILES = ("examples-nl.json", "examples-be.json")
_DOMAIN, _WORKED_OUT = "clerkdesk.domain.", "clerkdesk.services.example_"
_INTEREST = {
    "consumer": "nl.interest.consumer",
    "commercial": "nl.interest.commercial",
    "be_commercial": "be.interest.commercial",
    "be_commercial_contract_before_20130316": "be.interest.commercial",
    "be_legal": "be.interest.legal",
    "nl percent_per_year": "nl.interest.agreed",
    "nl percent_per_month": "nl.interest.monthly",
    "be percent_per_year": "be.interest.agreed",
    "be percent_per_month": "be.interest.monthly",
}
"""Interest is worked out from a table or a rate alone; this is the rule that such a table or rate is for."""


@dataclass
class Example:
    """One worked example: the codes of the rules that it shows, the functions of the domain that it asks."""

    id: str
    file: str
    rule: str
    codes: set[str] = field(default_factory=set)
    asked: frozenset[Place] = frozenset()
    words: set[str] = field(default_factory=set)


@cache
def worked_examples() -> tuple[Example, ...]:
    """Return every worked example, in the order of the files."""
    return tuple(
        _example(row, file)
        for file in FILES
        for row in json.loads((DATA / file).read_text(encoding="utf-8"))["examples"]
    )


def _example(row: dict[str, Any], file: str) -> Example:
    rule, inputs = row["rule"], row["inputs"]
    example = Example(row["id"], file, rule, asked=_asked(rule))
    example.words = {value for value in inputs.values() if isinstance(value, str)}
    if rule == "statement":
        example.codes = {reason.code for reason in _stated(inputs)}
    elif rule.endswith(".interest"):
        country = "be" if rule.startswith("be") else "nl"
        rates = [_INTEREST.get(f"{country} {name}") for name in inputs if name.startswith("percent")]
        example.codes = {code for code in [*rates, _INTEREST.get(inputs.get("table", ""))] if code}
    else:
        example.codes = _made(row)
    return example


def _stated(case: dict[str, Any]) -> Iterator[Reason]:
    read = read_case(case, date.max)
    if isinstance(read, list):
        raise ValueError(f"a worked example that cannot be read: {read}")
    yield from reasons_of(statement(read.facts, read.on, load_tariffs(), read.choices))


def reasons_of(stated: Statement) -> Iterator[Reason]:
    """Yield every reason in a statement."""
    yield from (stated.regime.because, *stated.regime.assumed)
    for claim in stated.regime.claims:
        yield from (claim.because, claim.conduct_because)
    yield from (line.reason for line in stated.lines)
    yield from (cost.because for cost in stated.collection_costs)
    yield from (act.because for act in stated.conduct.next_allowed)
    yield from (limit.because for limit in stated.limitation)


def _made(row: dict[str, Any]) -> set[str]:
    """Return the codes of the reasons that are made while an example is worked out."""
    codes: set[str] = set()
    making = Because.__new__.__code__

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is making:
            codes.add(frame.f_locals["rule"].code)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        check_examples({"examples": [row]}, load_tariffs())
    finally:
        sys.setprofile(before)
    return codes


@cache
def _asked(rule: str) -> frozenset[Place]:
    """Return the functions of the domain that an example of this kind asks."""
    found: set[Place] = set()
    todo: list[object] = [example_rules.RULES.get(rule)]
    for one in todo:
        module = str(getattr(one, "__module__", ""))
        if isinstance(one, FunctionType) and module.startswith(_WORKED_OUT):
            todo += [value for value in _named_in(one) if value not in todo]
        elif callable(one) and module.startswith(_DOMAIN) and not isinstance(one, type):
            found.add((module, str(getattr(one, "__name__", ""))))
    return frozenset(found)


def _named_in(function: FunctionType) -> Iterator[object]:
    """Yield what the code of a function names: by itself, in a module, or around it."""
    codes = [function.__code__]
    for code in codes:
        before: object = None
        for step in dis.get_instructions(code):
            if step.opname == "LOAD_GLOBAL":
                before = function.__globals__.get(str(step.argval))
                yield before
            elif step.opname in ("LOAD_ATTR", "LOAD_METHOD") and isinstance(before, ModuleType):
                yield getattr(before, str(step.argval), None)
                before = None
        codes += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
    yield from (cell.cell_contents for cell in function.__closure__ or ())
