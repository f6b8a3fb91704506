"""``clerkdesk statement`` and ``clerkdesk law-check``: the law without a database."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, BinaryIO

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
from clerkdesk.domain.problems import Problem, Severity
from clerkdesk.services.case_files import documents, whole_document
from clerkdesk.services.case_values import UnfitError, day
from clerkdesk.services.cases import read_case
from clerkdesk.services.context import today_here
from clerkdesk.services.json_places import Document, Located
from clerkdesk.services.law_check import CheckReport, Remark, check_examples
from clerkdesk.services.statements import answer_asked
from clerkdesk.tariff_files import load_tariffs

_STANDARD_INPUT = "-"


def statement(
    file: Annotated[str, typer.Argument(help="Cases as JSON or JSON Lines; - for standard input.")] = "-",
    on: Annotated[str, typer.Option(help="The day of cases that name none, YYYY-MM-DD.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Answer each case with what is owed on its day: one statement per line, always as JSON."""
    default_on = _day(on)
    understood = True
    with _opened(file) as stream:
        for document in documents(stream):
            if isinstance(document, Located):
                _say_located([document])
                understood = False
            else:
                understood &= _answered(document, default_on)
    sys.exit(0 if understood else NOT_UNDERSTOOD)


def law_check(
    file: Annotated[str, typer.Argument(help="Worked examples; - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Compare worked examples with the rules: each that differs, then how many match."""
    with _opened(file) as stream:
        document = whole_document(stream)
    unread = [document] if isinstance(document, Located) else document.problems
    if isinstance(document, Located) or unread:
        _say_located(unread)
        sys.exit(NOT_UNDERSTOOD)
    report = check_examples(document.value, load_tariffs())
    if as_json:
        answer(_as_json(report, document))
    else:
        _tell(report, document)
    sys.exit(NOT_UNDERSTOOD if report.problems else 0 if report.in_order else FOUND_PROBLEMS)


def _day(text: str) -> date:
    if not text:
        return today_here()
    try:
        return day(text)
    except UnfitError as error:
        refuse([Problem(error.code, about="--on", params=error.params)])


def _opened(file: str) -> BinaryIO:
    if file == _STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(file).open("rb")
    except (OSError, ValueError):
        refuse([Problem("command.file_unreadable", params={"file": file})])


def _answered(document: Document, default_on: date) -> bool:
    """Answer one case; return whether it could be understood."""
    if document.problems:
        _say_located(document.problems)
        return False
    asked = read_case(document.value, default_on)
    if isinstance(asked, list):
        _say_located(document.located(asked))
        return False
    _say_located(document.located(asked.warnings))
    answer_line(answer_asked(asked, load_tariffs()))
    return True


def _say_located(problems: Iterable[Located], example: str | None = None) -> None:
    about = f"{example} " if example else ""
    for line, problem in problems:
        kind = "warning: " if problem.severity is Severity.WARNING else ""
        say(f"line {line}: {kind}{about}{sentence(problem)}", to_error=True)


def _as_json(report: CheckReport, document: Document) -> dict[str, object]:
    return {
        "total": report.total,
        "matched": report.matched,
        "differences": [
            {"example": d.example, "path": d.path, "expected": d.expected, "actual": d.actual}
            for d in report.differences
        ],
        "problems": [_remark(remark, document) for remark in report.problems],
        "warnings": [_remark(remark, document) for remark in report.warnings],
    }


def _remark(remark: Remark, document: Document) -> dict[str, object]:
    problem = remark.problem
    return {
        "example": remark.example,
        "line": document.line(problem.about),
        "path": problem.about,
        "code": problem.code,
        "message": sentence(problem),
    }


def _tell(report: CheckReport, document: Document) -> None:
    for example, problem in (*report.problems, *report.warnings):
        _say_located(document.located([problem]), example)
    for one in report.differences:
        say(f"{one.example} {one.path}: expected {one.expected}, actual {one.actual}")
    say(f"{report.matched} of {report.total} match")
