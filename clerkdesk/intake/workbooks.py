"""Reading the cells of a workbook; runs in the worker only, because a reader can die of a file."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from clerkdesk.intake.sheetmarks import Marks, UnusualXmlError, find_marks
from clerkdesk.intake.slowrows import slow_rows
from clerkdesk.intake.table import Limits, Mark, Marked
from clerkdesk.intake.wire import plain
from clerkdesk.intake.workbookparts import Contents, SheetPart, read_contents

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Values = list[object]
NumberedRow = tuple[int, bool, Values]
_SPARE_ROWS = 1_000


@dataclass(slots=True)
class OpenSheet:
    """A sheet that is being read: what is known before its rows, and the rows as number, hidden, cells."""

    name: str
    visible: bool = True
    starts_in_1904: bool = False
    marks: Marks = field(default_factory=Marks)
    rows: Iterable[NumberedRow] = ()


class UnreadableError(Exception):
    """The list cannot be read; the text is the code of the problem."""


def open_xlsx(data: bytes, limits: Limits) -> Iterator[OpenSheet]:
    """Yield the sheets of an .xlsx package in order; hidden sheets have no rows."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        contents = read_contents(package)
        reader = _Reader(data)
        for sheet in contents.sheets:
            if sheet.visible:
                yield _sheet(reader, package, contents, sheet, limits)
            else:
                yield OpenSheet(sheet.name, visible=False)


class _Reader:
    """The fast reader, opened when the first sheet was found safe for it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._workbook: CalamineWorkbook | None = None

    def sheet(self, index: int) -> "CalamineSheet":
        """Return the sheet with the number ``index`` in the workbook."""
        from python_calamine import CalamineWorkbook

        if self._workbook is None:
            self._workbook = CalamineWorkbook.from_filelike(BytesIO(self.data))
        return self._workbook.get_sheet_by_index(index)


def _sheet(
    reader: _Reader, package: zipfile.ZipFile, contents: Contents, sheet: SheetPart, limits: Limits
) -> OpenSheet:
    try:
        marks = find_marks(package, sheet.part, contents.padded)
    except UnusualXmlError:
        marks = Marks()
        rows: Iterable[NumberedRow] = slow_rows(reader.data, sheet.name)
        return OpenSheet(sheet.name, True, contents.starts_in_1904, marks, rows)
    if marks.far_column:
        raise UnreadableError("intake.too_many_columns")
    if marks.last_row > limits.rows + _SPARE_ROWS:
        raise UnreadableError("intake.too_many_rows")
    rows = _marked(_rows_of(reader.sheet(sheet.index)), marks) if marks.last_row else ()
    return OpenSheet(sheet.name, True, contents.starts_in_1904, marks, rows)


def _rows_of(sheet: "CalamineSheet") -> Iterator[Values]:
    """Yield every row from the first of the sheet on, each from its first column on."""
    indent: Values = [None] * (sheet.start or (0, 0))[1]
    for row in sheet.iter_rows():
        yield [*indent, *row]


def _marked(rows: Iterable[Values], marks: Marks) -> Iterator[NumberedRow]:
    """Number the rows and put the marks of a sheet on its values.

    The fast reader sees no cells without a value: rows of nothing else come after its last.
    """
    by_row: dict[int, list[tuple[int, Marked]]] = {}
    for (row, column), mark in marks.cells.items():
        by_row.setdefault(row, []).append((column, mark))
    number = 0
    for number, values in enumerate(rows, 1):
        yield number, number in marks.hidden_rows, _put(by_row.get(number, ()), values)
    for beyond in sorted(row for row in by_row if row > number):
        yield beyond, beyond in marks.hidden_rows, _put(by_row[beyond], [])


def _put(found: Iterable[tuple[int, Marked]], values: Values) -> Values:
    for column, mark in found:
        values.extend([None] * (column + 1 - len(values)))
        values[column] = _with_mark(mark, values[column])
    return values


def _with_mark(found: Marked, value: object) -> object:
    """Return ``value`` under the mark that was found; of a formula it says whether a value was saved."""
    if found.mark is Mark.ERROR:
        return found
    if found.mark is Mark.FORMULA:
        return Marked(Mark.FORMULA, plain(value) if found.value else None)
    if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
        return Marked(Mark.PADDED, str(int(value)).zfill(int(str(found.value))))
    return value


def open_other(data: bytes) -> Iterator[OpenSheet]:
    """Yield the sheets of an .xls, .xlsb or .ods file; they tell no errors, formulas or hidden rows."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    for index, about in enumerate(workbook.sheets_metadata):
        if about.visible != SheetVisibleEnum.Visible:
            yield OpenSheet(about.name, visible=False)
            continue
        sheet = workbook.get_sheet_by_index(index)
        ranges = sheet.merged_cell_ranges or ()
        marks = Marks(merged=[(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges])
        yield OpenSheet(about.name, marks=marks, rows=_marked(_rows_of(sheet), marks))
