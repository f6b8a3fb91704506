"""Cells of a claim list as the person sees them in the grid."""

from datetime import date, datetime
from string import ascii_uppercase

from clerkdesk.intake.table import Cell, Marked
from ui.format import day
from ui.texts import t


def cell_text(cell: Cell) -> str:
    """Return a cell in one line: days as ``dd-mm-jjjj``, numbers as they stand, nothing calculated."""
    if isinstance(cell, Marked):
        return cell_text(cell.value)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return t("common.yes") if cell else t("common.no")
    if isinstance(cell, datetime):
        return day(cell.date()) if cell.time() == cell.min.time() else f"{cell:%d-%m-%Y %H:%M}"
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def column_letter(column: int) -> str:
    """Return the letter of a column that counts from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    left = column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def some(values: list[str], at_most: int = 8) -> str:
    """Return ``values`` in one line, cut off with an ellipsis where there are many."""
    return ", ".join(values[:at_most]) + (", …" if len(values) > at_most else "")
