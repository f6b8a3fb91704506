"""The workbook of a retro-audit: everything that was found, as text and numbers, whole or not at all."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.services import audit_workbook
from clerkdesk.services.audit_hits import (
    AuditReport,
    AuditTotals,
    CarriedLetter,
    Corrected,
    Hit,
    KeptHits,
    Use,
    Used,
)
from clerkdesk.services.audit_workbook import write_audit

EVIL = '=HYPERLINK("http://x")'


def a_report(hits: int = 1) -> AuditReport:
    """Return a report of hits whose debtor has a name that looks like a formula."""
    kept = KeptHits()
    letter = CarriedLetter(
        7, date(2026, 11, 2), "first_demand", "produced", Money(103_233), Money(3233), announced=False
    )
    for number in range(hits):
        kept.append(
            Hit(
                number,
                f"26-{number}",
                EVIL,
                "Woonhuys\x07 NV",
                Status.CLOSED,
                date(2026, 6, 30),
                date(2026, 6, 30),
                (Used(Use.INTEREST, 2, Money(3233)), Used(Use.ANNOUNCED, 1, Money(4000))),
                Money(103_233),
                Money(102_586),
                Money(4000),
                Money(4100),
                (letter,),
            )
        )
    totals = replace(AuditTotals(), letters=hits, after=Money(102_586), difference=Money(-647))
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    return AuditReport(
        "consumer@2026-01-01=5", Corrected(Decimal(4)), date(2026, 11, 22), at, "Sanne", 9, kept, totals
    )


def rows(path: Path) -> dict[str, list[list[object]]]:
    """Return the cells of every sheet; a formula would come as one."""
    book = openpyxl.load_workbook(path)
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    return {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book}


def test_dossiers_letters_and_the_question_stand_in_it(tmp_path: Path) -> None:
    out = tmp_path / "geraakt.xlsx"
    assert write_audit(a_report(), out, Language.NL) is None
    sheets = rows(out)
    assert list(sheets) == ["Dossiers", "Brieven", "Vraag"]
    hit = dict(zip(*sheets["Dossiers"], strict=True))
    assert (hit["Debiteur"], hit["Opdrachtgever"]) == (EVIL, "Woonhuys NV")
    assert (hit["Verschuldigd"], hit["Gecorrigeerd"], hit["Verschil"]) == (1032.33, 1025.86, -6.47)
    assert hit["Gebruikt als"] == "rente (2 regels), aangekondigde kosten (1)"
    assert (hit["Aangekondigd"], hit["Aangekondigd, gecorrigeerd"]) == (40, 41)
    assert hit["Gesloten op"] == datetime(2026, 6, 30)  # noqa: DTZ001 - a cell of Excel has no zone
    letter = dict(zip(*sheets["Brieven"], strict=True))
    assert (letter["Gevraagd"], letter["Rust erop"], letter["Alleen aangekondigd"]) == (1032.33, 32.33, "nee")
    asked = {str(label): value for label, value in sheets["Vraag"]}
    assert (asked["Gevraagd naar"], asked["Had moeten zijn"]) == ("consumer@2026-01-01=5", "4%")
    assert (asked["Gevraagd door"], asked["Gevraagd op"]) == ("Sanne", "22-11-2026 10:30")
    assert (asked["Bekeken dossiers"], asked["Geraakte dossiers"]) == (9, 1)
    assert not list(tmp_path.glob(".*"))


def test_what_does_not_fit_goes_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_workbook, "_MOST_ROWS", 4)
    assert write_audit(a_report(7), tmp_path / "veel.xlsx", Language.EN) is None
    sheets = rows(tmp_path / "veel.xlsx")
    assert [len(sheets[name]) for name in ("Dossiers", "Dossiers (2)", "Dossiers (3)")] == [4, 4, 2]
    assert {page[0][0] for name, page in sheets.items() if name.startswith("Dossiers")} == {"Dossier"}


@pytest.mark.parametrize("where", ["nergens/geraakt.xlsx", "map"])
def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path, where: str) -> None:
    """No such folder, and a folder in the place of the file; nothing is left behind."""
    (tmp_path / "map").mkdir()
    problem = write_audit(a_report(), tmp_path / where, Language.NL)
    assert problem is not None and problem.code == "audit.not_written"
    assert problem.params["file"] == Path(where).name
    assert [path.name for path in tmp_path.rglob("*")] == ["map"]


@contextmanager
def a_full_disk() -> Iterator[None]:
    """No file grows beyond 4 kB: writing ends halfway, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("hits", [1, 400])
def test_a_full_disk_leaves_what_stood_there(tmp_path: Path, hits: int) -> None:
    """The workbook of last time is still whole, and nothing half is left beside it."""
    out = tmp_path / "geraakt.xlsx"
    assert write_audit(a_report(), out, Language.NL) is None
    before = out.read_bytes()
    with a_full_disk():
        problem = write_audit(a_report(hits), out, Language.NL)
    assert problem is not None and problem.code == "audit.not_written"
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]
