"""The slow but forgiving reader, for .xlsx sheets in XML that the light pass does not follow."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from clerkdesk.intake.table import Mark, Marked
from clerkdesk.intake.wire import plain
from clerkdesk.intake.workbookparts import zeros_of


def slow_rows(data: bytes, name: str) -> Iterator[tuple[int, bool, list[object]]]:
    """Yield number, hidden and cells of every row; hidden rows cannot be told here.

    The sheet is read twice side by side: for the values that are shown and for the formulas.
    """
    from openpyxl import load_workbook

    shown = load_workbook(BytesIO(data), read_only=True, data_only=True)[name]
    written = load_workbook(BytesIO(data), read_only=True)[name]
    shown.reset_dimensions()
    written.reset_dimensions()
    for number, (cells, formulas) in enumerate(zip(shown.iter_rows(), written.iter_rows(), strict=True), 1):
        yield number, False, [_value(*pair) for pair in zip(cells, formulas, strict=True)]


def _value(shown: Any, written: Any) -> object:
    if shown.data_type == "e":
        return Marked(Mark.ERROR, str(shown.value))
    if written.data_type == "f":
        return Marked(Mark.FORMULA, plain(shown.value))
    zeros = zeros_of(shown.number_format or "") if type(shown.value) is int else 0
    return Marked(Mark.PADDED, str(shown.value).zfill(zeros)) if zeros else shown.value
