"""The two real lists that creditors sent, row by row (B2, S2)."""

import json
from pathlib import Path

import pytest

from clerkdesk.domain.parties import DebtorKind
from clerkdesk.intake.judgement import Verdict
from clerkdesk.intake.mapping import DecimalSign, Field
from tests.intake.lists import judged, proposed, read

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
MESSY = SAMPLES / "messy-claims.xlsx"
LARGE = SAMPLES / "receivables-2466.xlsx"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the office's samples are not here")


def test_every_row_of_the_messy_list_gets_the_expected_verdict_on_the_expected_columns() -> None:
    expected = json.loads(SAMPLES.joinpath("messy-claims.expected.json").read_text(encoding="utf-8"))
    judgement = judged(MESSY)
    found = {row.row: (row.verdict.value, list(row.columns)) for row in judgement.rows}
    assert found == {row["row"]: (row["verdict"], row["columns"]) for row in expected["rows"]}
    assert (judgement.mapping.sheet, judgement.mapping.header_row) == (
        expected["sheet"],
        expected["header_row"],
    )


def test_the_messy_list_names_its_hidden_rows_and_column() -> None:
    problems = {problem.code: problem for problem in judged(MESSY).problems}
    assert problems["intake.hidden_rows"].params == {"rows": 2}
    assert problems["intake.hidden_column"].about == "Omschrijving"


def test_values_of_the_messy_list_are_what_they_say() -> None:
    claims = {claim.row: claim for claim in judged(MESSY).claims}
    assert (claims[7].open_amount, claims[10].open_amount) == (123_456, 123_400)
    assert claims[29].name == "Piet de Boer"
    assert claims[42].name == "Anna Jansen"
    assert claims[44].debtor_key == claims[5].debtor_key
    assert claims[46].credit_note
    assert claims[45].kind is DebtorKind.SOLE_TRADER
    assert claims[41].look_first
    assert claims[36].enterprise_number == "0403019261"
    assert (claims[31].email, claims[32].email) == (None, None)


def test_the_large_list_is_accepted_to_the_last_row() -> None:
    judgement = judged(LARGE)
    assert judgement.counts == {Verdict.ACCEPTED: 2_466}
    assert judgement.empty_rows == 0
    assert sum(claim.disputed for claim in judgement.claims) == 561
    assert len({claim.debtor_key for claim in judgement.claims}) == 100
    assert judgement.total == 147_703_18


def test_the_columns_of_the_large_list_are_recognised() -> None:
    mapping = proposed(read(LARGE))
    assert mapping.header(Field.OPEN_AMOUNT) == "Openstaand"
    assert mapping.header(Field.ORIGINAL_AMOUNT) == "Bedrag"
    assert len(mapping.fields) == len(mapping.headers) == 18
    assert mapping.decimal_sign is DecimalSign.COMMA
    assert not mapping.assumed
