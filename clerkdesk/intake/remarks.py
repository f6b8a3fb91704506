"""Rows that are no claim and are not meant to be one: totals, footnotes, headers said again."""

from clerkdesk.intake.draft import Draft
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.synonyms import words_for
from clerkdesk.intake.table import Cell, Row
from clerkdesk.intake.words import folded

_CORE = (Field.INVOICE_NUMBER, Field.OPEN_AMOUNT, Field.DUE, Field.INVOICED)
_FEW = 2
_LONGEST_WORD = 80


def why_ignored(draft: Draft, header: Row | None) -> str | None:
    """Return the code of the reason why the row is no claim, none when it has to be judged."""
    if not _empty(draft.cell(Field.INVOICE_NUMBER)):
        return "intake.header_again" if header and _same(draft.row, header) else None
    filled = [cell for cell in draft.row.cells if not _empty(cell)]
    first = filled[0] if filled else None
    if isinstance(first, str) and _says_total(first):
        return "intake.total_row"
    if len(filled) <= _FEW and all(_empty(draft.cell(field)) for field in _CORE):
        return "intake.footnote"
    return None


def _same(row: Row, header: Row) -> bool:
    return row.cells == header.cells


def _empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _says_total(text: str) -> bool:
    words = folded(text[:_LONGEST_WORD])
    return any(words == total or words.startswith(f"{total} ") for total in words_for("totals"))
