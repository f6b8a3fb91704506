"""Letters as they are written: exact texts, exact amounts, nothing lost and nothing left open."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.letters.letter import Address, ClaimRow, LetterData, LetterKind, StatementRow, Window
from clerkdesk.letters.package import W, parse
from clerkdesk.letters.render import LetterRefusedError, fill, render_letter
from clerkdesk.letters.sample import sample
from clerkdesk.letters.template import load, shipped
from clerkdesk.letters.values import euros, long_date, values_of, window_lines

Words = Callable[[bytes], str]


def letter(data: LetterData) -> bytes:
    """Return the letter from the program's own template."""
    return render_letter(shipped(data.kind, data.language), data)


def with_claims(data: LetterData, *claims: ClaimRow) -> LetterData:
    """Return the letter about other invoices, with nothing but their principal."""
    due = Money(sum(claim.amount for claim in claims))
    return replace(data, claims=claims, statement=(), totals=replace(data.totals, principal=due, due=due))


@pytest.fixture
def dutch() -> LetterData:
    """Return a Dutch 14-day letter."""
    return sample(LetterKind.FOURTEEN_DAY_LETTER, Language.NL)


@pytest.mark.parametrize(
    "name",
    ["Jansen & Zn <B.V.>", "A ]]> B", "C </w:t> D", "{{ 7*7 }}", "{% raw %}", 'O\'Brien "x"', "Çağlar Ñandú"],
)
def test_w05_w06_a_name_stands_in_the_letter_letter_for_letter(
    dutch: LetterData, words_of: Words, name: str
) -> None:
    words = words_of(letter(replace(dutch, addressee=replace(dutch.addressee, name=name))))
    assert f">{name}<" in unescape(words.replace("&lt;", "\0")).replace("\0", "<")


@pytest.mark.parametrize("bad", ["a\x00b", "a\x0bb", "a\x1bb", "a\x85b"])
def test_w07_control_characters_are_refused_by_name_of_the_field(dutch: LetterData, bad: str) -> None:
    with pytest.raises(LetterRefusedError) as refused:
        letter(replace(dutch, addressee=replace(dutch.addressee, care_of=bad)))
    (problem,) = refused.value.problems
    assert (problem.code, problem.about) == ("letters.control_character", "addressee.care_of")


def test_line_ends_in_a_description_become_spaces(dutch: LetterData, words_of: Words) -> None:
    row = replace(dutch.claims[0], description="Bank\nen\tstoel")
    assert "Bank en stoel" in words_of(letter(with_claims(dutch, row)))


def test_w10_fields_in_header_footer_text_box_and_split_runs_are_filled(
    edited: Callable[..., bytes], dutch: LetterData, words_of: Words
) -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>box {</w:t></w:r><w:r><w:t>{ dos</w:t></w:r><w:r><w:t>sier }}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    content = edited(lambda xml: xml.replace("<w:body>", f"<w:body>{box}", 1))
    template = load(content, LetterKind.FOURTEEN_DAY_LETTER, Language.NL)
    assert not isinstance(template, tuple)
    words = words_of(render_letter(template, dutch))
    assert "box 2026-004711" in words
    assert "{{" not in words
    assert "{%" not in words


def test_w11_no_rows_and_four_thousand_rows(dutch: LetterData) -> None:
    many = tuple(
        ClaimRow(f"F-{n}", "x" * (n % 60 + 1), date(2026, 1, 1), date(2026, 1, 31), Money(n + 1))
        for n in range(4_000)
    )
    with zipfile.ZipFile(BytesIO(letter(with_claims(dutch, *many)))) as made:
        rows = list(parse(made.read("word/document.xml")).iter(f"{W}tr"))
    assert len(rows) > 4_000
    template, values = shipped(dutch.kind, dutch.language), values_of(dutch)
    assert fill(template, {**values, "claims": [], "statement": []}, {"payment_qr": b""})


def test_w11_a_name_of_300_characters_is_not_cut(dutch: LetterData, words_of: Words) -> None:
    name = "Stichting " + "Samenwerking " * 22 + "Oost"
    assert name in words_of(letter(replace(dutch, addressee=replace(dutch.addressee, name=name))))


def test_two_letters_differ_only_where_their_data_does(dutch: LetterData) -> None:
    assert letter(dutch) == letter(dutch)


def test_s16_the_exact_costs_and_the_vat_are_in_the_14_day_letter(dutch: LetterData, words_of: Words) -> None:
    words = words_of(letter(replace(dutch, announced_costs=Money(15_000), announced_vat=Money(3_150))))
    assert all(amount in words for amount in ("€\xa0150,00", "€\xa031,50", "€\xa0181,50"))


def test_what_the_office_knows_of_the_debtor_decides_the_window(dutch: LetterData) -> None:
    home = window_lines(dutch)
    assert home == ["A. Jansen-de Wit", "Lindelaan 112 B", "3731 GA\xa0 De Bilt"]
    abroad = replace(
        dutch.addressee, address=Address("Rue Haute", "3", "1000", "Bruxelles", "BE"), care_of="p/a Els"
    )
    assert window_lines(replace(dutch, addressee=abroad)) == [
        "A. Jansen-de Wit",
        "p/a Els",
        "Rue Haute 3",
        "1000\xa0 Bruxelles",
        "BELGIË",
    ]


@pytest.mark.parametrize(
    ("language", "amount", "day"),
    [
        (Language.NL, "€\xa01.234,56", "1\xa0mei\xa02026"),
        (Language.FR, "1.234,56\xa0€", "1er\xa0mai\xa02026"),
        (Language.EN, "€1,234.56", "1\xa0May\xa02026"),
    ],
)
def test_amounts_and_days_are_written_as_the_language_does(language: Language, amount: str, day: str) -> None:
    assert euros(Money(123_456), language) == amount
    assert long_date(date(2026, 5, 1), language) == day


REFUSALS: list[tuple[str, Callable[[LetterData], LetterData]]] = [
    ("letters.no_claims", lambda data: replace(data, claims=())),
    ("letters.nothing_due", lambda data: replace(data, totals=replace(data.totals, due=Money(0)))),
    ("letters.sum_differs", lambda data: replace(data, statement=(StatementRow("x", Money(1)),))),
    ("letters.no_announced_costs", lambda data: replace(data, announced_costs=None)),
    ("letters.term_too_short", lambda data: replace(data, pay_by=data.on + timedelta(days=13))),
    ("letters.kind_wrong_law", lambda data: replace(data, law="BE")),
    ("letters.data_missing", lambda data: replace(data, office=replace(data.office, nl_registration=""))),
    ("letters.data_missing", lambda data: replace(data, creditor=replace(data.creditor, name=" "))),
    (
        "payment_code.iban_wrong",
        lambda data: replace(data, office=replace(data.office, iban="NL02RABO0123456789")),
    ),
    ("payment_code.reference_wrong", lambda data: replace(data, reference="+++123/4567/89012+++")),
]


@pytest.mark.parametrize(("code", "change"), REFUSALS)
def test_a_letter_that_is_not_right_is_not_made(
    dutch: LetterData, code: str, change: Callable[[LetterData], LetterData]
) -> None:
    with pytest.raises(LetterRefusedError) as refused:
        letter(change(dutch))
    assert code in {problem.code for problem in refused.value.problems}


def test_a_dutch_company_may_be_written_to_without_a_mark_of_the_register(dutch: LetterData) -> None:
    data = sample(LetterKind.FIRST_DEMAND, Language.NL, "NL", DebtorKind.COMPANY)
    assert letter(replace(data, office=replace(data.office, nl_registration="")))


def test_both_sides_of_the_envelope_carry_address_and_particulars(dutch: LetterData, words_of: Words) -> None:
    left, right = (words_of(letter(replace(dutch, window=side))) for side in Window)
    assert left != right
    assert left.count("Lindelaan 112 B") == right.count("Lindelaan 112 B") == 1
