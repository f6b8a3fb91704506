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


@pytest.mark.parametrize("length", range(7, 13))
def test_shorter_payment_references_carry_their_length(length: int) -> None:
    body = f"{length % 10}" + "1234567890123"[:length]
    valid = [check for check in range(10) if references.is_payment_reference(f"{check}{body}")]
    assert len(valid) == 1
    assert not references.is_payment_reference(f"{valid[0]}{(length + 1) % 10}{body[1:]}")


@pytest.mark.parametrize("base", ["", "123", "0000000000", "12345678901", "12345678x0"])
def test_an_ogm_needs_ten_digits(base: str) -> None:
    with pytest.raises(ValueError, match="ten digits"):
        references.ogm(base)


@pytest.mark.parametrize("digits", ["", "0", "x", "1" * 16])
def test_a_payment_reference_needs_one_to_fifteen_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="one to fifteen digits"):
        references.payment_reference(digits)


def test_the_longest_hold_answers_and_single_claims_hold_only_themselves() -> None:
    on = date(2026, 11, 22)
    short = Hold(HoldKind.PROMISE, on, date(2026, 11, 30))
    long = Hold(HoldKind.PLAN, on, None, blocks=frozenset({Act.LETTER}))
    claim = Hold(HoldKind.DISPUTE, on, None, HoldScope.CLAIM, "F-1")
    assert may(Act.LETTER, (short, long, claim), on) is long
    assert may(Act.CALL, (short, long, claim), on) is short
    assert may(Act.CALL, (short, long, claim), date(2026, 12, 1)) is None
    assert held_claims(Act.CALL, (short, claim), on) == {"F-1"}
