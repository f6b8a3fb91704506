"""Finding the claims in a list: the sheet, the header row, the meaning of the columns."""

import hashlib
from collections import Counter
from collections.abc import Mapping as Columns
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.amounts import infer_sign
from clerkdesk.intake.days import infer_day_first
from clerkdesk.intake.headers import fields_by_content, fields_by_header, header_labels
from clerkdesk.intake.mapping import Field, Mapping
from clerkdesk.intake.table import Cell, Marked, ReadList, Row, Sheet

_LOOKED_AT = 40
_ENOUGH = 3
_NEEDED = (Field.NAME, Field.INVOICE_NUMBER, Field.OPEN_AMOUNT)
_AMOUNTS = (Field.OPEN_AMOUNT, Field.ORIGINAL_AMOUNT)
_DAYS = (Field.INVOICED, Field.DUE, Field.CONTRACT, Field.NOTICE_SENT)


def propose(read: ReadList) -> Mapping | list[Problem]:
    """Return the most likely mapping of the most likely visible sheet, or why there is none."""
    visible = [sheet for sheet in read.sheets if sheet.visible and sheet.rows]
    if not visible:
        return [Problem("intake.no_rows")]
    best = max((propose_for(sheet) for sheet in visible), key=_merit)
    if len(best.fields) < _ENOUGH:
        return [Problem("intake.no_header")]
    return best


def propose_for(sheet: Sheet, header_row: int | None = None) -> Mapping:
    """Return the most likely mapping of ``sheet``, with its header in ``header_row`` where that is known.

    A sheet without anything that looks like a header gives a mapping without fields.
    """
    candidates = [row for row in sheet.rows[:_LOOKED_AT] if header_row in (None, row.number)]
    if not candidates:
        return Mapping(sheet.name, header_row or 1, ())
    header = max(candidates, key=lambda row: (len(fields_by_header(row)), -row.number))
    fields = fields_by_header(header)
    rows = [row for row in sheet.rows if row.number > header.number]
    fields = fields | fields_by_content(rows[:_LOOKED_AT], fields)
    return with_style(sheet, Mapping(sheet.name, header.number, header_labels(header, sheet.rows), fields))


def with_style(sheet: Sheet, mapping: Mapping) -> Mapping:
    """Return ``mapping`` with the decimal sign and the order of days that the cells of its columns show."""
    sign, sign_proven = infer_sign(_cells(sheet, mapping, _AMOUNTS))
    day_first, order_proven = infer_day_first(_cells(sheet, mapping, _DAYS))
    assumed = {
        name for name, proven in (("decimal_sign", sign_proven), ("day_first", order_proven)) if not proven
    }
    return replace(mapping, decimal_sign=sign, day_first=day_first, assumed=frozenset(assumed))


def _cells(sheet: Sheet, mapping: Mapping, wanted: Sequence[Field]) -> list[Cell]:
    columns = [column for column, found in mapping.fields.items() if found in wanted]
    return [
        row.cells[column]
        for row in sheet.rows
        if row.number > mapping.header_row
        for column in columns
        if column < len(row.cells)
    ]


def _merit(mapping: Mapping) -> tuple[int, int]:
    return len(_NEEDED) - len(missing(mapping)), len(mapping.fields)


def missing(mapping: Mapping) -> list[Problem]:
    """Return a problem for each field without which no row can be accepted."""
    needed = [wanted for wanted in _NEEDED if mapping.column(wanted) is None]
    if mapping.column(Field.DUE) is None and mapping.column(Field.INVOICED) is None:
        needed.append(Field.DUE)
    found = [Problem(f"intake.column_missing_{wanted}") for wanted in needed]
    twice = [wanted for wanted, count in Counter(mapping.fields.values()).items() if count > 1]
    return found + [_said_twice(mapping, wanted) for wanted in twice]


def _said_twice(mapping: Mapping, wanted: Field) -> Problem:
    headers = [mapping.headers[column] for column, found in sorted(mapping.fields.items()) if found is wanted]
    return Problem("intake.field_twice", params={"headers": " + ".join(headers)})


def samples(sheet: Sheet, mapping: Mapping, count: int = 3) -> Columns[int, Sequence[str]]:
    """Return up to ``count`` different values of every column, as the list shows them."""
    found: dict[int, list[str]] = {column: [] for column in range(len(mapping.headers))}
    for row in sheet.rows:
        if row.number > mapping.header_row:
            for column, values in found.items():
                text = shown(row.cells[column]) if column < len(row.cells) else ""
                if text and len(values) < count and text not in values:
                    values.append(text)
            if all(len(values) >= count for values in found.values()):
                break
    return found


def shown(cell: Cell) -> str:
    """Return what a person sees of ``cell``: days as day-month-year, a decimal comma."""
    if isinstance(cell, Marked):
        return shown(cell.value)
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return f"{cell:.15g}".replace(".", ",") if isinstance(cell, float) else str(cell)


def header_row(sheet: Sheet, mapping: Mapping) -> Row | None:
    """Return the row of ``sheet`` that holds the headers of ``mapping``."""
    return next((row for row in sheet.rows if row.number == mapping.header_row), None)


def fingerprint(mapping: Mapping) -> str:
    """Return the SHA-256 of the headers, to recognise the next list of the same make."""
    return hashlib.sha256("\x1f".join(mapping.headers).encode("utf-8")).hexdigest()
