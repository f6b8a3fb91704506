"""How commands answer: sentences for people, JSON for programs, and the exit codes."""

import json
import sys
from collections.abc import Iterable
from typing import NoReturn

import typer

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.wording import Wording

FOUND_PROBLEMS = 1
NOT_UNDERSTOOD = 2

_words = Wording(Language.EN)


def sentence(problem: Problem) -> str:
    """Return a problem as an English sentence, with what it is about in front."""
    text = _words(f"problems.{problem.code}", **problem.params)
    return f"{problem.about}: {text}" if problem.about else text


def say(text: str, *, to_error: bool = False) -> None:
    """Write a line for a person; to standard error where standard output is for a program."""
    typer.echo(text, err=to_error)


def answer(value: object) -> None:
    """Write ``value`` as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def answer_line(value: object) -> None:
    """Write ``value`` as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def refuse(problems: Iterable[Problem], *, code: int = NOT_UNDERSTOOD) -> NoReturn:
    """Say each problem on standard error and leave with ``code``."""
    for problem in problems:
        typer.echo(sentence(problem), err=True)
    sys.exit(code)
