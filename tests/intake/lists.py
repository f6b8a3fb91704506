"""Claim lists made for tests: real files, written the way creditors' programs write them."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from clerkdesk.domain.problems import Problem
from clerkdesk.intake import layout
from clerkdesk.intake.judge import judge
from clerkdesk.intake.judgement import Context, Judgement, RowJudgement
from clerkdesk.intake.mapping import Mapping as ListMapping
from clerkdesk.intake.reading import read_list
from clerkdesk.intake.table import ReadList, Sheet

TODAY = date(2026, 11, 22)

HEADER = (
    "Klantnr",
    "Naam",
    "Soort",
    "Adres",
    "Postcode",
    "Plaats",
    "Land",
    "KvK/KBO",
    "Factuurnr",
    "Factuurdatum",
    "Vervaldatum",
    "Openstaand",
    "Omschrijving",
)

CLAIM = {
    "Klantnr": "K-1",
    "Naam": "Els Peeters",
    "Soort": "particulier",
    "Adres": "Dorpsstraat 13",
    "Postcode": "1234 AB",
    "Plaats": "Utrecht",
    "Land": "NL",
    "KvK/KBO": None,
    "Factuurnr": "F-1",
    "Factuurdatum": date(2025, 1, 11),
    "Vervaldatum": date(2025, 2, 10),
    "Openstaand": 250,
    "Omschrijving": "Levering",
}


def claim(**other: object) -> tuple[object, ...]:
    """Return the cells of a claim without fault, but for what ``other`` says of its columns."""
    names = {name.casefold().replace("/", "_"): name for name in HEADER}
    changed = CLAIM | {names[name.casefold()]: value for name, value in other.items()}
    return tuple(changed[name] for name in HEADER)


def save(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Write ``rows`` to an .xlsx file, text as text, and return its path."""
    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    page.title = "Lijst"
    for row in rows:
        page.append(list(row))
    for cell in (cell for row in page.iter_rows() for cell in row if cell.data_type == "f"):
        cell.data_type = "s"
    workbook.save(path)
    return path


def repacked(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Put ``parts`` in the package at ``path``, over what is there, and return its path."""
    with zipfile.ZipFile(path) as package:
        held = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (held | dict(parts)).items():
            package.writestr(name, content)
    return path


def part(path: Path, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return one part of the package at ``path``."""
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as package:
        return package.read(name)


def read(path: Path) -> ReadList:
    """Return the list at ``path``, which must be readable."""
    found = read_list(path)
    assert isinstance(found, ReadList), found
    return found


def refusal(path: Path) -> str:
    """Return the one code with which the file at ``path`` is refused."""
    found = read_list(path)
    assert isinstance(found, list), "the file was read"
    assert all(isinstance(problem, Problem) for problem in found)
    return ", ".join(problem.code.removeprefix("intake.") for problem in found)


def proposed(found: ReadList) -> ListMapping:
    """Return the mapping that is proposed for a list, which must have one."""
    mapping = layout.propose(found)
    assert isinstance(mapping, ListMapping), mapping
    return mapping


def judged(path: Path, context: Context | None = None) -> Judgement:
    """Return the judgement on the list at ``path`` with the mapping that is proposed for it."""
    found = read(path)
    mapping = proposed(found)
    return judge(found.sheet(mapping.sheet), mapping, context or Context(TODAY))


def verdict_on(tmp_path: Path, **other: object) -> RowJudgement:
    """Return the judgement on a list of one claim, as ``claim`` makes it."""
    rows = judged(save(tmp_path / "one.xlsx", [HEADER, claim(**other)])).rows
    assert len(rows) == 1
    return rows[0]


def codes(row: RowJudgement) -> list[str]:
    """Return the codes of the problems of a row."""
    return [problem.code.removeprefix("intake.") for problem in row.problems]


def only_sheet(found: ReadList) -> Sheet:
    """Return the one sheet of a list."""
    (sheet,) = found.sheets
    return sheet
