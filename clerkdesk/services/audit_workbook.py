"""The workbook of a retro-audit: dossiers, letters, and what was asked, written in constant memory."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.intake.words import clean
from clerkdesk.persistence.engine import OFFICE
from clerkdesk.services.audit_hits import AuditReport, Hit, corrected_in_words, used_in_words
from clerkdesk.wording import Wording

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MOST_ROWS = 1_048_576
_LONGEST = 32_767
_WIDTHS = {"debtor": 30, "creditor": 26, "used": 40, "letter": 24}
_WIDTH = 15
Cell = str | int | Decimal | date | None
"""A text, a whole number, an amount in euro, a day, or nothing."""

_HITS = (
    "number",
    "debtor",
    "creditor",
    "status",
    "closed_on",
    "on",
    "used",
    "carried",
    "announced",
    "before",
    "after",
    "difference",
    "announced_after",
    "letters",
)
_LETTERS = ("number", "debtor", "day", "letter", "state", "amount", "letter_carried", "letter_announced")


def write_audit(report: AuditReport, out: Path, language: Language) -> Problem | None:
    """Write the report to ``out`` (.xlsx); return what kept it from being written, none when it stands there.

    It is written beside its place first, so that a full disk leaves what stood there as it was. No text of
    it is a formula.
    """
    from xlsxwriter.exceptions import XlsxWriterException

    beside = out.with_name(f".{uuid4().hex}.tmp")
    try:
        _write(report, beside, Wording(language))
        beside.replace(out)
    except (OSError, XlsxWriterException) as error:
        beside.unlink(missing_ok=True)
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Problem("audit.not_written", about="out", params={"file": out.name, "why": why})
    return None


def _write(report: AuditReport, out: Path, t: Wording) -> None:
    import xlsxwriter

    with TemporaryDirectory() as parts:
        workbook = xlsxwriter.Workbook(out, {**_OPTIONS, "tmpdir": parts})
        try:
            _fill(workbook, report, t)
            workbook.close()
        finally:
            for page in workbook.worksheets():
                with suppress(OSError):
                    page.row_data_fh.close()


def _fill(workbook: "Workbook", report: AuditReport, t: Wording) -> None:
    hits = _Sheets(workbook, t("audit.sheet.hits"), _HITS, t)
    letters = _Sheets(workbook, t("audit.sheet.letters"), _LETTERS, t)
    asked = _Sheets(workbook, t("audit.sheet.asked"), (), t)
    for hit in report.hits:
        hits.add(_hit(hit, t))
        for row in _letters(hit, t):
            letters.add(row)
    for fact in _asked(report, t):
        asked.add(fact)


class _Sheets:
    """A sheet, and another after it when its rows do not fit."""

    def __init__(self, workbook: "Workbook", name: str, columns: Sequence[str], t: Wording) -> None:
        self._workbook = workbook
        self._name = name
        self._columns = columns
        self._t = t
        self._sheets = 0
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        self._formats: dict[type, Format | None] = {
            date: workbook.add_format({"num_format": "dd-mm-yyyy"}),
            Decimal: workbook.add_format({"num_format": "#,##0.00"}),
        }
        self._page, self._line = self._next()

    def add(self, cells: Iterable[Cell]) -> None:
        """Write a row."""
        if self._line == _MOST_ROWS:
            self._page, self._line = self._next()
        for column, cell in enumerate(cells):
            self._put(column, cell)
        self._line += 1

    def _next(self) -> "tuple[Worksheet, int]":
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} ({self._sheets})"
        page = self._workbook.add_worksheet(name)
        if not self._columns:
            page.set_column(0, 1, 44)
            return page, 0
        for column, title in enumerate(self._columns):
            page.set_column(column, column, _WIDTHS.get(title, _WIDTH))
            page.write_string(0, column, self._t(f"audit.column.{title}"), self._bold)
        page.freeze_panes(1, 1)
        return page, 1

    def _put(self, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            self._page.write_string(self._line, column, clean(cell).text[:_LONGEST])
        elif isinstance(cell, date):
            self._page.write_datetime(self._line, column, cell, self._formats[date])
        elif cell is not None:
            self._page.write_number(self._line, column, cell, self._formats.get(type(cell)))


def _euro(amount: Money | None) -> Decimal | None:
    return None if amount is None else Decimal(amount) / 100


def _hit(hit: Hit, t: Wording) -> Iterable[Cell]:
    return (
        hit.number,
        hit.debtor,
        hit.creditor,
        t(f"statuses.{hit.status}"),
        hit.closed_on,
        hit.on,
        used_in_words(hit.used, t),
        _euro(hit.carried),
        _euro(hit.announced),
        _euro(hit.before),
        _euro(hit.after),
        _euro(hit.difference),
        _euro(hit.announced_corrected),
        len({letter.id for letter in hit.letters}),
    )


def _letters(hit: Hit, t: Wording) -> Iterable[Iterable[Cell]]:
    for letter in hit.letters:
        yield (
            hit.number,
            hit.debtor,
            letter.day,
            t(f"steps.{letter.step}"),
            t(f"audit.letter_state.{letter.state}"),
            _euro(letter.amount),
            _euro(letter.carried),
            t("audit.yes" if letter.announced else "audit.no"),
        )


def _asked(report: AuditReport, t: Wording) -> Iterable[tuple[str, Cell]]:
    totals = report.totals
    at = report.at.astimezone(OFFICE)
    yield t("audit.fact.asked"), report.asked
    corrected = report.corrected
    said = t("audit.fact.not_corrected") if corrected is None else corrected_in_words(corrected, t)
    yield t("audit.fact.corrected"), said
    yield t("audit.fact.on"), report.on
    yield t("audit.fact.at"), f"{at:%d-%m-%Y %H:%M}"
    yield t("audit.fact.by"), report.by
    yield t("audit.fact.looked_at"), report.looked_at
    yield t("audit.fact.hits"), len(report.hits)
    yield t("audit.fact.closed"), totals.closed
    yield t("audit.fact.changed"), totals.changed
    yield t("audit.fact.letters"), totals.letters
    yield t("audit.fact.carried"), _euro(totals.carried)
    yield t("audit.fact.announced"), _euro(totals.announced)
    yield t("audit.fact.before"), _euro(totals.before)
    yield t("audit.fact.after"), _euro(totals.after)
    yield t("audit.fact.difference"), _euro(totals.difference)
    yield "", None
    yield t("audit.fact.read_as"), t("audit.fact.reading")
