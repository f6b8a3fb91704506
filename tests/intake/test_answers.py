"""The workbook that goes back to the creditor, and the sample that came to them (B2, B3, I04)."""

from pathlib import Path

import openpyxl
import pytest

from clerkdesk.domain.parties import Language
from clerkdesk.intake import answer
from clerkdesk.intake.answer import write_answer
from clerkdesk.intake.judgement import Verdict
from clerkdesk.intake.layout import missing
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.sample import write_sample
from tests.intake.lists import HEADER, claim, judged, proposed, read, save

DANGER = ["=1+1", "+31(0)20!A1", "-5(x)!", "@SUM(A1)", "=cmd|'/c calc'!A1", '="x"&A1']


def _answered(tmp_path: Path, *rows: tuple[object, ...]) -> openpyxl.Workbook:
    path = save(tmp_path / "lijst.xlsx", [HEADER, *rows])
    out = tmp_path / "antwoord.xlsx"
    write_answer(path, read(path), judged(path), out, Language.NL)
    return openpyxl.load_workbook(out)


def test_the_problem_stands_beside_its_cell(tmp_path: Path) -> None:
    workbook = _answered(tmp_path, claim(), claim(factuurnr="F-2", openstaand="zie bijlage"))
    page = workbook["Lijst"]
    assert page["L3"].comment.text == "«zie bijlage» is geen bedrag."
    assert page["L3"].fill.fgColor.rgb == "00F6B8B0"
    assert (page["N1"].value, page["N2"].value, page["N3"].value) == ("Oordeel", "goed", "geweigerd")
    assert page["O3"].value == "Openstaand: «zie bijlage» is geen bedrag."
    assert [cell.value for cell in workbook["Problemen"][2]] == [
        3,
        "Openstaand",
        "geweigerd",
        "«zie bijlage» is geen bedrag.",
    ]


def test_an_answer_that_is_sent_in_again_gets_no_second_status_column(tmp_path: Path) -> None:
    _answered(tmp_path, claim(openstaand="x"))
    again = tmp_path / "antwoord.xlsx"
    write_answer(again, read(again), judged(again), tmp_path / "weer.xlsx", Language.NL)
    header = [cell.value for cell in openpyxl.load_workbook(tmp_path / "weer.xlsx")["Lijst"][1]]
    assert header.count("Oordeel") == 1


@pytest.mark.parametrize("long", [False, True])
def test_text_never_becomes_a_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool) -> None:
    """I04: in the creditor's own workbook and in the one for long lists."""
    if long:
        monkeypatch.setattr(answer, "_MOST_ROWS", 0)
    path = tmp_path / "lijst.xlsx"
    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    for row in (HEADER, *(claim(factuurnr=f"F-{n}", openstaand="?") for n in range(len(DANGER)))):
        page.append(list(row))
    for number, text in enumerate(DANGER, 2):
        page.cell(number, 2).value = text
        page.cell(number, 2).data_type = "s"
    workbook.save(path)
    write_answer(path, read(path), judged(path), tmp_path / "uit.xlsx", Language.NL)
    cells = [
        cell
        for sheet in openpyxl.load_workbook(tmp_path / "uit.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert set(DANGER) <= {cell.value for cell in cells}


def test_a_long_list_gets_a_workbook_of_its_problems_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "_MOST_ROWS", 1)
    workbook = _answered(tmp_path, claim(), claim(factuurnr="F-2", openstaand="?"), claim(factuurnr="F-3"))
    rows = [[cell.value for cell in row] for row in workbook["Problemen"].iter_rows()]
    assert rows[0][:5] == ["Rij", "Oordeel", "Wat er is", "Klantnr", "Naam"]
    assert [row[0] for row in rows[1:]] == [3]
    assert rows[1][11] == "F-2"


def test_a_text_list_gets_a_workbook_of_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Naam;Factuurnr;Vervaldatum;Bedrag\nJan;F-1;1-2-2025;x\n", encoding="utf-8")
    write_answer(path, read(path), judged(path), tmp_path / "uit.xlsx", Language.FR)
    assert openpyxl.load_workbook(tmp_path / "uit.xlsx").sheetnames == ["Problèmes"]


def test_a_list_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = save(tmp_path / "lijst.xlsx", [HEADER, claim(openstaand="?")])
    found, judgement = read(path), judged(path)
    save(path, [["iets anders"]])
    write_answer(path, found, judgement, tmp_path / "uit.xlsx", Language.EN)
    assert openpyxl.load_workbook(tmp_path / "uit.xlsx").sheetnames == ["Problems"]


@pytest.mark.parametrize("language", [Language.NL, Language.FR, Language.EN])
def test_the_sample_is_recognised_to_the_last_column(tmp_path: Path, language: Language) -> None:
    """B3: what we hand out we can read, and the example is no claim."""
    path = tmp_path / "voorbeeld.xlsx"
    write_sample(path, language)
    found = read(path)
    mapping = proposed(found)
    assert missing(mapping) == []
    assert len(mapping.fields) == len(mapping.headers)
    assert [problem.code for problem in judged(path).problems] == ["intake.no_rows"]


@pytest.mark.parametrize("language", [Language.NL, Language.FR, Language.EN])
def test_the_example_itself_is_a_good_claim(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "voorbeeld.xlsx"
    write_sample(path, language)
    workbook = openpyxl.load_workbook(path)
    workbook.remove(workbook.worksheets[0])
    workbook.save(path)
    (row,) = judged(path).rows
    assert row.verdict is Verdict.ACCEPTED, row.problems


def test_the_sample_offers_the_kinds(tmp_path: Path) -> None:
    path = tmp_path / "voorbeeld.xlsx"
    write_sample(path, Language.NL)
    rules = openpyxl.load_workbook(path).worksheets[0].data_validations.dataValidation
    assert '"particulier,bedrijf,eenmanszaak"' in {rule.formula1 for rule in rules}
    assert proposed(read(path)).header(Field.KIND) == "Particulier/Bedrijf"
