"""What must be said of a list as a whole, before or beside the verdicts on its rows."""

from collections import Counter

from clerkdesk.domain.problems import Problem, Severity
from clerkdesk.intake.identities import mostly_citizen_numbers
from clerkdesk.intake.layout import missing, shown
from clerkdesk.intake.mapping import Field, Mapping
from clerkdesk.intake.synonyms import words_for
from clerkdesk.intake.table import Cell, Mark, Marked, Row, Sheet
from clerkdesk.intake.words import folded

_MOST_MERGED = 1_000_000
_SAID_WHEN_ABSENT = (Field.KIND, Field.STREET, Field.COUNTRY)
_IDENTITIES = (Field.DEBTOR_REFERENCE, Field.ENTERPRISE_NUMBER)


def list_problems(sheet: Sheet, mapping: Mapping) -> list[Problem]:
    """Return what is wrong with the list; an error among it means that no row can be judged."""
    errors = missing(mapping) + _merged_header(sheet, mapping)
    if errors:
        return errors
    if not any(row.number > mapping.header_row for row in sheet.rows):
        return [Problem("intake.no_rows")]
    return [
        *_absent(mapping),
        *_assumptions(mapping),
        *_hidden_columns(sheet, mapping),
        *_formulas(sheet, mapping),
        *(_about("intake.personal_column", mapping, c) for c in sorted(personal_columns(sheet, mapping))),
    ]


def _about(code: str, mapping: Mapping, column: int) -> Problem:
    return Problem(code, Severity.WARNING, mapping.headers[column])


def _merged_header(sheet: Sheet, mapping: Mapping) -> list[Problem]:
    over = [area for area in sheet.merged if area[0] <= mapping.header_row <= area[2]]
    hit = any(left <= column <= right for _, left, _, right in over for column in mapping.fields)
    tall = sum(bottom - top + 1 for top, _, bottom, _ in sheet.merged) > _MOST_MERGED
    return [Problem("intake.merged_header", params={"row": mapping.header_row})] if hit or tall else []


def merged_rows(sheet: Sheet, mapping: Mapping) -> dict[int, int]:
    """Return the rows under the header with merged cells, each with the first mapped column among them."""
    found: dict[int, int] = {}
    for top, left, bottom, right in sheet.merged:
        columns = [column for column in mapping.fields if left <= column <= right]
        if columns and top > mapping.header_row:
            for row in range(top, bottom + 1):
                found.setdefault(row, min(columns))
    return found


def _absent(mapping: Mapping) -> list[Problem]:
    return [
        Problem(f"intake.column_absent_{wanted}", Severity.WARNING)
        for wanted in _SAID_WHEN_ABSENT
        if mapping.column(wanted) is None
    ]


def _assumptions(mapping: Mapping) -> list[Problem]:
    return [Problem(f"intake.assumed_{name}", Severity.WARNING) for name in sorted(mapping.assumed)]


def _hidden_columns(sheet: Sheet, mapping: Mapping) -> list[Problem]:
    return [
        _about("intake.hidden_column", mapping, column)
        for column in sorted(mapping.fields)
        if column in sheet.hidden_columns
    ]


def _formulas(sheet: Sheet, mapping: Mapping) -> list[Problem]:
    """Say which mapped columns are calculated; the values that were saved with the file are used."""
    counts = Counter(
        column
        for row in sheet.rows
        if row.number > mapping.header_row
        for column, cell in enumerate(row.cells)
        if cell.__class__ is Marked and _calculated(cell)
    )
    return [
        Problem("intake.calculated_column", Severity.WARNING, mapping.headers[column], {"rows": count})
        for column, count in sorted(counts.items())
        if column in mapping.fields
    ]


def _calculated(cell: Cell) -> bool:
    return isinstance(cell, Marked) and cell.mark is Mark.FORMULA and cell.value is not None


def personal_columns(sheet: Sheet, mapping: Mapping) -> set[int]:
    """Return the columns that hold numbers of persons which may not be kept, by header or by content."""
    by_header = {c for c, h in enumerate(mapping.headers) if folded(h[:80]) in words_for("personal_numbers")}
    rows = [row for row in sheet.rows if row.number > mapping.header_row]
    by_content = {
        column
        for column, field in mapping.fields.items()
        if field in _IDENTITIES and mostly_citizen_numbers(_texts(rows, column))
    }
    return by_header | by_content


def _texts(rows: list[Row], column: int) -> list[str]:
    return [shown(row.cells[column]) for row in rows if column < len(row.cells)]
