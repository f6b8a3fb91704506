"""Fills a template with the data of one letter."""

from clerkdesk.domain.problems import Problem
from clerkdesk.letters.letter import LetterData
from clerkdesk.letters.template import Template


class LetterRefused(Exception):
    """A letter was asked for although :func:`examine` finds problems; they are in ``problems``."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def examine(data: LetterData) -> tuple[Problem, ...]:
    """Return what keeps a letter from being made: missing statutory contents, wrong totals, bad IBAN; empty: none."""
    raise NotImplementedError


def render_letter(template: Template, data: LetterData) -> bytes:
    """Return the letter as .docx. Raises ``LetterRefused`` when ``examine(data)`` is not empty."""
    raise NotImplementedError
