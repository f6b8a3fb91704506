"""What arrives from the worker, line by line, and the limits that are counted here and not believed."""

from dataclasses import dataclass, field, replace
from typing import Any

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.table import Limits, Row, Sheet
from clerkdesk.intake.wire import unpack


class TooMuchError(Exception):
    """A limit of the list was passed; ``problem`` says which and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(slots=True)
class Arrivals:
    """The sheets that arrived so far. ``complete`` once the worker said that it was done."""

    limits: Limits
    sheets: list[Sheet] = field(default_factory=list)
    encoding: str | None = None
    separator: str | None = None
    problem: Problem | None = None
    complete: bool = False
    count: int = 0
    _rows: list[Row] = field(default_factory=list)

    def take(self, line: Any) -> None:
        """Take one line of the worker; a limit that is passed is a ``TooMuchError``."""
        if isinstance(line, list):
            self._take_row(line)
        elif "sheet" in line:
            self._close_sheet()
            self.sheets.append(_sheet(line))
        elif "encoding" in line:
            self.encoding, self.separator = line["encoding"], line["separator"]
        elif "problem" in line:
            self.problem = Problem(line["problem"], params=self._measures())
        elif line.get("end"):
            self._close_sheet()
            self.complete = True

    def _take_row(self, line: list[Any]) -> None:
        number, hidden, packed = line
        self.count += 1
        if self.count > self.limits.rows + 1:
            raise TooMuchError(Problem("intake.too_many_rows", params=self._measures()))
        if len(packed) > self.limits.columns:
            raise TooMuchError(Problem("intake.too_many_columns", params=self._measures()))
        cells = tuple([unpack(cell) if cell.__class__ is list else cell for cell in packed])
        if max(map(len, filter(_is_text, packed)), default=0) > self.limits.cell_characters:
            raise TooMuchError(Problem("intake.cell_too_long", params=self._measures() | {"row": number}))
        self._rows.append(Row(number, cells, bool(hidden)))

    def _measures(self) -> dict[str, int]:
        return {"rows": self.limits.rows, "columns": self.limits.columns}

    def _close_sheet(self) -> None:
        if self.sheets:
            self.sheets[-1] = replace(self.sheets[-1], rows=tuple(self._rows))
        self._rows = []


def _sheet(line: dict[str, Any]) -> Sheet:
    return Sheet(
        name=line["sheet"],
        visible=line["visible"],
        hidden_columns=frozenset(line["hidden_columns"]),
        merged=tuple((first, left, last, right) for first, left, last, right in line["merged"]),
        starts_in_1904=line["starts_in_1904"],
    )


def _is_text(cell: object) -> bool:
    return cell.__class__ is str
