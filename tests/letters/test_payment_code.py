"""The payment code: its lines, and what cannot be one (row B40)."""

import pytest

from clerkdesk.domain.money import Money
from clerkdesk.letters.payment_code import content, faults, payment_code

IBAN = "NL91 ABNA 0417 1643 00"
OGM = "+++010/8068/17183+++"


def test_an_ogm_is_free_text_with_its_marks() -> None:
    lines = content(IBAN, "Derdengelden Kanaal", Money(123_456), "010806817183").split("\n")
    assert lines[:5] == ["BCD", "002", "1", "SCT", ""]
    assert lines[5:] == ["Derdengelden Kanaal", "NL91ABNA0417164300", "EUR1234.56", "", "", OGM]


def test_an_rf_reference_is_structured() -> None:
    lines = content(IBAN, "Kanaal", Money(1), "RF18 5390 0754 7034", bic="ABNANL2A").split("\n")
    assert lines[4:] == ["ABNANL2A", "Kanaal", "NL91ABNA0417164300", "EUR0.01", "", "RF18539007547034"]


@pytest.mark.parametrize(
    ("iban", "holder", "amount", "reference", "code"),
    [
        ("NL02RABO0123456789", "Kanaal", 100, OGM, "payment_code.iban_wrong"),
        (IBAN, "", 100, OGM, "payment_code.holder_wrong"),
        (IBAN, "K" * 71, 100, OGM, "payment_code.holder_wrong"),
        (IBAN, "Kanaal", 0, OGM, "payment_code.amount_wrong"),
        (IBAN, "Kanaal", 100_000_000_000, OGM, "payment_code.amount_wrong"),
        (IBAN, "Kanaal", 100, "+++010/8068/17184+++", "payment_code.reference_wrong"),
    ],
)
def test_what_cannot_be_paid_gets_no_code(
    iban: str, holder: str, amount: int, reference: str, code: str
) -> None:
    assert [problem.code for problem in faults(iban, holder, Money(amount), reference)] == [code]
    with pytest.raises(ValueError, match="no payment code"):
        payment_code(iban, holder, Money(amount), reference)


def test_the_code_is_a_picture() -> None:
    assert payment_code(IBAN, "Kanaal & Zn", Money(100), OGM).startswith(b"\x89PNG")
