"""The gate: what a file is and whether it may be opened at all, before any parser sees it."""

from enum import StrEnum
from io import BytesIO
from pathlib import Path

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.packages import package_problems
from clerkdesk.intake.table import Limits


class Format(StrEnum):
    """A kind of file that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"


_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
_PACKAGE_SUFFIXES = {".xlsx", ".xlsm", ".xlsb", ".ods"}
_SUFFIXES = _TEXT_SUFFIXES | _PACKAGE_SUFFIXES | {".xls"}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta")


def snapshot(path: Path, limits: Limits) -> bytes | list[Problem]:
    """Return the bytes of the file as they are now, or why they cannot be had."""
    try:
        if path.name.startswith("~$"):
            return [Problem("intake.lock_file", params={"file": path.name})]
        if not path.is_file():
            return [Problem("intake.file_missing", params={"file": path.name})]
        if path.stat().st_size > limits.file_bytes:
            return [_too_big(path, limits)]
        data = path.read_bytes()
    except OSError:
        return [Problem("intake.file_not_readable", params={"file": path.name})]
    return data if len(data) <= limits.file_bytes else [_too_big(path, limits)]


def _too_big(path: Path, limits: Limits) -> Problem:
    return Problem("intake.file_too_big", params={"file": path.name, "limit": limits.file_bytes // 1024**2})


def admit(name: str, data: bytes) -> Format | list[Problem]:
    """Return the format of the file ``name`` with content ``data``, or every reason to refuse it."""
    suffix = Path(name).suffix.lower()
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return [Problem("intake.file_empty", params={"file": name})]
    if suffix not in _SUFFIXES:
        return [Problem("intake.file_kind_unknown", params={"file": name})]
    if data.startswith(_ZIP):
        return _package(name, suffix, data)
    if data.startswith(_OLE):
        return _old_container(name, suffix, data)
    foreign = _foreign(data)
    if foreign is not None:
        return [Problem(foreign, params={"file": name})]
    return Format.CSV if suffix in _TEXT_SUFFIXES else _not_a_workbook(name, data)


def _foreign(data: bytes) -> str | None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return "intake.file_is_pdf"
    if data.startswith(_PICTURES):
        return "intake.file_is_picture"
    if start.startswith(_HTML) or (start.startswith(b"<") and any(mark in start for mark in _HTML)):
        return "intake.file_is_html"
    return None


def _not_a_workbook(name: str, data: bytes) -> list[Problem]:
    code = "intake.file_is_text" if _is_text(data) else "intake.file_not_a_workbook"
    return [Problem(code, params={"file": name})]


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:4096]
    return not any(byte < 9 or 13 < byte < 27 for byte in start)


def _package(name: str, suffix: str, data: bytes) -> Format | list[Problem]:
    if suffix not in _PACKAGE_SUFFIXES:
        return [Problem("intake.file_name_disagrees", params={"file": name})]
    if suffix == ".xlsm":
        return [Problem("intake.has_macros")]
    found = package_problems(BytesIO(data))
    if found:
        return found
    return Format(suffix.removeprefix("."))


def _old_container(name: str, suffix: str, data: bytes) -> Format | list[Problem]:
    if _ENCRYPTED in data:
        return [Problem("intake.file_protected", params={"file": name})]
    if suffix != ".xls":
        return [Problem("intake.file_is_old_excel", params={"file": name})]
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        return [Problem("intake.has_macros")]
    return Format.XLS
