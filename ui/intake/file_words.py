"""What is said about a file that was read: its size, and everything in it that does not meet the eye."""

from clerkdesk.intake.table import ReadList, Sheet
from ui.format import count
from ui.intake.cells import column_letter, some
from ui.texts import t


def summary(read: ReadList) -> str:
    """Return how much was read and in which form."""
    rows = sum(len(sheet.rows) for sheet in read.sheets)
    parts = [t("intake.file.read", rows=rows, format=read.format)]
    if read.separator:
        sign = t("intake.file.tab_sign") if read.separator == "\t" else read.separator
        parts.append(t("intake.file.separator", sign=sign))
    if read.encoding:
        parts.append(t("intake.file.encoding", name=read.encoding))
    return " · ".join(parts)


def sheet_choices(read: ReadList) -> list[tuple[str, str]]:
    """Return the sheets that can be chosen, each with its label."""
    return [
        (sheet.name, t("intake.file.sheet_rows", name=sheet.name, n=len(sheet.rows)))
        for sheet in read.sheets
        if sheet.visible
    ]


def remarks(read: ReadList, sheet: Sheet | None) -> list[str]:
    """Return what the person has to know before going on: the parts that are hidden."""
    found = _hidden_in(sheet) if sheet else []
    hidden_sheets = [s.name for s in read.sheets if not s.visible]
    if hidden_sheets:
        found.append(t("intake.file.hidden_sheets", n=len(hidden_sheets), names=some(hidden_sheets)))
    return found


def _hidden_in(sheet: Sheet) -> list[str]:
    found = []
    rows = [row.number for row in sheet.rows if row.hidden]
    if rows:
        shown = some([count(number) for number in rows])
        found.append(t("intake.file.hidden_rows", n=len(rows), rows=shown))
    if sheet.hidden_columns:
        letters = [column_letter(column) for column in sorted(sheet.hidden_columns)]
        found.append(t("intake.file.hidden_columns", n=len(letters), columns=some(letters)))
    return found
