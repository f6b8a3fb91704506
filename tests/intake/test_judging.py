"""The verdict on each row, and what is said of a list: B2, B6, B57, S14, S19, X13, X18, X19, X21."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from clerkdesk.domain.parties import DebtorKind
from clerkdesk.intake.identities import check_iban
from clerkdesk.intake.judge import judge
from clerkdesk.intake.judgement import Context, Verdict, invoice_key
from tests.intake.lists import (
    HEADER,
    TODAY,
    claim,
    codes,
    judged,
    only_sheet,
    proposed,
    read,
    save,
    verdict_on,
)


def test_a_claim_without_fault(tmp_path: Path) -> None:
    row = verdict_on(tmp_path)
    assert (row.verdict, row.problems) == (Verdict.ACCEPTED, ())
    assert row.claim is not None
    assert (row.claim.open_amount, row.claim.due, row.claim.country) == (25_000, date(2025, 2, 10), "NL")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"naam": None}, "name_missing"),
        ({"naam": "n.v.t."}, "name_missing"),
        ({"factuurnr": None}, "invoice_number_missing"),
        ({"openstaand": None}, "amount_missing"),
        ({"land": "Absurdistan"}, "country_unknown"),
        ({"vervaldatum": date(2026, 11, 22)}, "not_due"),
        ({"vervaldatum": None}, "due_missing"),
        ({"vervaldatum": None, "factuurdatum": None}, "no_days"),
        ({"vervaldatum": "morgen"}, "day_not_readable"),
        ({"factuurdatum": date(1926, 1, 1)}, "day_out_of_window"),
    ],
)
def test_what_refuses_a_row(tmp_path: Path, other: dict[str, object], code: str) -> None:
    row = verdict_on(tmp_path, **other)
    assert row.verdict is Verdict.REJECTED
    assert code in codes(row)
    assert row.claim is None


def test_an_invoice_number_that_excel_rounded_is_refused(tmp_path: Path) -> None:
    """X18."""
    row = verdict_on(tmp_path, factuurnr=123456789012345678)
    assert (row.verdict, codes(row)) == (Verdict.REJECTED, ["digits_lost", "invoice_number_missing"])


def test_due_yesterday_is_due(tmp_path: Path) -> None:
    assert verdict_on(tmp_path, vervaldatum=date(2026, 11, 21)).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"soort": "boot"}, "kind_unknown"),
        ({"soort": None}, "kind_missing"),
        ({"naam": "Jansen B.V."}, "kind_contradicts_name"),
        ({"land": None}, "country_assumed"),
        ({"postcode": "12"}, "postcode_wrong"),
        ({"adres": None}, "address_incomplete"),
        ({"adres": None, "postcode": None, "plaats": None}, "no_address"),
        ({"naam": "=1+1"}, "looks_like_formula"),
        ({"naam": "Jаnsen"}, "name_mixes_alphabets"),
        ({"naam": "Jan\u202esen"}, "direction_marks_removed"),
        ({"kvk_kbo": "1234"}, "enterprise_number_wrong"),
        ({"kvk_kbo": "85.07.30-033 28"}, "personal_number_dropped"),
        ({"kvk_kbo": "111222333"}, "personal_number_dropped"),
        ({"openstaand": -50}, "credit_note"),
    ],
)
def test_what_is_accepted_with_a_warning(tmp_path: Path, other: dict[str, object], code: str) -> None:
    row = verdict_on(tmp_path, **other)
    assert row.verdict is Verdict.WARNING
    assert codes(row) == [code]
    assert row.claim is not None


@pytest.mark.parametrize("name", ["=1+1", "Jаnsen", "Jan\u202esen"])
def test_no_letter_before_somebody_looked_at_an_odd_name(tmp_path: Path, name: str) -> None:
    """X19."""
    row = verdict_on(tmp_path, naam=name)
    assert row.claim is not None
    assert row.claim.look_first


def test_an_unknown_kind_is_treated_as_a_consumer(tmp_path: Path) -> None:
    """B57, S14: the protective assumption, and the row says that it is one."""
    found = verdict_on(tmp_path, soort=None).claim
    assert found is not None
    assert (found.kind, found.kind_assumed) == (DebtorKind.CONSUMER, True)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Particulier", DebtorKind.CONSUMER),
        ("société", DebtorKind.COMPANY),
        ("Eenmanszaak", DebtorKind.SOLE_TRADER),
        ("indépendant", DebtorKind.SOLE_TRADER),
        ("B2B", DebtorKind.COMPANY),
        ("company", DebtorKind.COMPANY),
    ],
)
def test_words_for_the_kind_of_debtor(tmp_path: Path, word: str, kind: DebtorKind) -> None:
    found = verdict_on(tmp_path, soort=word).claim
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    ("word", "code"), [("Belgique", "BE"), ("Deutschland", "DE"), ("fr", "FR"), ("NLD", "NL")]
)
def test_countries_as_words(tmp_path: Path, word: str, code: str) -> None:
    """S19."""
    postcodes = {"BE": "9000", "DE": "10115", "FR": "75001", "NL": "1234 AB"}
    row = verdict_on(tmp_path, land=word, postcode=postcodes[code])
    assert row.claim is not None
    assert (row.claim.country, codes(row)) == (code, [])


def test_a_business_without_due_date_gets_the_thirty_days_of_the_law(tmp_path: Path) -> None:
    row = verdict_on(tmp_path, soort="bedrijf", vervaldatum=None)
    assert (row.verdict, codes(row)) == (Verdict.WARNING, ["due_by_law"])
    assert row.claim is not None
    assert (row.claim.due, row.claim.due_assumed) == (date(2025, 2, 10), True)


def test_a_leading_zero_that_excel_dropped_is_put_back_and_said(tmp_path: Path) -> None:
    row = verdict_on(tmp_path, soort="bedrijf", kvk_kbo=1234567)
    assert row.claim is not None
    assert (row.claim.enterprise_number, codes(row)) == ("01234567", ["leading_zero_restored"])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("612345020001", "61234502"),
        ("000012345678", None),
        ("NL123456789B90", None),
        ("01234567", "01234567"),
    ],
)
def test_a_branch_is_not_taken_for_its_company(tmp_path: Path, written: str, kept: str | None) -> None:
    """A number with four digits of the branch behind it is cut; the number of a branch itself is dropped."""
    row = verdict_on(tmp_path, soort="bedrijf", kvk_kbo=written)
    assert row.claim is not None
    assert row.claim.enterprise_number == kept


def test_a_belgian_number_is_checked_and_gives_the_vat_number(tmp_path: Path) -> None:
    row = verdict_on(tmp_path, soort="bedrijf", land="BE", postcode="9000", kvk_kbo="BE 0403.019.261")
    assert row.claim is not None
    assert (row.claim.enterprise_number, row.claim.vat_number) == ("0403019261", "BE0403019261")


def _list(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    return save(tmp_path / "lijst.xlsx", [HEADER, *rows])


def test_the_same_invoice_twice_and_one_that_is_known(tmp_path: Path) -> None:
    """X21."""
    path = _list(tmp_path, claim(), claim(factuurnr=" f-1"), claim(factuurnr="F-9"))
    known = Context(TODAY, known_invoices=frozenset({invoice_key("F-9")}))
    rows = judged(path, known).rows
    assert [codes(row) for row in rows] == [[], ["invoice_twice"], ["invoice_known"]]
    assert rows[1].problems[0].params["row"] == 2


def test_a_refused_row_does_not_take_the_number_of_a_good_one(tmp_path: Path) -> None:
    rows = judged(_list(tmp_path, claim(openstaand="?"), claim())).rows
    assert [row.verdict for row in rows] == [Verdict.REJECTED, Verdict.ACCEPTED]


def test_rows_that_are_no_claim_are_ignored_with_their_reason(tmp_path: Path) -> None:
    rows = judged(
        _list(
            tmp_path,
            claim(),
            HEADER,
            ("Subtotaal", *[None] * 10, 250, None),
            ("Bedragen incl. btw",),
            claim(factuurnr="F-2", openstaand=0),
            claim(factuurnr="F-3", klantnr="K-3", naam="Totaal Techniek", soort="bedrijf"),
        )
    ).rows
    assert [codes(row) for row in rows] == [
        [],
        ["header_again"],
        ["total_row"],
        ["footnote"],
        ["nothing_open"],
        [],
    ]
    assert [row.verdict for row in rows].count(Verdict.IGNORED) == 4


def test_one_reference_with_two_names_is_said(tmp_path: Path) -> None:
    rows = judged(_list(tmp_path, claim(), claim(factuurnr="F-2", naam="Jan Smit"))).rows
    assert codes(rows[1]) == ["reference_has_other_name"]


def test_merged_rows_are_refused_and_a_merged_header_refuses_the_list(tmp_path: Path) -> None:
    """X13."""
    path = _list(tmp_path, claim(), claim(factuurnr="F-2"), claim(factuurnr="F-3"))
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].merge_cells("B2:B3")
    workbook.save(path)
    rows = judged(path).rows
    assert [row.verdict for row in rows] == [Verdict.REJECTED, Verdict.REJECTED, Verdict.ACCEPTED]
    assert rows[0].columns == ("Naam",)
    workbook.worksheets[0].merge_cells("D1:E1")
    workbook.save(path)
    assert [problem.code for problem in judged(path).problems] == ["intake.merged_header"]


def test_hidden_rows_count_and_calculated_columns_are_named(tmp_path: Path) -> None:
    """X11, X14."""
    path = tmp_path / "lijst.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate((HEADER, claim(), claim(factuurnr="F-2"))):
            sheet.write_row(number, 0, row)
        sheet.write_formula("L3", "=100+25", None, 125)
        sheet.set_row(2, None, None, {"hidden": True})
    judgement = judged(path)
    assert [claim.open_amount for claim in judgement.claims] == [25_000, 12_500]
    assert {problem.code: problem.params for problem in judgement.problems} == {
        "intake.calculated_column": {"rows": 1},
        "intake.hidden_rows": {"rows": 1},
    }


def test_columns_of_personal_numbers_are_not_read(tmp_path: Path) -> None:
    """X18: a column that turns out to hold BSNs, whatever its header says."""
    numbers = ["111222333", "123456782", "100000009", "999999990", "010000009"]
    path = _list(tmp_path, *(claim(klantnr=n, factuurnr=f"F-{n}") for n in numbers))
    judgement = judged(path)
    assert [(p.code, p.about) for p in judgement.problems] == [("intake.personal_column", "Klantnr")]
    assert all(found.debtor_reference is None for found in judgement.claims)


def test_what_the_list_does_not_prove_is_said(tmp_path: Path) -> None:
    path = _list(tmp_path, claim(openstaand="1.234", vervaldatum="05/03/2025"))
    assert {problem.code for problem in judged(path).problems} == {
        "intake.assumed_decimal_sign",
        "intake.assumed_day_first",
    }


def test_no_row_is_left_out(tmp_path: Path) -> None:
    path = _list(
        tmp_path, claim(), (), ("?",), claim(factuurnr="F-2", openstaand="x"), (), claim(factuurnr="F-3")
    )
    judgement = judged(path)
    assert len(judgement.rows) + judgement.empty_rows == 6
    assert sum(judgement.counts.values()) == len(judgement.rows) == 4


def test_judging_stops_when_asked(tmp_path: Path) -> None:
    found = read(_list(tmp_path, *(claim(factuurnr=f"F-{n}") for n in range(600))))
    judgement = judge(only_sheet(found), proposed(found), Context(TODAY), lambda rows: False)
    assert (judgement.rows, [problem.code for problem in judgement.problems]) == ((), ["intake.stopped"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
        ("BE68539007547034", "BE68539007547034"),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("NL92ABNA0417164300", None),
        ("BE6853900754703", None),
        ("BE41539007547035", None),
        ("XX12", None),
    ],
)
def test_accounts_with_right_check_digits_are_kept(text: str, kept: str | None) -> None:
    assert check_iban(text).value == kept
