"""What the fast reader of .xlsx cells does not tell: errors, formulas, leading zeros and what is hidden.

A light pass over the XML of a sheet. It understands the plain XML that spreadsheet programs write;
for any other spelling it says so, and the slow reader takes over.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from clerkdesk.intake.table import Mark, Marked

_CHUNK = 4 * 1024**2
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? t="e"[^>]*>(?:<f[^>]*?/>|<f.*?</f>)?<v>([^<]*)</v>', re.S)
_FORMULA = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)><f(?:[^>]*?/>|[^>]*>[^<]*</f>)(<v>[^<]+</v>|)', re.S)
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*? hidden="(?:1|true)"')
_HIDDEN_COLUMNS = re.compile(rb"<col [^>]*>")
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FAR_COLUMN = re.compile(rb'<c r="([A-Z]{3}|[H-Z][A-Z]|G[S-Z])\d+"[^>/]*><[^/]')
_ADDRESS = re.compile(rb'<c r="[A-Z]+(\d+)"')
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')


class UnusualXmlError(Exception):
    """The sheet is written in XML that this pass does not follow."""


@dataclass(slots=True)
class Marks:
    """What was found in a sheet: columns from 0, rows from 1."""

    cells: dict[tuple[int, int], Marked] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    last_row: int = 0
    far_column: bool = False


def find_marks(package: zipfile.ZipFile, part: str, padded: dict[int, int]) -> Marks:
    """Return the marks of the sheet in ``part``; ``padded`` gives the digits of styles with leading zeros."""
    zeros = _padded_pattern(padded)
    marks = Marks()
    for piece in _pieces(package, part):
        _refuse_unusual(piece)
        _cells(marks, piece, zeros, padded)
        _shape(marks, piece)
    return marks


def column_number(letters: bytes | str) -> int:
    """Return the number, from 0, of the column with ``letters``."""
    number = 0
    for letter in letters if isinstance(letters, bytes) else letters.encode("ascii"):
        number = number * 26 + letter - 64
    return number - 1


def _pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the XML cut between rows."""
    kept = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            kept += chunk
            cut = kept.rfind(b"<row ")
            if cut > 0:
                yield kept[:cut]
                kept = kept[cut:]
    yield kept


def _refuse_unusual(piece: bytes) -> None:
    opened = piece.count(b"<c ") + piece.count(b"<c>")
    rows = piece.count(b"<row ") + piece.count(b"<row>")
    plain = piece.count(b'<c r="') == opened and piece.count(b'<row r="') == rows
    if not plain or b"<![CDATA[" in piece or b"<!--" in piece or b":row" in piece or b"\0" in piece:
        raise UnusualXmlError


def _cells(marks: Marks, piece: bytes, zeros: re.Pattern[bytes] | None, padded: dict[int, int]) -> None:
    if b"<f" in piece:
        for found in _FORMULA.finditer(piece):
            saved = bool(found[4]) or b't="str"' in found[3]
            marks.cells[_address(found)] = Marked(Mark.FORMULA, saved)
    if b't="e"' in piece:
        for found in _ERROR.finditer(piece):
            marks.cells[_address(found)] = Marked(Mark.ERROR, found[3].decode("ascii", "replace"))
    for found in zeros.finditer(piece) if zeros else ():
        digits = padded[int(found[3])]
        marks.cells.setdefault(_address(found), Marked(Mark.PADDED, digits))


def _address(found: re.Match[bytes]) -> tuple[int, int]:
    return int(found[2]), column_number(found[1])


def _shape(marks: Marks, piece: bytes) -> None:
    if b" hidden=" in piece:
        marks.hidden_rows.update(int(found[1]) for found in _HIDDEN_ROW.finditer(piece))
        for found in _HIDDEN_COLUMNS.finditer(piece):
            _hide_columns(marks, dict(_ATTRIBUTE.findall(found[0])))
    if b"<mergeCell " in piece:
        for found in _MERGED.finditer(piece):
            left, top, right, bottom = found.groups()
            marks.merged.append((int(top), column_number(left), int(bottom), column_number(right)))
    marks.far_column = marks.far_column or _FAR_COLUMN.search(piece) is not None
    marks.last_row = max(marks.last_row, _last_row(piece))


def _hide_columns(marks: Marks, column: dict[bytes, bytes]) -> None:
    if column.get(b"hidden") in (b"1", b"true"):
        last = min(int(column[b"max"]), 1_000)
        marks.hidden_columns.update(range(int(column[b"min"]) - 1, last))


def _last_row(piece: bytes) -> int:
    """Return the last row with a cell that holds something."""
    end = max(piece.rfind(b"</v>"), piece.rfind(b"</is>"), piece.rfind(b"</f>"))
    start = piece.rfind(b"<c ", 0, end) if end >= 0 else -1
    found = _ADDRESS.match(piece, start) if start >= 0 else None
    return int(found[1]) if found else 0


def _padded_pattern(padded: dict[int, int]) -> re.Pattern[bytes] | None:
    if not padded:
        return None
    styles = "|".join(str(style) for style in padded).encode("ascii")
    return re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? s="(' + styles + rb')"[^>]*?(?<!/)>')


def column_letters(number: int) -> str:
    """Return the letters of the column with ``number``, from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
