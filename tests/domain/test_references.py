"""Payment references, holds and choices."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain import references
from clerkdesk.domain.holds import Act, Hold, HoldKind, HoldScope, held_claims, may


@given(st.integers(1, 10**9))
def test_every_dossier_has_a_reference_that_is_valid_and_finds_a_wrong_digit(number: int) -> None:
    """A16, B41."""
    ogm = references.reference_for("BE", number)
    kenmerk = references.reference_for("NL", number)
    assert references.is_ogm(ogm)
    assert references.is_payment_reference(kenmerk)
    assert references.is_creditor_reference(references.reference_for("DE", number))
    valid = [digit for digit in range(10) if references.is_payment_reference(f"{digit}{kenmerk[1:]}")]
    assert valid == [int(kenmerk[0])]
    assert not references.is_ogm(ogm[:-4] + f"{(int(ogm[-5:-3]) + 1) % 100:02d}" + "+++")


@given(st.sampled_from((7, *range(9, 15), 16)), st.data())
def test_payment_references_of_every_length_are_right_and_carry_their_length(
    length: int, data: st.DataObject
) -> None:
    """Seven digits have no check; nine to fourteen carry their length; sixteen are filled with zeros."""
    carried = {7: 7, 16: 15}.get(length, length - 2)
    digits = f"{data.draw(st.integers(1, 10**carried - 1)):0{carried}d}"
    reference = references.payment_reference(digits, length)
    assert len(reference) == length and reference.endswith(digits)
    assert references.is_payment_reference(reference)
    if length == 7:
        return
    valid = [check for check in range(10) if references.is_payment_reference(f"{check}{reference[1:]}")]
    assert valid == [int(reference[0])]
    if length < 16:
        assert reference[1] == str(carried % 10)
        longer = [f"{check}{(carried + 1) % 10}{digits}" for check in range(10)]
        assert not any(map(references.is_payment_reference, longer))


@pytest.mark.parametrize(("digits", "length"), [("1234567", 9), ("123456789012", 14), ("1234", 16)])
def test_the_printed_shapes_of_a_payment_reference(digits: str, length: int) -> None:
    """Weights 2, 4, 8, 5, 10, 9, 7, 3, 6, 1 from the right, counted here by hand."""
    rest = digits.zfill(15) if length == 16 else f"{len(digits) % 10}{digits}"
    weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1] * 2
    total = sum(int(digit) * weight for digit, weight in zip(reversed(rest), weights, strict=False))
    check = {0: "0", 1: "1"}.get(total % 11, str(11 - total % 11))
    assert references.payment_reference(digits, length) == f"{check}{rest}"


@pytest.mark.parametrize("text", ["12345678", "123456789012345", "x234567", ""])
def test_other_lengths_are_no_payment_reference(text: str) -> None:
    assert not references.is_payment_reference(text)


@pytest.mark.parametrize("base", ["", "123", "0000000000", "12345678901", "12345678x0"])
def test_an_ogm_needs_ten_digits(base: str) -> None:
    with pytest.raises(ValueError, match="ten digits"):
        references.ogm(base)


@pytest.mark.parametrize(
    ("digits", "length"),
    [("", 16), ("0", 16), ("x", 16), ("1" * 16, 16), ("123456", 7), ("12345678", 9), ("1" * 6, 8)],
)
def test_what_does_not_fit_becomes_no_payment_reference(digits: str, length: int) -> None:
    with pytest.raises(ValueError, match="digits of a betalingskenmerk"):
        references.payment_reference(digits, length)


def test_the_longest_hold_answers_and_single_claims_hold_only_themselves() -> None:
    on = date(2026, 11, 22)
    short = Hold(HoldKind.PROMISE, on, date(2026, 11, 30))
    long = Hold(HoldKind.PLAN, on, None, blocks=frozenset({Act.LETTER}))
    claim = Hold(HoldKind.DISPUTE, on, None, HoldScope.CLAIM, "F-1")
    assert may(Act.LETTER, (short, long, claim), on) is long
    assert may(Act.CALL, (short, long, claim), on) is short
    assert may(Act.CALL, (short, long, claim), date(2026, 12, 1)) is None
    assert held_claims(Act.CALL, (short, claim), on) == {"F-1"}
