"""``clerkdesk statement`` and ``clerkdesk law-check``: the law without a database."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from clerkdesk.commands.answers import (
    FOUND_PROBLEMS,
    NOT_UNDERSTOOD,
    answer,
    answer_line,
    refuse,
    say,
    sentence,
)
from clerkdesk.commands.opening import JsonOption
from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import today_here
from clerkdesk.services.law_check import CheckReport, check_examples
from clerkdesk.services.statements import answer_case
from clerkdesk.tariff_files import load_tariffs

_STANDARD_INPUT = "-"


def statement(
    file: Annotated[str, typer.Argument(help="Cases as JSON or JSON Lines; - for standard input.")] = "-",
    on: Annotated[str, typer.Option(help="The day of cases that name none, YYYY-MM-DD.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Answer each case with what is owed on its day: one statement per line, always as JSON."""
    default_on = _day(on)
    tariffs = load_tariffs()
    understood = True
    for number, case in _cases(_text(file)):
        found = [case] if isinstance(case, Problem) else answer_case(case, default_on, tariffs)
        if isinstance(found, list):
            understood = False
            for problem in found:
                say(f"line {number}: {sentence(problem)}", to_error=True)
        else:
            answer_line(found)
    sys.exit(0 if understood else NOT_UNDERSTOOD)


def law_check(
    file: Annotated[str, typer.Argument(help="Worked examples; - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Compare worked examples with the rules: each that differs, then how many match."""
    try:
        document = json.loads(_text(file))
    except json.JSONDecodeError as error:
        refuse([Problem("command.not_json", params={"line": error.lineno, "column": error.colno})])
    report = check_examples(document, load_tariffs())
    if as_json:
        answer(_as_json(report))
    else:
        _tell(report)
    sys.exit(NOT_UNDERSTOOD if report.problems else 0 if report.in_order else FOUND_PROBLEMS)


def _day(text: str) -> date:
    if not text:
        return today_here()
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse([Problem("command.not_a_day", params={"value": text})])


def _text(file: str) -> str:
    if file == _STANDARD_INPUT:
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except OSError:
        refuse([Problem("command.file_unreadable", params={"file": file})])
    except UnicodeDecodeError:
        refuse([Problem("command.not_utf8", params={"file": file})])


def _cases(text: str) -> Iterator[tuple[int, object]]:
    """Yield each case with the line it starts on: one JSON value, a list of them, or one per line."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        yield from _lines(text)
        return
    yield from enumerate(whole if isinstance(whole, list) else [whole], start=1)


def _lines(text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                yield number, Problem("command.not_json", params={"line": number, "column": error.colno})


def _as_json(report: CheckReport) -> dict[str, object]:
    return {
        "total": report.total,
        "matched": report.matched,
        "differences": [
            {"example": d.example, "path": d.path, "expected": d.expected, "actual": d.actual}
            for d in report.differences
        ],
        "problems": [{"code": p.code, "message": sentence(p)} for p in report.problems],
    }


def _tell(report: CheckReport) -> None:
    for problem in report.problems:
        say(sentence(problem), to_error=True)
    for one in report.differences:
        say(f"{one.example} {one.path}: expected {one.expected}, actual {one.actual}")
    say(f"{report.matched} of {report.total} match")
