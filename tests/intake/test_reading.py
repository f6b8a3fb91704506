"""Reading real workbooks, the hostile ones among them: X06-X14, X17-X19, X22."""

import csv
import re
import sys
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from clerkdesk.domain.problems import Problem
from clerkdesk.intake import reading
from clerkdesk.intake.reading import is_unchanged, read_list
from clerkdesk.intake.table import Limits, Mark, Marked
from tests.intake.lists import HEADER, claim, only_sheet, part, read, refusal, repacked, save

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return save(tmp_path / "lijst.xlsx", [HEADER, claim(), claim(factuurnr="F-2")])


def _sheet_xml(rows: str) -> bytes:
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{name}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def test_a_wrong_dimension_loses_no_row(good: Path) -> None:
    """X06."""
    xml = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part(good))
    assert len(only_sheet(read(repacked(good, {SHEET: xml}))).rows) == 3


@pytest.mark.parametrize(
    ("address", "code"),
    [("XFD1", "too_many_columns"), ("GS1", "too_many_columns"), ("A1048576", "too_many_rows")],
)
def test_one_far_cell_is_a_sentence_and_not_a_dead_program(good: Path, address: str, code: str) -> None:
    """X07: the fast reader would ask for terabytes."""
    row = re.sub(r"[A-Z]+", "", address)
    far = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{address}"><v>1</v></c></row>'
    assert refusal(repacked(good, {SHEET: _sheet_xml(far)})) == code


def test_a_million_empty_rows_with_a_format_are_no_rows(good: Path) -> None:
    """X08."""
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(4, 60_000))
    xml = part(good).replace(b"</sheetData>", empty.encode() + b"</sheetData>")
    assert len(only_sheet(read(repacked(good, {SHEET: xml}))).rows) == 3


def test_more_rows_or_columns_than_allowed(tmp_path: Path) -> None:
    """X09."""
    long = save(tmp_path / "lang.xlsx", [HEADER, *(claim(factuurnr=f"F-{n}") for n in range(60))])
    found = read_list(long, Limits(rows=50))
    assert found == [Problem("intake.too_many_rows", params={"rows": 50, "columns": 200})]
    wide = save(tmp_path / "breed.xlsx", [[1] * 30])
    assert read_list(wide, Limits(columns=20)) == [
        Problem("intake.too_many_columns", params={"rows": 100_000, "columns": 20})
    ]


def test_a_cell_longer_than_a_cell_can_be(tmp_path: Path) -> None:
    path = tmp_path / "lang.csv"
    path.write_text(f"Naam;Bedrag\nJan;{'x' * 40_000}\n", encoding="utf-8")
    assert refusal(path) == "cell_too_long"


def test_formulas_and_errors_keep_their_mark(tmp_path: Path) -> None:
    """X11: with a saved outcome, without one, an error, and one that would start a program."""
    path = tmp_path / "formules.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C1", '=HYPERLINK("http://example.invalid","klik")', None, "klik")
        sheet.write_formula("D1", "=cmd|'/c calc'!A1", None, "")
        sheet.write_string("E1", "=1+1")
    assert only_sheet(read(path)).rows[0].cells == (
        Marked(Mark.FORMULA, 2),
        Marked(Mark.ERROR, "#DIV/0!"),
        Marked(Mark.FORMULA, "klik"),
        Marked(Mark.FORMULA, None),
        "=1+1",
    )


def test_a_formula_that_was_never_calculated_has_no_value(tmp_path: Path) -> None:
    """Also in a row that holds nothing else, which the fast reader does not see."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "tekst"
    workbook.worksheets[0]["B4"] = "=SUM(1,2)"
    workbook.save(tmp_path / "f.xlsx")
    first, last = only_sheet(read(tmp_path / "f.xlsx")).rows
    assert first.cells == ("tekst",)
    assert (last.number, last.cells) == (4, (None, Marked(Mark.FORMULA, None)))


@pytest.mark.parametrize("in_1904", [False, True])
def test_days_follow_the_calendar_of_the_workbook(tmp_path: Path, in_1904: bool) -> None:
    """X12."""
    workbook = openpyxl.Workbook()
    if in_1904:
        workbook.epoch = CALENDAR_MAC_1904
    page = workbook.worksheets[0]
    page.append([date(2025, 3, 5), datetime.fromisoformat("2025-03-05T14:30"), 45721])
    workbook.save(tmp_path / "dagen.xlsx")
    sheet = only_sheet(read(tmp_path / "dagen.xlsx"))
    assert sheet.rows[0].cells == (date(2025, 3, 5), datetime.fromisoformat("2025-03-05T14:30"), 45721)
    assert sheet.starts_in_1904 is in_1904


def test_what_is_hidden_is_read_and_known(tmp_path: Path) -> None:
    """X14: hidden sheets are named, hidden rows and columns are read and marked."""
    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    for number in range(1, 6):
        page.append([number, f"rij {number}"])
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True
    workbook.create_sheet("Geheim").append([1])
    workbook.create_sheet("Dieper").append([1])
    workbook["Geheim"].sheet_state = "hidden"
    workbook["Dieper"].sheet_state = "veryHidden"
    workbook.save(tmp_path / "h.xlsx")
    first, *others = read(tmp_path / "h.xlsx").sheets
    assert [row.number for row in first.rows if row.hidden] == [3]
    assert len(first.rows) == 5
    assert first.hidden_columns == {1}
    assert [(sheet.name, sheet.visible, sheet.rows) for sheet in others] == [
        ("Geheim", False, ()),
        ("Dieper", False, ()),
    ]


def test_merged_cells_are_known(tmp_path: Path) -> None:
    """X13."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["B3"] = "samen"
    workbook.worksheets[0].merge_cells("B3:D4")
    workbook.save(tmp_path / "m.xlsx")
    assert only_sheet(read(tmp_path / "m.xlsx")).merged == ((3, 1, 4, 3),)


def test_leading_zeros_that_a_format_shows_are_kept(tmp_path: Path) -> None:
    """X18."""
    path = tmp_path / "nullen.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_number("A1", 1234567, workbook.add_format({"num_format": "00000000"}))
        sheet.write_number("B1", 403019261, workbook.add_format({"num_format": r"0000\.000\.000"}))
        sheet.write_number("C1", 12.5, workbook.add_format({"num_format": "0.00"}))
        sheet.write_string("D1", "00123")
    assert only_sheet(read(path)).rows[0].cells == (
        Marked(Mark.PADDED, "01234567"),
        Marked(Mark.PADDED, "0403019261"),
        12.5,
        "00123",
    )


def test_cells_that_do_not_start_in_the_corner_keep_their_place(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["C4"] = "hier"
    workbook.save(tmp_path / "c4.xlsx")
    (row,) = only_sheet(read(tmp_path / "c4.xlsx")).rows
    assert (row.number, row.cells) == (4, (None, None, "hier"))


def test_the_slow_reader_gives_the_same_list_as_the_fast_one(good: Path) -> None:
    """Other programs write the same cells in XML with prefixes; openpyxl reads those."""
    fast = only_sheet(read(good)).rows
    xml = part(good)
    prefixed = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", xml).replace(
        b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x="
    )
    assert only_sheet(read(repacked(good, {SHEET: prefixed}))).rows == fast


def test_a_reader_that_dies_is_a_problem(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_command", lambda: ["/bin/sh", "-c", "kill -ABRT $$"])
    assert refusal(good) == "reader_failed"


def test_a_reader_that_stops_halfway_gives_nothing(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = '{"sheet":"Lijst","visible":true,"starts_in_1904":false,"hidden_columns":[],"merged":[]}'
    monkeypatch.setattr(reading, "_command", lambda: ["/bin/sh", "-c", f"echo '{line}'"])
    assert refusal(good) == "reader_failed"


def test_a_reader_that_babbles_gives_nothing(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_command", lambda: ["/bin/sh", "-c", "echo '[1, 0, [[\"day\", 5]]]'"])
    assert refusal(good) == "reader_failed"


def test_the_reader_knows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "geheim")
    assert "PGPASSWORD" not in reading._environment()


def test_reading_stops_when_asked(tmp_path: Path) -> None:
    long = save(tmp_path / "lang.xlsx", [[n] for n in range(1, 1_500)])
    assert read_list(long, keep_going=lambda rows: rows < 1_000) == [Problem("intake.stopped")]


def test_a_list_is_known_by_its_content(good: Path) -> None:
    """X21: a file that changed after the preview is noticed."""
    before = read(good)
    assert is_unchanged(before)
    assert read(good).sha256 == before.sha256
    save(good, [HEADER, claim(openstaand=1)])
    assert not is_unchanged(before)
    good.unlink()
    assert not is_unchanged(before)


ROWS = [
    ["Naam", "Bedrag", "Opmerking"],
    ["Jänsen & Zn; B.V.", "1.234,56", "twee\nregels"],
    ["€uro", "0,50", ""],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_files_of_every_kind(tmp_path: Path, encoding: str, separator: str) -> None:
    """X23."""
    path = tmp_path / "lijst.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(ROWS)
    found = read(path)
    assert found.separator == separator
    assert [row.cells for row in only_sheet(found).rows] == [tuple(ROWS[0]), tuple(ROWS[1]), ("€uro", "0,50")]


def test_a_text_file_may_name_its_separator(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("sep=|\r\nNaam|Bedrag, euro\r\nJan|1,5\r\n", encoding="utf-8")
    found = read(path)
    assert [row.cells for row in only_sheet(found).rows] == [("Naam", "Bedrag, euro"), ("Jan", "1,5")]


def test_bytes_in_no_known_encoding(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(b"Naam;Bedrag\r\nJan\x81\x8d;1\r\n")
    assert refusal(path) == "encoding_unknown"


def test_the_program_itself_can_be_the_reader(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frozen program has no ``python -m``: it starts itself with a switch."""
    before = read(good)
    monkeypatch.setattr(
        reading, "_command", lambda: [sys.executable, "-m", "clerkdesk", reading.WORKER_SWITCH]
    )
    assert read(good) == before
