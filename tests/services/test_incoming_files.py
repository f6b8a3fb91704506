"""Files from outside are judged by their bytes and kept under a safe label (hostile input A01-A05)."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from clerkdesk.domain.problems import Problem
from clerkdesk.services.file_kinds import KINDS, kind_of
from clerkdesk.services.file_names import label
from clerkdesk.services.incoming_files import LIMIT_BYTES, IncomingFile, read_file

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
MAIL = b"From: els@voorbeeld.be\r\nSubject: factuur F-20391\r\n\r\nNooit ontvangen.\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def office(*parts: str) -> bytes:
    """Return a ZIP file with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "ending"),
    [
        (PDF, "bewijs.pdf", "pdf"),
        (PNG, "foto.jpg", "png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, "foto", "jpg"),
        (b"II*\0" + b"\0" * 20, "scan.tiff", "tif"),
        (b"MM\0*" + b"\0" * 20, "scan.tif", "tif"),
        ("Gesprek: één afspraak".encode(), "verslag.txt", "txt"),
        ("Gesprek".encode("utf-16"), "verslag.txt", "txt"),
        (MAIL, "mail-peeters.eml", "eml"),
        (office("word/document.xml"), "brief.docx", "docx"),
        (office("xl/workbook.xml"), "lijst.xlsx", "xlsx"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "mail.msg", "msg"),
    ],
)
def test_kinds_that_are_kept_are_told_by_their_bytes(data: bytes, name: str, ending: str) -> None:
    kind = kind_of(data, name)
    assert kind is not None and kind.ending == ending


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\0" + b"\0" * 60, "factuur.pdf"),
        (b"MZ is how a program begins", "a.txt"),
        (b"alert(1)", "bewijs.js"),
        (b"CreateObject", "bewijs.vbs"),
        (b"[InternetShortcut]", "bank.url"),
        (b"<html></html>", "bewijs.hta"),
        (b"#!/bin/sh\n", "bewijs.txt"),
        (b"PK\x03\x04 not a zip", "brief.docx"),
        (office("word/document.xml", "word/vbaProject.bin"), "brief.docx"),
        (office("evil.exe"), "bewijs.zip"),
        (OLE, "oud.xls"),
        (PDF + office("evil.exe"), "polyglot.pdf"),
        (b"geen kop", "mail.eml"),
        (b"tekst met \x00 erin", "a.txt"),
    ],
)
def test_programs_scripts_and_disguises_are_not_kept(data: bytes, name: str) -> None:
    assert kind_of(data, name) is None


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../a.pdf", "a.pdf"),
        ("..\\..\\a.exe", "a.exe.pdf"),
        ("C:\\x", "x.pdf"),
        ("\\\\srv\\x.PDF", "x.pdf"),
        ("CON", "_CON.pdf"),
        ("con.txt", "_con.pdf"),
        ("a.txt:evil.exe", "a.txt_evil.exe.pdf"),
        ("a. ", "a.pdf"),
        ("", "document.pdf"),
        (".", "document.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.exe.pdf"),
        ("foto.jpeg", "foto.pdf"),
        ("Rapport v1.2", "Rapport v1.2.pdf"),
    ],
)
def test_a_name_becomes_a_label_with_the_ending_of_its_kind(given: str, shown: str) -> None:
    assert label(given, KINDS["pdf"]) == shown


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    shown = label("é" * 300 + ".pdf", KINDS["pdf"])
    assert len(shown) == 120 and shown.endswith(".pdf")


def problem(path: Path) -> str:
    """Return the code of what is wrong with the file at ``path``."""
    answer = read_file(path)
    assert isinstance(answer, Problem), answer
    return answer.code


def test_what_cannot_be_kept_says_why(tmp_path: Path) -> None:
    (tmp_path / "leeg.pdf").write_bytes(b"")
    with (tmp_path / "groot.pdf").open("wb") as file:
        file.write(PDF)
        file.truncate(LIMIT_BYTES + 1)
    (tmp_path / "bewijs.pdf").write_bytes(PDF)
    (tmp_path / "link.pdf").symlink_to(tmp_path / "bewijs.pdf")
    os.mkfifo(tmp_path / "pijp.pdf")
    (tmp_path / "programma.pdf").write_bytes(b"MZ\x90\0")
    assert problem(tmp_path / "leeg.pdf") == "file.empty"
    assert problem(tmp_path / "groot.pdf") == "file.too_large"
    assert problem(tmp_path / "link.pdf") == "file.is_a_link"
    assert problem(tmp_path / "pijp.pdf") == "file.is_not_a_file"
    assert problem(tmp_path) in {"file.is_not_a_file", "file.unreadable"}
    assert problem(tmp_path / "weg.pdf") == "file.unreadable"
    assert problem(tmp_path / "programma.pdf") == "file.kind_not_kept"


def test_a_file_of_the_largest_size_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as file:
        file.write(PDF)
        file.truncate(LIMIT_BYTES)
    answer = read_file(path)
    assert isinstance(answer, IncomingFile) and len(answer.data) == LIMIT_BYTES and answer.name == "groot.pdf"
