"""A creditor's own workbook with every verdict in it: colours, comments, a status, a list of problems."""

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from clerkdesk.intake.judgement import Judgement, RowJudgement, Verdict
from clerkdesk.intake.sentences import by_header, remark, sentence
from clerkdesk.wording import Wording

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_COLOURS = {Verdict.WARNING: "FFE9A8", Verdict.REJECTED: "F6B8B0", Verdict.IGNORED: "E3E3E3"}
_AUTHOR = "ClerkDesk"
_STATUS_WIDTH = 22
_REMARK_WIDTH = 70


def annotate(data: bytes, judgement: Judgement, t: Wording) -> bytes:
    """Return the .xlsx workbook ``data`` with the verdicts in it.

    A workbook that openpyxl does not follow raises one of its many errors.
    """
    workbook = load_workbook(BytesIO(data), keep_links=False)
    sheet = workbook[judgement.mapping.sheet]
    status = _status_column(sheet, judgement, t("answer.status"))
    _say(sheet.cell(judgement.mapping.header_row, status), t("answer.status")).font = Font(bold=True)
    _say(sheet.cell(judgement.mapping.header_row, status + 1), t("answer.remark")).font = Font(bold=True)
    for row in judgement.rows:
        _mark_row(sheet, judgement, row, status, t)
    _widen(sheet, status)
    _list_problems(workbook, judgement, t)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _status_column(sheet: "Worksheet", judgement: Judgement, title: str) -> int:
    """Return the column of an earlier answer, else the first free one."""
    headers = judgement.mapping.headers
    return headers.index(title) + 1 if title in headers else max(len(headers), sheet.max_column) + 1


def _mark_row(sheet: "Worksheet", judgement: Judgement, row: RowJudgement, status: int, t: Wording) -> None:
    cell = _say(sheet.cell(row.row, status), t(f"answer.verdict.{row.verdict}"))
    if row.verdict in _COLOURS:
        cell.fill = _fill(row.verdict)
    text = remark(row, t)
    if text:
        _say(sheet.cell(row.row, status + 1), text)
    for header, sentences in by_header(row, t).items():
        column = judgement.mapping.headers.index(header) + 1
        found = sheet.cell(row.row, column)
        if type(found).__name__ != "MergedCell":
            found.fill = _fill(row.verdict)
            found.comment = Comment("\n".join(sentences), _AUTHOR, height=80, width=320)


def _fill(verdict: Verdict) -> PatternFill:
    return PatternFill("solid", fgColor=_COLOURS[verdict])


def _widen(sheet: "Worksheet", status: int) -> None:
    for column, width in ((status, _STATUS_WIDTH), (status + 1, _REMARK_WIDTH)):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width


def _list_problems(workbook: "Workbook", judgement: Judgement, t: Wording) -> None:
    """Add a sheet with one line per problem, those of the whole list first."""
    sheet = workbook.create_sheet(_free_name(workbook, t("answer.problems")))
    titles = [t(f"answer.{title}") for title in ("row", "column", "status", "problem")]
    lines: list[tuple[int | None, str, str, str]] = [
        (None, problem.about or "", "", sentence(problem, t)) for problem in judgement.problems
    ]
    lines += [
        (row.row, problem.about or "", t(f"answer.verdict.{row.verdict}"), sentence(problem, t))
        for row in judgement.rows
        for problem in row.problems
    ]
    for column, title in enumerate(titles, 1):
        _say(sheet.cell(1, column), title).font = Font(bold=True)
    for number, (row_number, *texts) in enumerate(lines, 2):
        sheet.cell(number, 1).value = row_number
        for column, text in enumerate(texts, 2):
            _say(sheet.cell(number, column), text)
    for letter, width in (("B", 28), ("C", _STATUS_WIDTH), ("D", _REMARK_WIDTH + 20)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _free_name(workbook: "Workbook", wanted: str) -> str:
    name, number = wanted, 2
    while name in workbook.sheetnames:
        name, number = f"{wanted} {number}", number + 1
    return name


def _say(cell: "Cell", text: str) -> "Cell":
    """Put ``text`` in ``cell`` as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in "=+-@"
    return cell
