"""The numbers of companies, people and accounts, with what is wrong said (law papers 8.3 and 5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.identifiers import (
    Fault,
    enterprise_number,
    iban_fault,
    is_citizen_number,
    is_national_number,
    registration_fault,
    vat_fault,
)
from clerkdesk.domain.parties import Language
from clerkdesk.wording import SPOKEN, catalogue


def belgian_account(base: int) -> str:
    """Return the IBAN of a national number of ten digits, both checks counted here by hand."""
    bban = f"{base:010d}{base % 97 or 97:02d}"
    return f"BE{98 - int(f'{bban}111400') % 97:02d}{bban}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("NL91 ABNA 0417 1643 00", None),
        ("NL20INGB0001234567", None),
        ("NL02RABO0123456789", Fault.IBAN_CHECK),
        ("NL91ABNA041716430", Fault.IBAN_FORM),
        ("BE68 5390 0754 7034", None),
        ("BE68539007547035", Fault.IBAN_CHECK),
        ("BE41539007547035", Fault.IBAN_NATIONAL),
        ("be68-5390-0754-7034", None),
        ("DE89 3704 0044 0532 0130 00", None),
        ("DE88 3704 0044 0532 0130 00", Fault.IBAN_CHECK),
        ("XX12", Fault.IBAN_CHECK),
        ("Triodos", Fault.IBAN_CHECK),
        ("BE6８539007547034", Fault.IBAN_FORM),
    ],
)
def test_an_account_number_is_right_or_says_what_is_wrong(text: str, fault: Fault | None) -> None:
    """The fourth Belgian one passes the international check and fails the national one."""
    assert iban_fault(text) == fault


@given(st.integers(1, 10**10 - 1), st.integers(0, 11), st.integers(1, 9))
def test_a_belgian_account_with_one_other_digit_is_refused_even_with_its_check_mended(
    base: int, place: int, shift: int
) -> None:
    right = belgian_account(base)
    assert iban_fault(right) is None
    digit = str((int(right[4 + place]) + shift) % 10)
    bban = right[4:][:place] + digit + right[5 + place :]
    mended = f"BE{98 - int(f'{bban}111400') % 97:02d}{bban}"
    assert iban_fault(f"{right[:4]}{bban}") is Fault.IBAN_CHECK
    assert iban_fault(mended) is Fault.IBAN_NATIONAL


@pytest.mark.parametrize(
    ("text", "country", "fault"),
    [
        ("61234502", "NL", None),
        ("01 23 45 67", "NL", None),
        ("1234567", "NL", Fault.KVK_ZERO_LOST),
        ("00000000", "NL", Fault.KVK_FORM),
        ("000012345678", "NL", Fault.KVK_BRANCH),
        ("111222333", "NL", Fault.KVK_RSIN),
        ("111222334", "NL", Fault.KVK_FORM),
        ("NL004495445B01", "NL", Fault.KVK_FORM),
        ("0403.019.261", "BE", None),
        ("BE 0428.759.497", "BE", None),
        ("403.019.261", "BE", None),
        ("0431.150.351", "BE", Fault.KBO_CHECK),
        ("2.112.233.396", "BE", Fault.KBO_ESTABLISHMENT),
        ("2.112.233.397", "BE", Fault.KBO_CHECK),
        ("9.112.233.397", "BE", Fault.KBO_FORM),
        ("04030192", "BE", Fault.KBO_FORM),
        ("whatever", "DE", None),
    ],
)
def test_a_register_number_is_right_or_says_what_is_wrong(
    text: str, country: str, fault: Fault | None
) -> None:
    assert registration_fault(text, country) == fault


@pytest.mark.parametrize(
    ("text", "country", "fault"),
    [
        ("NL004495445B01", "NL", None),
        ("nl 0044.95.445.B.01", "NL", None),
        ("NL002455799B11", "NL", None),
        ("NL000099998B57", "NL", None),
        ("NL123456789B13", "NL", None),
        ("NL123456789B90", "NL", Fault.VAT_CHECK),
        ("004495445B01", "NL", None),
        ("NL4495445", "NL", Fault.VAT_FORM_NL),
        ("BE0428.759.497", "NL", None),
        ("0428.759.497", "BE", None),
        ("BE428759497", "BE", None),
        ("BE0431150351", "BE", Fault.VAT_CHECK),
        ("BE2112233396", "BE", Fault.VAT_FORM_BE),
        ("DE136695976", "DE", None),
        ("DE136695978", "DE", Fault.VAT_CHECK),
        ("GB1", "GB", None),
    ],
)
def test_a_vat_number_of_both_countries_and_of_the_union(
    text: str, country: str, fault: Fault | None
) -> None:
    """Two kinds in the Netherlands: the test of eleven, and that of 97 of sole traders since 2020."""
    assert vat_fault(text, country) == fault


@given(st.integers(1, 10**8 - 1))
def test_an_old_enterprise_number_gets_its_zero_and_stays_right(base: int) -> None:
    number = f"{base:08d}{97 - base % 97:02d}"
    if number[0] in "01":
        assert registration_fault(number, "BE") is None
        assert enterprise_number(f"BE {number[:4]}.{number[4:7]}.{number[7:]}") == number
    if number[0] == "0" and int(number):
        assert enterprise_number(number[1:]) == number


def test_numbers_of_people_are_recognised() -> None:
    """The test of eleven passes one number in eleven: who asks it knows what else may stand there."""
    assert is_citizen_number("111222333")
    assert is_citizen_number("1112.22.333")
    assert not is_citizen_number("111222334")
    assert not is_citizen_number("61234502")
    assert is_national_number("85.07.30-033 28")
    assert not is_national_number("85.07.30-033 29")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_fault_can_be_said(language: Language) -> None:
    said = {key for key in catalogue(language, "problems") if key.startswith("identifier.")}
    assert said == {fault.code for fault in Fault}
