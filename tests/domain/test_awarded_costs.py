"""Costs that bear interest, pauses of interest, and other orders of payment (rows A15, S26, I6)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.choices import AllocationOrder, DatedChoices, LegalChoices
from clerkdesk.domain.claim import Claim, Cost, Event, EventKind, Nature, Payment, ReceivedBy
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import Group
from clerkdesk.domain.statement import statement, totals
from tests.domain.given import (
    DAYS,
    TARIFFS,
    belgian_consumer,
    business,
    dossiers,
    dutch_consumer,
    euro,
    letter,
    reminder,
)

INVOICE = Claim("F-1", euro(1000), date(2026, 1, 31), contract=date(2025, 6, 1))
LETTER = letter(date(2026, 2, 14), "F-1", delivered=date(2026, 2, 16))
AWARDED = Cost("judgment", date(2026, 6, 1), euro(500), interest_from=date(2026, 6, 15))


def test_a_cost_bears_statutory_interest_from_the_day_a_judge_gave() -> None:
    """500 x 4 % x 17/365 from 15 June up to and including 1 July 2026."""
    facts = replace(dutch_consumer(()), claims=(replace(INVOICE, principal=euro(0)),), costs=(AWARDED,))
    stated = statement(facts, date(2026, 7, 1), TARIFFS)
    (line,) = [line for line in stated.lines if line.group is Group.INTEREST]
    assert (line.claim, line.start, line.days, line.amount) == (None, date(2026, 6, 15), 17, 93)
    assert statement(facts, date(2026, 6, 14), TARIFFS).totals.interest == 0
    without = replace(facts, costs=(replace(AWARDED, interest_from=None),))
    assert statement(without, date(2026, 7, 1), TARIFFS).totals.interest == 0


def test_costs_between_businesses_bear_the_ordinary_rate_not_that_of_trade() -> None:
    facts = replace(
        business("NL", (replace(INVOICE, principal=euro(0)),)),
        costs=(replace(AWARDED, interest_from=date(2026, 6, 1)),),
    )
    lines = [line for line in statement(facts, date(2026, 6, 30), TARIFFS).lines if line.group == "interest"]
    assert [(line.percent, line.reason.rule) for line in lines] == [(Decimal(4), "nl.bw.6:119")]


def test_a_payment_takes_the_cost_then_its_interest_then_the_claim() -> None:
    facts = replace(
        dutch_consumer((INVOICE,)), costs=(AWARDED,), payments=(Payment("P", date(2026, 7, 1), euro(501)),)
    )
    paid = statement(facts, date(2026, 7, 1), TARIFFS).payments[0]
    assert (paid.to_costs, paid.to_interest, paid.to_principal) == (500_00, 1_00, 0)
    later = statement(facts, date(2026, 8, 1), TARIFFS)
    assert [line.end for line in later.lines if line.claim is None and line.group is Group.INTEREST] == [
        date(2026, 7, 1)
    ]


def test_what_the_bailiff_received_pays_his_costs_first() -> None:
    """belgium.md 4; row I6: received by us, by the creditor or by the bailiff."""
    named = Payment("P", date(2026, 7, 1), euro(600), ("F-1",), ReceivedBy.BAILIFF)
    facts = replace(dutch_consumer((INVOICE,), (LETTER,)), costs=(AWARDED,), payments=(named,))
    order = LegalChoices(allocation_order=AllocationOrder.PRINCIPAL_INTEREST_COSTS)
    paid = statement(facts, date(2026, 7, 1), TARIFFS, order).payments[0]
    assert (paid.to_costs, paid.to_principal) == (500_00, 100_00)
    ours = replace(named, received_by=ReceivedBy.CREDITOR)
    paid = statement(replace(facts, payments=(ours,)), date(2026, 7, 1), TARIFFS, order).payments[0]
    assert (paid.to_costs, paid.to_principal) == (0, 600_00)


@pytest.mark.parametrize(
    ("order", "to_costs", "to_interest", "to_principal"),
    [
        (AllocationOrder.COSTS_INTEREST_PRINCIPAL, 100_00, 0, 0),
        (AllocationOrder.INTEREST_COSTS_PRINCIPAL, 92_33, 7_67, 0),
        (AllocationOrder.PRINCIPAL_INTEREST_COSTS, 0, 0, 100_00),
    ],
)
def test_the_order_of_the_creditor_decides_which_part_is_paid(
    order: AllocationOrder, to_costs: int, to_interest: int, to_principal: int
) -> None:
    """Interest of 70 days at 4 % over 1,000 is 7.67, the costs of the letter are 150."""
    facts = dutch_consumer((INVOICE,), (LETTER,), (Payment("P", date(2026, 4, 11), euro(100)),))
    paid = statement(facts, date(2026, 4, 11), TARIFFS, LegalChoices(allocation_order=order)).payments[0]
    assert (paid.to_costs, paid.to_interest, paid.to_principal) == (to_costs, to_interest, to_principal)


def test_an_order_counts_for_the_payments_from_its_day_on() -> None:
    changed = DatedChoices(
        ((date(2026, 5, 1), LegalChoices(allocation_order=AllocationOrder.PRINCIPAL_INTEREST_COSTS)),)
    )
    payments = (Payment("P", date(2026, 4, 30), euro(10)), Payment("Q", date(2026, 5, 1), euro(10)))
    stated = statement(dutch_consumer((INVOICE,), (LETTER,), payments), date(2026, 6, 1), TARIFFS, changed)
    assert [p.to_principal for p in stated.payments] == [0, 10_00]


def test_a_belgian_credit_is_paid_down_before_its_costs() -> None:
    """Art. VII.106 WER; the office may choose otherwise."""
    credit = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1), nature=Nature.CREDIT)
    paid = Payment("P", date(2025, 12, 1), euro(100))
    facts = belgian_consumer((credit,), (reminder(date(2025, 9, 1), "F-1"),), (paid,))
    assert statement(facts, paid.on, TARIFFS).payments[0].to_principal == 100_00
    other = LegalChoices(be_credit_principal_first=False)
    assert statement(facts, paid.on, TARIFFS, other).payments[0].to_costs > 0


@pytest.mark.parametrize(
    ("decided", "days"),
    [(None, 60), (date(2025, 10, 31), 121), (date(2025, 11, 1), 120), (date(2025, 11, 16), 105)],
)
def test_an_undecided_request_for_a_plan_stops_the_interest_after_thirty_days(
    decided: date | None, days: int
) -> None:
    """Asked on 1 October 2025: no interest from 1 November on, again the day after the decision."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1), nature=Nature.GOODS)
    facts = belgian_consumer((claim,), (reminder(date(2025, 9, 1), "F-1"),))
    asked = Event(EventKind.PLAN_REQUEST, date(2025, 10, 1), decided)
    lines = statement(replace(facts, events=(asked,)), date(2025, 12, 31), TARIFFS).lines
    counted = sum(line.days or 0 for line in lines if line.group is Group.INTEREST)
    assert counted == days


@settings(max_examples=200, deadline=None)
@given(dossiers(), DAYS, st.sampled_from(AllocationOrder))
def test_no_order_loses_or_makes_a_cent(facts: Facts, on: date, order: AllocationOrder) -> None:
    """P2: allocations are the payment and never more than what is open, whatever the order."""
    choices = LegalChoices(allocation_order=order)
    stated = statement(facts, on, TARIFFS, choices)
    assert sum(line.amount for line in stated.lines) == stated.totals.due >= 0
    assert totals(facts, on, TARIFFS, choices) == stated.totals
    for paid in stated.payments:
        parts = (paid.to_costs, paid.to_interest, paid.to_principal, paid.surplus)
        assert sum(parts) == paid.amount
        assert min(parts) >= 0
    assert sum(p.to_principal for p in stated.payments) <= stated.totals.principal
    assert sum(p.to_interest for p in stated.payments) <= stated.totals.interest
