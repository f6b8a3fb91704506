"""What is inside a zipped workbook: its measures, its names and the parts that have no place in a list."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from clerkdesk.domain.problems import Problem

_ENTRIES = 2_000
_UNPACKED = 200 * 1024**2
_PART = 100 * 1024**2
_RATIO = 100
_SMALL = 1024**2
_CHUNK = 1024**2

_MACRO_PARTS = ("vbaproject", "macrosheets/", "basic/", "scripts/")
_FOREIGN_PARTS = ("activex/", "embeddings/", "afchunk", "ctrlprops/")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE_DECLARATIONS = tuple(d.decode().encode(e) for d in _DECLARATIONS for e in ("utf-16-le", "utf-16-be"))
_OVERLAP = max(map(len, _WIDE_DECLARATIONS))


def package_problems(file: BytesIO) -> list[Problem]:
    """Return why the workbook package in ``file`` is refused; an empty list lets it through."""
    try:
        with zipfile.ZipFile(file) as package:
            return _directory(package) or _parts(package) or _meaning(package)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        return [Problem("intake.file_damaged")]


def _directory(package: zipfile.ZipFile) -> list[Problem]:
    entries = package.infolist()
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _UNPACKED:
        return [Problem("intake.unpacks_too_big", params={"limit": _UNPACKED // 1024**2})]
    if any(_swells(entry) for entry in entries):
        return [Problem("intake.unpacks_too_big", params={"limit": _UNPACKED // 1024**2})]
    if any(entry.flag_bits & 1 for entry in entries):
        return [Problem("intake.package_protected")]
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or any(_odd(entry) for entry in entries):
        return [Problem("intake.file_tampered")]
    return []


def _swells(entry: zipfile.ZipInfo) -> bool:
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > _PART or (entry.file_size > _SMALL and ratio > _RATIO)


def _odd(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    path = PurePosixPath(name)
    link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    return link or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name


def _parts(package: zipfile.ZipFile) -> list[Problem]:
    names = [entry.filename.lower() for entry in package.infolist()]
    if any(mark in name for name in names for mark in _MACRO_PARTS):
        return [Problem("intake.has_macros")]
    if any(mark in name for name in names for mark in _FOREIGN_PARTS):
        return [Problem("intake.has_embedded_objects")]
    for entry in package.infolist():
        if _declares(package, entry):
            return [Problem("intake.file_tampered")]
    return []


def _declares(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Read the whole part, so that its checksum is tried, and look for declarations of entities."""
    text = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    kept, found, size = b"", False, 0
    for chunk in _chunks(package, entry):
        size += len(chunk)
        if size > entry.file_size:
            raise zipfile.BadZipFile(entry.filename)
        found = found or (text and _declaration_in(kept + chunk))
        kept = chunk[-_OVERLAP:]
    return found


def _declaration_in(window: bytes) -> bool:
    if b"<!" in window and any(mark in window for mark in _DECLARATIONS):
        return True
    return b"\0" in window and any(mark in window for mark in _WIDE_DECLARATIONS)


def _chunks(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _meaning(package: zipfile.ZipFile) -> list[Problem]:
    names = set(package.namelist())
    if "mimetype" in names and "content.xml" in names:
        return _open_document(package)
    if "[Content_Types].xml" not in names or not {"xl/workbook.xml", "xl/workbook.bin"} & names:
        return [Problem("intake.package_is_no_workbook")]
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        return [Problem("intake.has_macros")]
    if any(_reaches_out(package.read(name)) for name in names if name.endswith(".rels")):
        return [Problem("intake.has_external_links")]
    return []


def _open_document(package: zipfile.ZipFile) -> list[Problem]:
    if b"spreadsheet" not in package.read("mimetype"):
        return [Problem("intake.package_is_no_workbook")]
    manifest = "META-INF/manifest.xml"
    if manifest in package.namelist() and b"encryption-data" in package.read(manifest):
        return [Problem("intake.package_protected")]
    return []


def _reaches_out(relations: bytes) -> bool:
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(relations)
    except ParseError as error:
        raise zipfile.BadZipFile("relations") from error
    return any(
        relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")
        for relation in root
    )
