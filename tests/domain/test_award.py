"""What a judge awards for collection takes the place of what the rules give (row S26)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.claim import Claim, Payment
from clerkdesk.domain.dossier import Award, Facts
from clerkdesk.domain.lines import Group
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import statement, totals
from tests.domain.given import AMOUNTS, DAYS, TARIFFS, business, dossiers, dutch_consumer, euro, letter

INVOICE = Claim("F-1", euro(1000), date(2026, 1, 31), contract=date(2025, 6, 1))
LETTER = letter(date(2026, 2, 14), "F-1", delivered=date(2026, 2, 16))
JUDGED = date(2026, 6, 1)


@pytest.mark.parametrize("amount", [0, 100_00, 180_00])
def test_from_its_day_on_the_award_is_what_is_owed(amount: int) -> None:
    facts = replace(dutch_consumer((INVOICE,), (LETTER,)), awards=(Award(JUDGED, Money(amount)),))
    assert totals(facts, date(2026, 5, 31), TARIFFS).collection_costs == 150_00
    stated = statement(facts, JUDGED, TARIFFS)
    assert stated.totals.collection_costs == amount
    (cost,) = stated.collection_costs
    assert (cost.amount, cost.due_from, cost.because.code) == (amount, JUDGED, "award.costs")


def test_what_was_paid_on_costs_that_the_judge_denied_goes_to_the_rest_of_the_debt() -> None:
    """150 of costs were paid in April; the judge gives 50, so 100 go to interest and principal."""
    paid = Payment("P", date(2026, 4, 1), euro(150))
    facts = replace(
        dutch_consumer((INVOICE,), (LETTER,), (paid,)), awards=(Award(JUDGED, euro(50), ("F-1",)),)
    )
    before = statement(facts, date(2026, 5, 31), TARIFFS)
    assert (before.payments[0].to_costs, before.payments[0].to_principal) == (150_00, 0)
    after = statement(facts, JUDGED, TARIFFS)
    moved = after.payments[0]
    assert moved.to_costs == 50_00
    assert moved.to_interest + moved.to_principal == 100_00
    assert after.totals.due == 1000_00 + 50_00 + after.totals.interest - 150_00


def test_later_invoices_of_a_business_bear_their_own_costs() -> None:
    """The award closes what it is about; a new late invoice begins anew (art. 6:96 lid 4 BW)."""
    later = Claim("F-2", euro(100), date(2026, 7, 31), contract=date(2025, 6, 1))
    facts = replace(business("NL", (INVOICE, later)), awards=(Award(JUDGED, euro(60), ("F-1",)),))
    assert totals(facts, date(2026, 9, 1), TARIFFS).collection_costs == 60_00 + 40_00


@settings(max_examples=300, deadline=None)
@given(dossiers(), DAYS, DAYS, AMOUNTS | st.just(Money(0)))
def test_an_award_loses_and_makes_no_cent(facts: Facts, judged: date, on: date, amount: Money) -> None:
    """P2 holds with an award: lines add up, payments are divided wholly, nothing is below nought."""
    decided = replace(facts, awards=(Award(judged, amount),))
    stated = statement(decided, on, TARIFFS)
    assert sum(line.amount for line in stated.lines) == stated.totals.due >= 0
    assert stated.totals == totals(decided, on, TARIFFS)
    for paid in stated.payments:
        parts = (paid.to_costs, paid.to_interest, paid.to_principal, paid.surplus)
        assert sum(parts) == paid.amount
        assert min(parts) >= 0
    charged = sum(line.amount for line in stated.lines if line.group in (Group.COLLECTION_COSTS, Group.VAT))
    assert sum(p.to_costs for p in stated.payments) <= charged + stated.totals.other_costs
