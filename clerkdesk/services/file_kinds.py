"""What a file is, told by its first bytes and never by its name."""

import io
import zipfile
from dataclasses import dataclass
from email.parser import BytesHeaderParser

_CONTROL = bytes(code for code in range(32) if code not in b"\a\b\t\n\f\r\x1b")
_OFFICE_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_MACROS = ("vbaproject.bin", "activex", "embeddings/oleobject", "afchunk")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIL_HEADERS = ("from", "received", "subject", "message-id", "mime-version", "date", "to")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is kept: its usual ending, its media type and other endings it goes by."""

    ending: str
    media_type: str
    also: tuple[str, ...] = ()


KINDS = {
    kind.ending: kind
    for kind in (
        FileKind("pdf", "application/pdf"),
        FileKind("png", "image/png"),
        FileKind("jpg", "image/jpeg", ("jpeg", "jpe", "jfif")),
        FileKind("tif", "image/tiff", ("tiff",)),
        FileKind("txt", "text/plain", ("text", "log")),
        FileKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        FileKind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        FileKind("eml", "message/rfc822"),
        FileKind("msg", "application/vnd.ms-outlook"),
    )
}
"""The kinds of file that are kept and may be opened (row A03 of the hostile input)."""

_MAGIC = {
    b"%PDF-": "pdf",
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"II*\x00": "tif",
    b"MM\x00*": "tif",
}


def kind_of(data: bytes, name: str) -> FileKind | None:
    """Return what ``data`` is, none when it is of no kind that is kept.

    ``name`` only tells plain text from a message, for these have no first bytes of their own, and a script
    from plain text. A file that is two kinds at once is of none.
    """
    ending = _binary(data) or _textual(data, name)
    return KINDS.get(ending) if ending else None


def _binary(data: bytes) -> str | None:
    ending = next((ending for magic, ending in _MAGIC.items() if data.startswith(magic)), None)
    if ending:
        return None if zipfile.is_zipfile(io.BytesIO(data)) else ending
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    if data.startswith(_OLE) and "__properties_version1.0".encode("utf-16-le") in data:
        return "msg"
    return None


def _office(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part.lower() for part in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if "[content_types].xml" not in parts or any(macro in part for part in parts for macro in _MACROS):
        return None
    return next((ending for part, ending in _OFFICE_PARTS.items() if part in parts), None)


def _textual(data: bytes, name: str) -> str | None:
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if ending == "eml":
        return "eml" if _is_text(data) and _has_mail_headers(data) else None
    wanted = ("", KINDS["txt"].ending, *KINDS["txt"].also)
    return "txt" if ending in wanted and _is_text(data) else None


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(data, "utf-16")
    return len(data.translate(None, _CONTROL)) == len(data) and not data.startswith((b"#!", b"MZ"))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _has_mail_headers(data: bytes) -> bool:
    head = BytesHeaderParser().parsebytes(data[:65_536])
    return sum(header in head for header in _MAIL_HEADERS) >= 2
