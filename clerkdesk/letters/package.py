"""The parts of a .docx file, taken out only as far as they are safe."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from clerkdesk.domain.problems import Problem

MAX_PARTS = 500
MAX_BYTES = 30_000_000
"""Far more than a letter with a logo needs; a file that unpacks to more is an attack or a mistake."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
"""The parts in which fields are filled."""

_SAFE_CODES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "HYPERLINK", "SYMBOL"})
_UNWANTED_PARTS = re.compile(
    r"vbaProject|vbaData|activeX|embeddings/|attachedToolbars|customUI|\.bin$|afchunk", re.IGNORECASE
)
_UNWANTED_RELATIONS = frozenset(
    {
        "attachedTemplate",
        "oleObject",
        "package",
        "control",
        "aFChunk",
        "subDocument",
        "frame",
        "mailMergeSource",
    }
)
_MACRO_TYPES = ("macroEnabled", "template.main", "template.macroEnabled")


def unpack(content: bytes) -> Mapping[str, bytes] | Problem:
    """Return the parts of a .docx by name, or why it cannot be one."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
                return Problem("letters.template_too_large")
            parts = dict(_read(archive, entries))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError):
        return Problem("letters.template_not_word")
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        return Problem("letters.template_not_word")
    return parts


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    for entry in entries:
        with archive.open(entry) as part:
            yield entry.filename, part.read(MAX_BYTES)


def parse(part: bytes) -> Element:
    """Return a part as a tree. Raises ``ParseError``, also when it is not UTF-8 or declares entities."""
    try:
        text = part.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise ParseError("not UTF-8") from broken
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ParseError("declares entities")
    return fromstring(text)


def dangers(parts: Mapping[str, bytes]) -> list[Problem]:
    """Return what a file would fetch, run or hide when Word opens it (W08, W09)."""
    found: list[Problem] = []
    for name, part in parts.items():
        if _UNWANTED_PARTS.search(name):
            found.append(Problem("letters.template_embedded", about=name, params={"part": name}))
        elif name.endswith((".xml", ".rels")):
            found += _dangers_of_part(name, part)
    return found


def _dangers_of_part(name: str, part: bytes) -> list[Problem]:
    try:
        tree = parse(part)
    except ParseError:
        return [Problem("letters.template_part_broken", about=name, params={"part": name})]
    if name == "[Content_Types].xml":
        return _macro_types(part)
    if name.endswith(".rels"):
        return [problem for relation in tree.iter(_RELATIONSHIP) for problem in _relation(name, relation)]
    return [*_codes(name, tree), *_unfilled(name, tree)]


def _macro_types(part: bytes) -> list[Problem]:
    text = part.decode("utf-8", errors="replace")
    return [Problem("letters.template_macros")] if any(kind in text for kind in _MACRO_TYPES) else []


def _relation(name: str, relation: Element) -> list[Problem]:
    kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
    target = relation.get("Target") or ""
    link = kind == "hyperlink" and target.startswith(("https://", "http://", "mailto:", "tel:"))
    outside = relation.get("TargetMode") == "External" and not link
    if kind in _UNWANTED_RELATIONS or outside:
        return [Problem("letters.template_external", about=name, params={"target": target[:100] or kind})]
    return []


def _codes(name: str, tree: Element) -> list[Problem]:
    return [
        Problem("letters.template_field_code", about=name, params={"code": code[:60]})
        for code in field_codes(tree)
        if code.split()[0].upper() not in _SAFE_CODES
    ]


def field_codes(tree: Element) -> list[str]:
    """Return Word's own field codes of a part; a code that is split over runs is put together again."""
    codes = [str(simple.get(f"{W}instr") or "") for simple in tree.iter(f"{W}fldSimple")]
    for paragraph in tree.iter(f"{W}p"):
        codes += _codes_of_paragraph(paragraph)
    return [code.strip() for code in codes if code.strip()]


def _codes_of_paragraph(paragraph: Element) -> list[str]:
    codes: list[str] = [""]
    for node in paragraph.iter():
        if node.tag == f"{W}fldChar":
            codes.append("")
        elif node.tag in (f"{W}instrText", f"{W}delInstrText"):
            codes[-1] += node.text or ""
    return codes


def _unfilled(name: str, tree: Element) -> list[Problem]:
    if FILLED.fullmatch(name):
        return []
    text = tostring(tree, encoding="unicode")
    inside = "{{" in text or "{%" in text
    return [Problem("letters.template_field_misplaced", about=name, params={"part": name})] if inside else []
