"""Finding the sheet, the header and the columns (B2, X17)."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from clerkdesk.intake.layout import fingerprint, missing, propose, propose_for, samples, with_style
from clerkdesk.intake.mapping import DecimalSign, Field
from tests.intake.lists import HEADER, claim, judged, only_sheet, proposed, read, save

DUTCH = "Debiteurennr.|Naam|Straat|PC|Woonplaats|Landcode|Factuurnr.|Datum factuur|Verval datum|Saldo (EUR)"
FRENCH = (
    "N° client|Nom du débiteur|Rue et numéro|Code postal|Localité|Pays|N° facture|Date de facture"
    "|Date d'échéance|Montant dû"
)
ENGLISH = "Customer no.|Debtor|Address|Zip code|City|Country|Invoice #|Invoice date|Due date|Outstanding"
GERMAN = "Kundennr.|Kunde|Straße|PLZ|Ort|Land|Rechnungsnummer|Rechnungsdatum|Fälligkeit|Offener Betrag"
FIELDS = [
    Field.DEBTOR_REFERENCE,
    Field.NAME,
    Field.STREET,
    Field.POSTCODE,
    Field.CITY,
    Field.COUNTRY,
    Field.INVOICE_NUMBER,
    Field.INVOICED,
    Field.DUE,
    Field.OPEN_AMOUNT,
]


@pytest.mark.parametrize("header", [DUTCH, FRENCH, ENGLISH, GERMAN])
def test_headers_in_four_languages(tmp_path: Path, header: str) -> None:
    names = header.split("|")
    mapping = proposed(read(save(tmp_path / "h.xlsx", [names, range(len(names))])))
    assert [mapping.fields.get(column) for column in range(len(names))] == FIELDS


def test_a_header_in_row_seven_under_a_title(tmp_path: Path) -> None:
    rows = [["Openstaande posten"], [], ["Peildatum", "1-3-2026"], [], [], [], HEADER, claim()]
    mapping = proposed(read(save(tmp_path / "zeven.xlsx", rows)))
    assert (mapping.header_row, mapping.header(Field.DUE)) == (7, "Vervaldatum")


def test_the_sheet_with_the_claims_is_found(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Naam", "Adres", "Opgemaakt door"])
    page = workbook.create_sheet("Posten")
    for row in (HEADER, claim()):
        page.append(list(row))
    hidden = workbook.create_sheet("Oud")
    hidden.append(list(HEADER))
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "bladen.xlsx")
    assert proposed(read(tmp_path / "bladen.xlsx")).sheet == "Posten"


def test_headers_that_occur_twice_get_labels_that_differ(tmp_path: Path) -> None:
    header = ["Naam", "Bedrag", " Bedrag ", None, "Factuurnr", "Vervaldatum", "Openstaand"]
    mapping = proposed(read(save(tmp_path / "dubbel.xlsx", [header, range(7)])))
    assert mapping.headers[:5] == ("Naam", "Bedrag", "Bedrag (C)", "D", "Factuurnr")
    assert mapping.header(Field.ORIGINAL_AMOUNT) == "Bedrag"


def test_a_column_that_says_just_amount_is_the_open_one(tmp_path: Path) -> None:
    header = ["Naam", "Factuurnr", "Vervaldatum", "Bedrag"]
    mapping = proposed(read(save(tmp_path / "bedrag.xlsx", [header, range(4)])))
    assert mapping.header(Field.OPEN_AMOUNT) == "Bedrag"


def test_accounts_and_addresses_are_found_by_what_they_are(tmp_path: Path) -> None:
    header = [*HEADER, "X", "Y"]
    rows = [(*claim(factuurnr=f"F-{n}"), "NL91ABNA0417164300", f"p{n}@example.nl") for n in range(4)]
    mapping = proposed(read(save(tmp_path / "inhoud.xlsx", [header, *rows])))
    assert (mapping.header(Field.IBAN), mapping.header(Field.EMAIL)) == ("X", "Y")


def test_a_workbook_without_amounts_says_so(tmp_path: Path) -> None:
    path = save(tmp_path / "zonder.xlsx", [HEADER[:11], claim()[:11]])
    judgement = judged(path)
    assert [problem.code for problem in judgement.problems] == ["intake.column_missing_open_amount"]
    assert judgement.rows == ()


def test_a_workbook_without_header_or_rows_says_so(tmp_path: Path) -> None:
    assert _codes(save(tmp_path / "geen.xlsx", [["a", "b"], [1, 2]])) == ["intake.no_header"]
    assert _codes(save(tmp_path / "leeg.xlsx", [])) == ["intake.no_rows"]


def _codes(path: Path) -> list[str]:
    found = propose(read(path))
    assert isinstance(found, list)
    return [problem.code for problem in found]


def test_only_a_header_is_a_list_without_rows(tmp_path: Path) -> None:
    assert [p.code for p in judged(save(tmp_path / "kop.xlsx", [HEADER])).problems] == ["intake.no_rows"]


def test_the_person_can_point_at_the_header_and_change_a_column(tmp_path: Path) -> None:
    rows = [["Naam", "Wat", "Factuurnr", "Vervaldatum"], ["Jan", "1,234.50", "F-1", "03/25/2025"]]
    sheet = only_sheet(read(save(tmp_path / "wijs.xlsx", rows)))
    mapping = propose_for(sheet, header_row=1)
    assert [problem.code for problem in missing(mapping)] == ["intake.column_missing_open_amount"]
    corrected = with_style(sheet, replace(mapping, fields={**mapping.fields, 1: Field.OPEN_AMOUNT}))
    assert missing(corrected) == []
    assert (corrected.decimal_sign, corrected.day_first) == (DecimalSign.POINT, False)


def test_one_meaning_for_two_columns_is_refused(tmp_path: Path) -> None:
    mapping = proposed(read(save(tmp_path / "twee.xlsx", [HEADER, claim()])))
    twice = replace(mapping, fields={**mapping.fields, 12: Field.OPEN_AMOUNT})
    assert [(p.code, p.params) for p in missing(twice)] == [
        ("intake.field_twice", {"headers": "Openstaand + Omschrijving"})
    ]


def test_each_column_shows_three_values(tmp_path: Path) -> None:
    rows = [claim(factuurnr=f"F-{n}", openstaand=n + 0.5) for n in range(9)]
    found = read(save(tmp_path / "waarden.xlsx", [HEADER, *rows]))
    mapping = proposed(found)
    shown = samples(only_sheet(found), mapping)
    assert shown[8] == ["F-0", "F-1", "F-2"]
    assert shown[10] == ["10-02-2025"]
    assert shown[11] == ["0,5", "1,5", "2,5"]


def test_the_fingerprint_is_of_the_headers(tmp_path: Path) -> None:
    first = proposed(read(save(tmp_path / "een.xlsx", [HEADER, claim()])))
    again = proposed(read(save(tmp_path / "twee.xlsx", [HEADER, claim(naam="Ander")])))
    other = proposed(read(save(tmp_path / "drie.xlsx", [[*HEADER, "Extra"], claim()])))
    assert fingerprint(first) == fingerprint(again) != fingerprint(other)
