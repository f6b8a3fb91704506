"""Finds which worked examples of the law exercise a rule or a function of the law."""

import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from clerkdesk.domain.books import Because
from clerkdesk.domain.lines import Reason, Statement
from clerkdesk.domain.statement import statement
from clerkdesk.services import example_rules
from clerkdesk.services.cases import read_case
from clerkdesk.tariff_files import load_tariffs
from docs.domain_code import ROOT, Place

DATA = ROOT / "tests" / "domain" / "data"
FILES = ("examples-nl.json", "examples-be.json")
_DOMAIN = "clerkdesk.domain."
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
    asked: set[Place] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


@cache
def worked_examples() -> tuple[Example, ...]:
    """Return every worked example, in the order of the files."""
    asked = _asked()
    return tuple(
        _example(row, file, asked)
        for file in FILES
        for row in json.loads((DATA / file).read_text(encoding="utf-8"))["examples"]
    )


def _example(row: dict[str, Any], file: str, asked: dict[str, set[Place]]) -> Example:
    rule, inputs = row["rule"], row["inputs"]
    example = Example(row["id"], file, rule, asked=asked.get(rule, set()))
    example.words = {value for value in inputs.values() if isinstance(value, str)}
    if rule == "statement":
        example.codes = {reason.code for reason in _stated(inputs)}
    elif rule.endswith(".interest"):
        country = "be" if rule.startswith("be") else "nl"
        rates = [_INTEREST.get(f"{country} {name}") for name in inputs if name.startswith("percent")]
        example.codes = {code for code in [*rates, _INTEREST.get(inputs.get("table", ""))] if code}
    else:
        example.codes = _made(rule, inputs)
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


def _made(rule: str, inputs: dict[str, Any]) -> set[str]:
    """Return the codes of the reasons that are made while an example is worked out."""
    codes: set[str] = set()
    making = Because.__new__.__code__

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is making:
            codes.add(frame.f_locals["rule"].code)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        example_rules.RULES[rule](inputs, load_tariffs())
    finally:
        sys.setprofile(before)
    return codes


def _asked() -> dict[str, set[Place]]:
    """Return the functions of the domain that each kind of example asks, read in ``example_rules``."""
    tree = ast.parse(Path(str(example_rules.__file__)).read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found: dict[str, set[Place]] = {}
    for rule, work in _table(tree):
        todo: list[ast.AST] = [work]
        for part in todo:
            for node in ast.walk(part):
                local = functions.get(node.id) if isinstance(node, ast.Name) else None
                if local is not None and local not in todo:
                    todo.append(local)
                found.setdefault(rule, set()).update(_of_domain(node))
    return found


def _table(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), value


def _of_domain(node: ast.AST) -> Iterator[Place]:
    known = vars(example_rules)
    value = None
    if isinstance(node, ast.Name):
        value = known.get(node.id)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        value = getattr(known.get(node.value.id), node.attr, None)
    module = str(getattr(value, "__module__", ""))
    if module.startswith(_DOMAIN) and callable(value) and not isinstance(value, type):
        yield module, str(getattr(value, "__name__", ""))
