"""Statements: what is owed on a day, when it may be claimed, and where payments go."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.allocation import pro_rata, split
from clerkdesk.domain.choices import BusinessScale, ClauseAboveCap, LegalChoices
from clerkdesk.domain.claim import Claim, Cost, Event, EventKind, Nature, Notice, Payment
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band, Creditor, Facts, Terms
from clerkdesk.domain.law.be.indemnity import cap
from clerkdesk.domain.law.nl.collection_costs import statutory_costs
from clerkdesk.domain.lines import CostState, Group, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import statement, totals
from tests.domain.given import (
    AMOUNTS,
    AT_MAXIMUM,
    DAYS,
    TARIFFS,
    belgian_consumer,
    business,
    days_after,
    dossiers,
    dutch_consumer,
    euro,
    letter,
    reminder,
)

INVOICE = Claim("F-1", euro(1000), date(2026, 1, 31), contract=date(2025, 6, 1))
LETTER = letter(date(2026, 2, 14), "F-1", delivered=date(2026, 2, 16))
CLAIMABLE = date(2026, 3, 3)


@settings(max_examples=300, deadline=None)
@given(dossiers(), DAYS)
def test_lines_add_up_and_nothing_is_lost(facts: Facts, on: date) -> None:
    """P2: allocations and surplus are the payment, within bounds; lines are the total; totals agree."""
    stated = statement(facts, on, TARIFFS)
    sums = stated.totals
    assert sum(line.amount for line in stated.lines) == sums.due >= 0
    assert sums == totals(facts, on, TARIFFS)
    for payment in stated.payments:
        parts = (payment.to_costs, payment.to_interest, payment.to_principal, payment.surplus)
        assert sum(parts) == payment.amount
        assert min(parts) >= 0
    assert sum(p.to_principal for p in stated.payments) <= sums.principal
    assert sum(p.to_interest for p in stated.payments) <= sums.interest
    assert sum(p.to_costs for p in stated.payments) <= sums.collection_costs + sums.vat + sums.other_costs
    by_group = {g: sum(line.amount for line in stated.lines if line.group is g) for g in Group}
    assert by_group[Group.INTEREST] == sums.interest
    assert by_group[Group.COLLECTION_COSTS] == sums.collection_costs


@settings(max_examples=150, deadline=None)
@given(dossiers(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(facts: Facts, on: date, chance: Random) -> None:
    """P4: a back-dated payment equals one booked in time."""
    payments = list(facts.payments)
    chance.shuffle(payments)
    assert totals(replace(facts, payments=tuple(payments)), on, TARIFFS) == totals(facts, on, TARIFFS)


@settings(max_examples=150, deadline=None)
@given(dossiers(), DAYS)
def test_nothing_is_claimed_before_its_day(facts: Facts, on: date) -> None:
    stated = statement(facts, on, TARIFFS)
    for cost in stated.collection_costs:
        assert (cost.state is CostState.DUE) == (cost.due_from is not None and cost.due_from <= on)
    for line in stated.lines:
        if line.group is Group.INTEREST:
            claim = next(claim for claim in facts.claims if claim.id == line.claim)
            assert line.start and line.end
            assert claim.due < line.start <= line.end <= on


@settings(max_examples=150, deadline=None)
@given(dossiers(), DAYS)
def test_consumers_never_owe_more_than_the_caps(facts: Facts, on: date) -> None:
    stated = statement(facts, on, TARIFFS)
    for cost in stated.collection_costs:
        principals = [c.principal - c.disputed for c in facts.claims if c.id in cost.claims]
        base = Money(sum(principals))
        if stated.regime.id is RegimeId.BE_CONSUMER_XIX and cost.state is CostState.DUE:
            assert cost.amount <= cap(base, on, TARIFFS)[0]
        if stated.regime.id is RegimeId.NL_CONSUMER and cost.state is CostState.DUE:
            right = statutory_costs([base], on, facts.creditor, TARIFFS)
            assert right is not None
            assert cost.amount <= right.amount


@given(st.integers(0, 10**9), st.tuples(*[st.integers(0, 10**9)] * 3))
def test_a_split_is_the_payment_within_what_is_open(payment: int, open_: tuple[int, int, int]) -> None:
    parts = split(payment, *open_)
    assert sum(parts) == payment
    assert all(0 <= part <= most for part, most in zip(parts, open_, strict=False))


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=6), st.data())
def test_shares_of_equal_claims_add_up_and_stay_near(weights: list[int], data: st.DataObject) -> None:
    """P8: the sum is exact, each share within a cent per claim, none above what is open."""
    payment = data.draw(st.integers(0, sum(weights)))
    shares = pro_rata(payment, weights)
    assert sum(shares) == payment
    for share, weight in zip(shares, weights, strict=True):
        assert 0 <= share <= weight
        assert abs(share * sum(weights) - payment * weight) <= len(weights) * sum(weights)


def test_costs_are_announced_until_the_term_is_over() -> None:
    """S14, S15, S17, S41: fourteen days free, then due by themselves."""
    facts = dutch_consumer((INVOICE,), (LETTER,))
    (before,) = statement(facts, days_after(CLAIMABLE, -1), TARIFFS).collection_costs
    assert (before.state, before.due_from, before.amount) == (CostState.ANNOUNCED, CLAIMABLE, euro(150))
    assert totals(facts, days_after(CLAIMABLE, -1), TARIFFS).collection_costs == 0
    assert totals(facts, CLAIMABLE, TARIFFS).collection_costs == euro(150)


def test_a_part_payment_in_the_term_lowers_the_costs() -> None:
    """HR 2016:2704: costs over what is unpaid at the end of the term."""
    paid = Payment("P", date(2026, 2, 20), euro(600))
    facts = dutch_consumer((INVOICE,), (LETTER,), (paid,))
    left = 40_000 + totals(facts, date(2026, 2, 20), TARIFFS).interest
    assert totals(facts, CLAIMABLE, TARIFFS).collection_costs == (15 * left + 50) // 100


def test_full_payment_in_the_term_brings_no_costs() -> None:
    whole = Payment("P", date(2026, 2, 20), euro(1010))
    stated = statement(dutch_consumer((INVOICE,), (LETTER,), (whole,)), date(2026, 6, 1), TARIFFS)
    assert stated.totals.collection_costs == stated.totals.due == 0
    assert stated.collection_costs[0].because.code == "nl.costs.paid_in_time"


@pytest.mark.parametrize(
    ("notice", "code"),
    [
        (letter(date(2026, 2, 14), "F-1", term_days=13), "nl.notice.term_too_short"),
        (letter(date(2026, 1, 31), "F-1"), "nl.notice.too_early"),
        (letter(date(2026, 2, 14), "F-1", announced_costs=euro(151)), "nl.notice.wrong_costs"),
        (letter(date(2026, 2, 14), "F-1", invalid_because="na dagtekening"), "nl.notice.invalid"),
    ],
)
def test_a_defective_letter_brings_no_costs(notice: Notice, code: str) -> None:
    """S16: until a new, correct letter."""
    facts = dutch_consumer((INVOICE,), (notice,))
    stated = statement(facts, date(2026, 6, 1), TARIFFS)
    assert stated.totals.collection_costs == 0
    assert [cost.because.code for cost in stated.collection_costs] == [code]
    repaired = replace(facts, notices=(*facts.notices, letter(date(2026, 3, 2), "F-1")))
    assert totals(repaired, date(2026, 6, 1), TARIFFS).collection_costs == euro(150)


def test_vat_only_when_it_was_announced_too() -> None:
    creditor = Creditor(vat_deductible=False, declares_vat=True)
    for announced, vat in ((Money(18_150), 3_150), (euro(150), 0)):
        notice = letter(date(2026, 2, 14), "F-1", announced_costs=announced)
        facts = replace(dutch_consumer((INVOICE,), (notice,)), creditor=creditor)
        assert totals(facts, date(2026, 6, 1), TARIFFS).vat == vat


def test_credit_bears_no_collection_costs() -> None:
    facts = dutch_consumer((replace(INVOICE, nature=Nature.CREDIT),), (LETTER,))
    stated = statement(facts, date(2026, 6, 1), TARIFFS)
    assert stated.totals.collection_costs == 0
    assert "nl.costs.credit" in [cost.because.code for cost in stated.collection_costs]


def test_two_letters_bear_their_own_costs_and_no_claim_twice() -> None:
    second = replace(INVOICE, id="F-2", due=date(2026, 4, 30))
    notices = (LETTER, letter(date(2026, 5, 11), "F-1", "F-2"))
    stated = statement(dutch_consumer((INVOICE, second), notices), date(2026, 8, 1), TARIFFS)
    assert [(c.claims, c.amount) for c in stated.collection_costs] == [
        (("F-1",), euro(150)),
        (("F-2",), euro(150)),
    ]


def test_belgian_interest_counts_back_over_what_was_unpaid_at_the_end_of_the_term() -> None:
    """1.4: an SME counts from the day after sending; what was paid in the free term bears nothing."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    sent = reminder(date(2025, 9, 1), "F-1")
    paid = Payment("P", date(2025, 9, 5), euro(300))
    facts = belgian_consumer((claim,), (sent,), (paid,))
    assert totals(facts, date(2025, 9, 15), TARIFFS).interest == 0
    whole = statement(facts, date(2025, 12, 31), TARIFFS)
    assert whole.totals.interest == (10_000 * 1050 * 121 * 2 + 3_650_000) // (2 * 3_650_000)
    assert whole.totals.collection_costs == euro(20)
    large = statement(
        replace(facts, creditor=replace(facts.creditor, sme=False)), date(2025, 12, 31), TARIFFS
    )
    assert large.lines[-2].start == date(2025, 9, 16)


def test_without_a_reminder_a_belgian_consumer_owes_only_the_principal() -> None:
    """I31, I32."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    stated = statement(belgian_consumer((claim,)), date(2026, 8, 31), TARIFFS)
    assert stated.totals.due == euro(400)
    assert [cost.because.code for cost in stated.collection_costs] == ["be.costs.no_reminder"]


def test_a_belgian_clause_above_the_caps_is_void_unless_the_office_chose_otherwise() -> None:
    """Traps 5: not the lower of the two."""
    terms = Terms(
        interest=AgreedInterest(percent_per_year=Decimal(15)),
        collection_costs=AgreedCosts(bands=(Band(Decimal(20)),)),
    )
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    facts = belgian_consumer((claim,), (reminder(date(2025, 9, 1), "F-1"),), terms=terms)
    void = statement(facts, date(2025, 12, 31), TARIFFS)
    assert void.totals.due == euro(400)
    assert {c.because.code for c in void.collection_costs} == {"be.costs.void", "be.interest.void"}
    reduced = LegalChoices(be_clause_above_cap=ClauseAboveCap.REDUCED)
    lower = totals(facts, date(2025, 12, 31), TARIFFS, reduced)
    assert (lower.collection_costs, lower.interest) == (euro(55), 1392)


def test_a_belgian_consumer_is_never_charged_other_costs() -> None:
    """I35: an exhaustive list; what a bailiff serves stands outside it."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    costs = (Cost("file", date(2025, 10, 1), euro(25)), Cost("summons", date(2025, 11, 1), euro(300)))
    facts = replace(belgian_consumer((claim,)), costs=costs)
    stated = statement(facts, date(2026, 1, 1), TARIFFS)
    assert stated.totals.other_costs == euro(300)
    assert "be.costs.forbidden" in [cost.because.code for cost in stated.collection_costs]


@pytest.mark.parametrize(
    ("scale", "amount"),
    [
        (BusinessScale.STATUTORY, euro(150)),
        (BusinessScale.FIFTEEN_PERCENT, euro(150)),
        (BusinessScale.TWENTY_FIFTEEN, euro(175)),
    ],
)
def test_the_office_chooses_the_scale_for_dutch_businesses(scale: BusinessScale, amount: Money) -> None:
    """B14, B58, O10 and traps 1: a setting, and the line names it."""
    stated = statement(
        business("NL", (INVOICE,)), date(2026, 3, 1), TARIFFS, LegalChoices(nl_business_scale=scale)
    )
    (cost,) = stated.collection_costs
    assert cost.amount == amount
    assert cost.because.tariff is not None
    assert cost.because.tariff.startswith(scale)


def test_dutch_business_claims_share_one_scale_and_keep_it_after_part_payments() -> None:
    """1.5: the principals together, not lowered by later payments."""
    claims = (INVOICE, replace(INVOICE, id="F-2", due=date(2026, 3, 31)))
    paid = Payment("P", date(2026, 5, 1), euro(900))
    stated = statement(business("NL", claims, (paid,)), date(2026, 6, 1), TARIFFS)
    assert [(c.claims, c.amount) for c in stated.collection_costs] == [(("F-1", "F-2"), euro(300))]


def test_disputed_parts_are_left_out_of_everything() -> None:
    whole = replace(INVOICE, disputed=INVOICE.principal)
    part = replace(INVOICE, id="F-2", disputed=euro(600))
    facts = dutch_consumer((whole, part), (letter(date(2026, 2, 14), "F-1", "F-2"),))
    sums = totals(facts, date(2026, 6, 1), TARIFFS)
    assert (sums.principal, sums.disputed, sums.collection_costs) == (euro(400), euro(1600), euro(60))
    assert sums.due == euro(460) + sums.interest


def test_a_payment_goes_to_the_claim_the_debtor_named_else_to_the_oldest() -> None:
    younger = replace(INVOICE, id="F-2", due=date(2026, 2, 28))
    on = date(2026, 3, 2)
    for named, first in (((), "F-1"), (("F-2",), "F-2")):
        paid = Payment("P", on, euro(500), named)
        stated = statement(dutch_consumer((younger, INVOICE), (), (paid,)), days_after(on, 30), TARIFFS)
        bases = {line.claim: line.base for line in stated.lines if line.group is Group.INTEREST}
        assert [claim for claim, base in bases.items() if base is not None and base < euro(1000)] == [first]


def test_what_is_paid_too_much_stays_nobodys() -> None:
    paid = Payment("P", date(2026, 1, 31), euro(1200))
    stated = statement(dutch_consumer((INVOICE,), (), (paid,)), date(2026, 6, 1), TARIFFS)
    assert stated.payments[0].surplus == euro(200)
    assert stated.totals.due == 0
    assert stated.lines[-1].reason.code == "payment.surplus"


@pytest.mark.parametrize(("kind", "last"), [(EventKind.BANKRUPTCY, 1), (EventKind.COLLECTIVE_SETTLEMENT, 0)])
def test_a_court_stops_the_interest(kind: EventKind, last: int) -> None:
    day = date(2026, 5, 10)
    facts = replace(dutch_consumer((INVOICE,)), events=(Event(kind, day),))
    stated = statement(facts, date(2026, 9, 1), TARIFFS)
    assert stated.lines[-1].end == days_after(day, -last)
    assert {(act.start, act.because.code) for act in stated.conduct.next_allowed} == {(None, "conduct.court")}


def test_a_belgian_company_owing_a_dutch_seller_is_under_dutch_law() -> None:
    """4.4: unless the terms choose otherwise."""
    facts = replace(business("BE", (INVOICE,)), creditor=Creditor("NL"))
    assert statement(facts, date(2026, 6, 1), TARIFFS).regime.id is RegimeId.NL_BUSINESS
    chosen = replace(facts, creditor=Creditor("NL", terms=Terms(law="BE")))
    assert statement(chosen, date(2026, 6, 1), TARIFFS).regime.id is RegimeId.BE_BUSINESS


@pytest.mark.parametrize(
    ("contract", "due", "regime", "because"),
    [
        (date(2023, 9, 1), date(2024, 1, 1), RegimeId.BE_CONSUMER_XIX, "regime.be_xix_contract"),
        (date(2023, 8, 31), date(2024, 1, 1), RegimeId.BE_CONSUMER_XIX, "regime.be_xix_arrears"),
        (date(2023, 8, 31), date(2023, 9, 1), RegimeId.BE_CONSUMER_XIX, "regime.be_xix_arrears"),
        (date(2023, 8, 31), date(2023, 8, 30), RegimeId.BE_CONSUMER_2002, "regime.be_2002"),
        (None, date(2022, 1, 1), RegimeId.BE_CONSUMER_XIX, "regime.no_contract_date"),
    ],
)
def test_contract_and_arrears_choose_the_belgian_regime(
    contract: date | None, due: date, regime: RegimeId, because: str
) -> None:
    """I30, I33, I34: with the reason; a missing date is assumed for the consumer's benefit and named."""
    claim = Claim("F-1", euro(100), due, contract=contract)
    stated = statement(belgian_consumer((claim,), terms=AT_MAXIMUM), date(2026, 1, 1), TARIFFS)
    assert (stated.regime.id, stated.regime.because.code) == (regime, because)
    assumed = [reason.code for reason in stated.regime.assumed]
    assert assumed == (["regime.no_contract_date"] if contract is None else [])


@given(AMOUNTS, DAYS)
def test_an_invoice_is_not_there_before_its_date(amount: Money, day: date) -> None:
    claim = Claim("F-1", amount, days_after(day, 30), invoiced=day)
    assert totals(dutch_consumer((claim,)), days_after(day, -1), TARIFFS).due == 0
    assert totals(dutch_consumer((claim,)), day, TARIFFS).due == amount
