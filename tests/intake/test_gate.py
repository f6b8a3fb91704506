"""What is refused before any parser sees it, each with its own sentence: X01-X05, X10, X15, X16, X22."""

import random
import zipfile
from pathlib import Path

import pytest

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.intake.reading import read_list
from clerkdesk.intake.table import Limits, ReadList
from clerkdesk.wording import Wording
from tests.intake.lists import HEADER, claim, part, read, refusal, repacked, save

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return save(tmp_path / "lijst.xlsx", [HEADER, claim()])


def _file(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leeg.xlsx", b"", "file_empty"),
        ("leeg.csv", b"\r\n  \r\n", "file_empty"),
        ("brief.xlsx", b"%PDF-1.7\n%\xe2\xe3", "file_is_pdf"),
        ("scan.xlsx", b"\x89PNG\r\n\x1a\n", "file_is_picture"),
        ("export.xls", b"<html><body><table><tr><td>1</td></tr></table>", "file_is_html"),
        ("export.xlsx", b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "file_is_html"),
        ("export.xlsx", b"Naam;Bedrag\nJan;12,50\n", "file_is_text"),
        ("oud.xlsx", OLE + b"\0" * 600, "file_is_old_excel"),
        ("slot.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file_protected"),
        ("stuk.xlsx", b"PK\x03\x04" + b"x" * 500, "file_damaged"),
        ("wat.xlsx", bytes(range(256)), "file_not_a_workbook"),
        ("lijst.docx", b"PK\x03\x04", "file_kind_unknown"),
        ("lijst.csv", b"PK\x03\x04" + b"x" * 500, "file_name_disagrees"),
        ("lijst.xlsm", b"PK\x03\x04" + b"x" * 500, "has_macros"),
    ],
)
def test_each_kind_of_wrong_file_has_its_own_reason(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert refusal(_file(tmp_path, name, content)) == code


def test_the_five_confusions_of_an_office_are_five_sentences_in_every_language(tmp_path: Path) -> None:
    """X15: empty, HTML, CSV, protected and not an Excel file are told apart."""
    contents = (b"", b"<html>", b"a;b\n1;2", OLE + b"EncryptedPackage", bytes(range(256)))
    for language in (Language.NL, Language.FR, Language.EN):
        t = Wording(language)
        said = set()
        for content in contents:
            found = read_list(_file(tmp_path, "lijst.xlsx", content))
            assert isinstance(found, list)
            said.add(t(f"problems.{found[0].code}", **found[0].params))
        assert len(said) == 5


def test_a_file_that_is_gone_or_a_folder_or_a_lock_file(tmp_path: Path, good: Path) -> None:
    """X22."""
    assert refusal(tmp_path / "weg.xlsx") == "file_missing"
    assert refusal(tmp_path) == "file_missing"
    assert refusal(_file(tmp_path, "~$lijst.xlsx", good.read_bytes())) == "lock_file"


def test_a_file_above_the_limit(good: Path) -> None:
    assert read_list(good, Limits(file_bytes=100)) == [
        Problem("intake.file_too_big", params={"file": "lijst.xlsx", "limit": 0})
    ]


def test_a_zip_bomb_is_refused_unopened(good: Path) -> None:
    """X01, X02: a megabyte of nothing that unpacks to hundreds."""
    assert refusal(repacked(good, {SHEET: b" " * (90 * 1024**2)})) == "unpacks_too_big"


def test_too_many_parts(good: Path) -> None:
    assert refusal(repacked(good, {f"xl/media/{n}.bin": b"x" for n in range(2_100)})) == "unpacks_too_big"


@pytest.mark.parametrize(
    "name", ["../weg.xml", "/etc/weg.xml", "xl\\weg.xml", "C:weg.xml", "XL/Worksheets/SHEET1.xml"]
)
def test_names_that_leave_the_package_or_come_twice(good: Path, name: str) -> None:
    assert refusal(repacked(good, {name: b"<a/>"})) == "file_tampered"


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")])
def test_declarations_of_entities_are_refused(good: Path, xml: bytes) -> None:
    """X03, X04, X05, also in UTF-16."""
    assert refusal(repacked(good, {SHEET: xml})) == "file_tampered"


def _relations(target: str, kind: str) -> bytes:
    schema = "http://schemas.openxmlformats.org"
    kind = f"{schema}/officeDocument/2006/relationships/{kind}"
    outside = f'<Relationship Id="r9" TargetMode="External" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{schema}/package/2006/relationships">{outside}</Relationships>'.encode()


def test_a_link_to_another_workbook_is_refused_and_a_hyperlink_is_not(good: Path) -> None:
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    assert (
        refusal(repacked(good, {links: _relations("file:///x.xlsx", "externalLinkPath")}))
        == "has_external_links"
    )
    assert read(repacked(good, {links: _relations("https://example.invalid", "hyperlink")})).sheets


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("xl/vbaProject.bin", "has_macros"),
        ("xl/macrosheets/sheet1.xml", "has_macros"),
        ("xl/embeddings/oleObject1.bin", "has_embedded_objects"),
        ("xl/activeX/activeX1.xml", "has_embedded_objects"),
    ],
)
def test_parts_that_have_no_place_in_a_list(good: Path, name: str, code: str) -> None:
    """X10: macros are refused under any name of the file."""
    assert refusal(repacked(good, {name: b"x"})) == code


def test_a_package_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "brief.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w/>")
    assert refusal(path) == "package_is_no_workbook"


def test_a_flipped_bit_is_refused_or_harmless_and_never_half_a_list(good: Path) -> None:
    """X16."""
    whole = good.read_bytes()
    right = read(good).sheets
    places = random.Random(16).sample(range(len(whole)), 25)
    for place in places:
        good.write_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :])
        found = read_list(good)
        assert not isinstance(found, ReadList) or found.sheets == right, place


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.95])
def test_a_truncated_workbook(good: Path, cut: float) -> None:
    whole = good.read_bytes()
    good.write_bytes(whole[: int(len(whole) * cut)])
    assert refusal(good) == "file_damaged"


def test_the_gate_leaves_an_ordinary_workbook_alone(good: Path) -> None:
    assert b"sheetData" in part(good)
    assert [row.number for row in read(good).sheets[0].rows] == [1, 2]
