"""A workbook of only the rows that need attention, written in constant memory for long lists."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from clerkdesk.intake.judgement import Judgement, Verdict
from clerkdesk.intake.layout import shown
from clerkdesk.intake.sentences import remark, sentence
from clerkdesk.intake.table import Cell, Marked, Sheet
from clerkdesk.intake.words import clean
from clerkdesk.wording import Wording

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_COLOURS = {Verdict.WARNING: "#FFE9A8", Verdict.REJECTED: "#F6B8B0", Verdict.IGNORED: "#E3E3E3"}
_EXACT = 10**15


def write_error_book(sheet: Sheet, judgement: Judgement, out: Path, t: Wording) -> None:
    """Write the rows of ``judgement`` that were not simply accepted to ``out``, with what is wrong first."""
    with xlsxwriter.Workbook(out, _OPTIONS) as workbook:
        formats = {verdict: workbook.add_format({"bg_color": c}) for verdict, c in _COLOURS.items()}
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        bold = workbook.add_format({"bold": True})
        page = workbook.add_worksheet(t("answer.problems"))
        page.set_column(1, 1, 22)
        page.set_column(2, 2, 70)
        page.freeze_panes(1, 0)
        titles = [t("answer.row"), t("answer.status"), t("answer.remark"), *judgement.mapping.headers]
        for column, title in enumerate(titles):
            page.write_string(0, column, clean(title).text, bold)
        line = _whole_list(page, judgement, t)
        _rows(page, line, sheet, judgement, (formats, day), t)


def _whole_list(page: "Worksheet", judgement: Judgement, t: Wording) -> int:
    """Write what is said of the whole list and return the next free line."""
    for line, problem in enumerate(judgement.problems, 1):
        about = f"{clean(problem.about).text}: " if problem.about else ""
        page.write_string(line, 2, f"{about}{sentence(problem, t)}")
    return len(judgement.problems) + 1


def _rows(
    page: "Worksheet",
    line: int,
    sheet: Sheet,
    judgement: Judgement,
    formats: "tuple[dict[Verdict, Format], Format]",
    t: Wording,
) -> None:
    cells = {row.number: row.cells for row in sheet.rows}
    colours, day = formats
    for row in judgement.rows:
        if row.verdict is Verdict.ACCEPTED:
            continue
        page.write_number(line, 0, row.row)
        page.write_string(line, 1, t(f"answer.verdict.{row.verdict}"), colours[row.verdict])
        page.write_string(line, 2, remark(row, t))
        wrong = {judgement.mapping.headers.index(header) for header in row.columns}
        for column, cell in enumerate(cells[row.row]):
            colour = colours[row.verdict] if column in wrong else None
            _write(page, line, column + 3, cell, colour, day)
        line += 1


def _write(
    page: "Worksheet", line: int, column: int, cell: Cell, colour: "Format | None", day: "Format"
) -> None:
    value = cell.value if isinstance(cell, Marked) else cell
    if isinstance(value, date) and colour is None:
        page.write_datetime(line, column, value, day)
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _EXACT:
        page.write_number(line, column, value, colour)
    elif value is not None:
        page.write_string(line, column, clean(shown(value)).text, colour)
