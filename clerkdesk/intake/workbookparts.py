"""The table of contents of an .xlsx package: its sheets, its calendar, its styles with leading zeros."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_LITERALS = re.compile(r'"[^"]*"|\\.|[ \-/]')
_MOST_ZEROS = 20


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of the workbook and the part that holds its cells."""

    index: int
    name: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What the workbook part says. ``padded`` gives, per cell style, how many digits it shows at least."""

    sheets: tuple[SheetPart, ...]
    starts_in_1904: bool
    padded: dict[int, int]


def read_contents(package: zipfile.ZipFile) -> Contents:
    """Return the contents of an .xlsx package; a part that is missing is a ``KeyError``."""
    workbook: Element = fromstring(package.read(_WORKBOOK))
    targets = _targets(package)
    sheets = []
    for index, sheet in enumerate(_each(workbook, "sheet")):
        reference = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        part = targets.get(reference, "")
        if "worksheets/" in part:
            visible = sheet.get("state", "visible") == "visible"
            sheets.append(SheetPart(index, sheet.get("name", ""), part, visible))
    properties = next(_each(workbook, "workbookPr"), None)
    in_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Contents(tuple(sheets), in_1904, _padded(package))


def _each(root: Element, name: str) -> Iterator[Element]:
    yield from root.iter(f"{_MAIN}{name}")
    yield from root.iter(f"{_STRICT}{name}")


def _targets(package: zipfile.ZipFile) -> dict[str, str]:
    relations: Element = fromstring(package.read(_RELATIONS))
    return {r.get("Id", ""): posixpath.normpath(_absolute(r.get("Target", ""))) for r in relations}


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _padded(package: zipfile.ZipFile) -> dict[int, int]:
    if _STYLES not in package.namelist():
        return {}
    styles: Element = fromstring(package.read(_STYLES))
    codes = {f.get("numFmtId", ""): zeros_of(f.get("formatCode", "")) for f in _each(styles, "numFmt")}
    formats = [f for group in _each(styles, "cellXfs") for f in group]
    found = {number: codes.get(style.get("numFmtId", ""), 0) for number, style in enumerate(formats)}
    return {number: zeros for number, zeros in found.items() if zeros > 1}


def zeros_of(code: str) -> int:
    """Return how many digits a number format shows at least; 0 when it shows no leading zeros."""
    digits = _LITERALS.sub("", code.split(";")[0])
    return len(digits) if 1 < len(digits) <= _MOST_ZEROS and set(digits) == {"0"} else 0
