"""A claim list as it was read: sheets of rows of cells, before anybody gives them a meaning."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


class Mark(StrEnum):
    """What makes a cell more than its value."""

    ERROR = "error"
    FORMULA = "formula"
    PADDED = "padded"


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell with a mark: an error code, a calculated value, a number shown with leading zeros.

    ``value`` is the error code, the value that was saved with the formula (none: it was never
    calculated), or the text that the spreadsheet shows.
    """

    mark: Mark
    value: "Plain" = None


Plain = str | int | float | bool | date | datetime | None
Cell = Plain | Marked


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty. ``number`` is as the spreadsheet numbers it, from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a hidden sheet has a name and no rows. Columns count from 0."""

    name: str
    rows: tuple[Row, ...] = ()
    visible: bool = True
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column of merged cells; rows from 1, columns from 0."""
    starts_in_1904: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What a list may measure and what reading it may take."""

    file_bytes: int = 25 * 1024 * 1024
    rows: int = 100_000
    columns: int = 200
    cell_characters: int = 32_767
    memory_bytes: int = 512 * 1024 * 1024
    cpu_seconds: int = 60


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file that was read whole. ``sha256`` identifies its content; the one sheet of a CSV has no name."""

    source: Path
    name: str
    sha256: str
    format: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    separator: str | None = None

    def sheet(self, name: str) -> Sheet:
        """Return the sheet called ``name``; an unknown name is a ``KeyError``."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)
