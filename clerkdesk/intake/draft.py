"""One row while it is being judged: its cells by meaning, and the problems found so far."""

from collections.abc import Mapping as Columns
from dataclasses import dataclass, field
from datetime import date

from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.intake.layout import shown
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.synonyms import means_none
from clerkdesk.intake.table import Cell, Mark, Marked, Row
from clerkdesk.intake.words import clean

_MOST_DIGITS = 10**15
_LONGEST_QUOTE = 60


@dataclass(slots=True)
class Draft:
    """The row, the columns by field, and what is wrong; ``look_first`` when a person has to see it."""

    row: Row
    columns: Columns[Field, int]
    headers: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    look_first: bool = False

    @property
    def refused(self) -> bool:
        """Return whether a problem stops the row."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def cell(self, wanted: Field) -> Cell:
        """Return the cell in the column of ``wanted``; a column that is not there is empty."""
        column = self.columns.get(wanted)
        return self.row.cells[column] if column is not None and column < len(self.row.cells) else None

    def has(self, wanted: Field) -> bool:
        """Return whether the list has a column for ``wanted``."""
        return wanted in self.columns

    def refuse(self, code: str, about: Field, **params: Parameter) -> None:
        """Note a problem that stops the row."""
        self._note(code, Severity.ERROR, about, params)

    def warn(self, code: str, about: Field, **params: Parameter) -> None:
        """Note a problem that needs to be seen."""
        self._note(code, Severity.WARNING, about, params)

    def _note(self, code: str, severity: Severity, about: Field, params: dict[str, Parameter]) -> None:
        column = self.columns.get(about)
        header = None if column is None else self.headers[column]
        told = {"value": self.quote(about)} | params
        self.problems.append(Problem(code, severity, header, told))

    def quote(self, wanted: Field) -> str:
        """Return the beginning of what the cell shows, fit to be put in a sentence."""
        text = clean(shown(self.cell(wanted))[: 2 * _LONGEST_QUOTE]).text
        return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"

    def text(self, wanted: Field) -> str | None:
        """Return the cleaned text of the cell; a word for none, an error and lost digits are none.

        What was lost is noted as a warning; whether the row can do without is for the caller.
        """
        cell = self.cell(wanted)
        if cell.__class__ is str:
            return self._cleaned(str(cell), wanted)
        return None if cell is None else self._as_text(cell, wanted)

    def _cleaned(self, raw: str, wanted: Field) -> str | None:
        cleaned = clean(raw)
        if cleaned.turned:
            self.warn("intake.direction_marks_removed", wanted)
            self.look_first = True
        return None if means_none(cleaned.text) else cleaned.text

    def _as_text(self, cell: Cell, wanted: Field) -> str | None:
        match cell:
            case Marked(mark=Mark.ERROR):
                self.warn("intake.error_cell", wanted)
            case Marked(mark=Mark.FORMULA, value=None):
                self.warn("intake.not_calculated", wanted)
            case Marked(value=str(value)):
                return self._cleaned(value, wanted)
            case Marked(value=value) if value is not None:
                return self._as_text(value, wanted)
            case bool():
                return "1" if cell else "0"
            case int() | float() if abs(cell) >= _MOST_DIGITS:
                self.warn("intake.digits_lost", wanted)
            case int() | float() | str() | date():
                return shown(cell)
        return None
