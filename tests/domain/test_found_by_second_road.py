"""What the second road found: small cases in which the first one went another way than the papers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from clerkdesk.domain.claim import Channel, Claim, Event, EventKind, Notice, NoticeKind, Payment
from clerkdesk.domain.dossier import AgreedInterest, Compounding, Creditor, Facts, Terms
from clerkdesk.domain.lines import CostState, Group, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.statement import statement
from tests.domain.given import TARIFFS, belgian_consumer, business, dutch_consumer, euro, letter, reminder


def with_interest(agreed: AgreedInterest, claim: Claim) -> Facts:
    """Return a dossier of a Dutch company whose creditor agreed on interest."""
    return Facts(Debtor(DebtorKind.COMPANY, "NL"), Creditor("NL", terms=Terms(interest=agreed)), (claim,))


@pytest.mark.parametrize(
    ("due", "regime"),
    [
        (date(2023, 8, 30), RegimeId.BE_CONSUMER_2002),
        (date(2023, 8, 31), RegimeId.BE_CONSUMER_XIX),
        (date(2023, 9, 1), RegimeId.BE_CONSUMER_XIX),
    ],
)
def test_arrears_arise_the_day_after_the_last_day_to_pay(due: date, regime: RegimeId) -> None:
    """belgium.md 0: Book XIX if default_date >= cut-off (1 September 2023); default begins after ``due``."""
    facts = belgian_consumer((Claim("F-1", euro(100), due, contract=date(2022, 1, 1)),))
    assert statement(facts, date(2024, 1, 1), TARIFFS).regime.id is regime


def test_of_claims_with_one_rate_the_oldest_is_paid_first_after_a_change_of_rate() -> None:
    """Art. 6:43 lid 2 BW: both bear 10.40 % on the day of payment, though only one did from its start."""
    older = Claim("F-1", euro(1000), date(2026, 6, 9))
    newer = Claim("F-2", euro(1000), date(2026, 7, 10))
    facts = business("NL", (newer, older), (Payment("P-1", date(2026, 11, 20), euro(500)),))
    lines = statement(facts, date(2026, 11, 22), TARIFFS).lines
    bases = {line.claim: line.base for line in lines if line.group is Group.INTEREST}
    assert bases["F-2"] == euro(1000)
    assert bases["F-1"] is not None and bases["F-1"] < euro(1000)


def test_when_no_interest_runs_any_more_the_oldest_claim_is_paid_first() -> None:
    """A bankruptcy leaves no claim more onerous than another, whatever its last rate was."""
    older = Claim("F-1", euro(1000), date(2026, 6, 9))
    newer = Claim("F-2", euro(1000), date(2026, 8, 10))
    facts = Facts(
        Debtor(DebtorKind.COMPANY, "NL"),
        Creditor("NL"),
        (newer, older),
        payments=(Payment("P-1", date(2026, 9, 1), euro(305)),),
        events=(Event(EventKind.BANKRUPTCY, date(2026, 6, 20)),),
    )
    payment = statement(facts, date(2026, 11, 22), TARIFFS).payments[0]
    assert payment.to_interest == Money(278)  # 10 days of 10.15 % over the older claim


def test_two_letters_that_run_together_announce_the_costs_once() -> None:
    """Art. 6:96 lid 7 BW: the scale once; the letter whose term ends first bears it."""
    claim = Claim("F-1", euro(100), date(2026, 1, 31))
    letters = (letter(date(2026, 2, 10), "F-1"), letter(date(2026, 2, 12), "F-1"))
    costs = statement(dutch_consumer((claim,), letters), date(2026, 2, 13), TARIFFS).collection_costs
    assert [cost.amount for cost in costs if cost.state is CostState.ANNOUNCED] == [euro(40)]


@pytest.mark.parametrize(("paid", "costs"), [(100_000, 0), (99_999, 4_000), (100_500, 0)])
def test_a_principal_paid_in_the_term_brings_no_costs_though_interest_is_left(paid: int, costs: int) -> None:
    """netherlands.md 1.3: «full payment inside the term: no fee; interest may still be due» (S15)."""
    claim = Claim("F-1", euro(1000), date(2026, 1, 31))
    sent = letter(date(2026, 2, 14), "F-1", delivered=date(2026, 2, 16))
    facts = dutch_consumer((claim,), (sent,), (Payment("P-1", date(2026, 3, 1), Money(paid)),))
    stated = statement(facts, date(2026, 4, 1), TARIFFS)
    assert stated.totals.collection_costs == costs
    assert (stated.totals.due > 0) is (paid < 100_318)


def test_a_small_payment_goes_to_the_interest_of_the_running_year_before_that_of_the_base() -> None:
    """netherlands.md 2.3: «costs, then acc, then base»; the interest of past years stays in the base."""
    claim = Claim("F-1", euro(10_000), date(2024, 12, 31))
    facts = dutch_consumer((claim,), (), (Payment("P-1", date(2026, 1, 31), Money(3_500)),))
    lines = [x for x in statement(facts, date(2026, 3, 1), TARIFFS).lines if x.group is Group.INTEREST]
    assert [line.base for line in lines] == [euro(10_000), euro(10_600), euro(10_600)]


def test_a_month_is_added_to_the_base_unrounded() -> None:
    """netherlands.md 2.3: «unrounded capitalisation, rounded lines» of interest that compounds monthly."""
    agreed = AgreedInterest(percent_per_month=Decimal("1.5"), compounding=Compounding.MONTHLY)
    claim = Claim("F-1", Money(1_001), date(2024, 12, 31))
    lines = statement(with_interest(agreed, claim), date(2025, 12, 31), TARIFFS).lines
    interest = [line.amount for line in lines if line.group is Group.INTEREST]
    base = Decimal(1_001)
    for amount in interest:
        exact = base * Decimal("0.015")
        assert abs(amount - exact) <= Decimal("0.5")
        base += exact
    assert len(interest) == 12


def test_an_agreed_rate_runs_only_where_it_is_higher_than_the_law() -> None:
    """Art. 6:119 lid 3 and 6:119a lid 7 BW: a lower one leaves the statutory interest as it is."""
    claim = Claim("F-1", euro(1000), date(2025, 3, 31))
    day = date(2026, 11, 22)
    for lower in (
        AgreedInterest(percent_per_year=Decimal(8)),
        AgreedInterest(percent_per_month=Decimal("0.5")),
    ):
        facts = with_interest(lower, claim)
        by_law = statement(business("NL", (claim,)), day, TARIFFS)
        assert statement(facts, day, TARIFFS).lines == by_law.lines


def test_an_agreed_rate_steps_back_where_the_law_rises_above_it() -> None:
    """Art. 6:119a lid 7 BW: 12.30 % agreed in 2023; the law gave 12.50 in the first half of 2024."""
    claim = Claim("F-1", euro(1000), date(2023, 9, 30))
    facts = with_interest(AgreedInterest(percent_per_year=Decimal("12.30")), claim)
    lines = statement(facts, date(2024, 9, 30), TARIFFS).lines
    found = [(x.percent, x.reason.code) for x in lines if x.group is Group.INTEREST]
    assert found == [
        (Decimal("12.30"), "nl.interest.agreed"),
        (Decimal("12.50"), "nl.interest.commercial"),
        (Decimal("12.30"), "nl.interest.agreed"),
    ]
    assert lines[-1].end == date(2023, 9, 30) + timedelta(days=366)


@pytest.mark.parametrize(("announced", "costs"), [(None, 5_500), (5_500, 5_500), (6_500, 0), (0, 0)])
def test_a_belgian_reminder_that_names_a_wrong_indemnity_counts_as_not_sent(
    announced: int | None, costs: int
) -> None:
    """belgium.md 1.2 (content 1) and design 9: a wrong amount makes the notice defective (I33)."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    amount = None if announced is None else Money(announced)
    named = replace(reminder(date(2025, 9, 1), "F-1"), announced_costs=amount)
    stated = statement(belgian_consumer((claim,), (named,)), date(2025, 12, 31), TARIFFS).totals
    assert stated.collection_costs == costs
    assert (stated.interest > 0) is (costs > 0)


def test_after_a_wrong_reminder_a_right_one_counts() -> None:
    """belgium.md 1.2: the wrong one is as if it had not been sent."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    wrong = replace(reminder(date(2025, 9, 1), "F-1"), announced_costs=euro(65))
    facts = belgian_consumer((claim,), (wrong, reminder(date(2025, 10, 1), "F-1")))
    assert statement(facts, date(2025, 10, 15), TARIFFS).totals.collection_costs == 0
    assert statement(facts, date(2025, 10, 16), TARIFFS).totals.collection_costs == euro(55)


def test_a_second_letter_names_the_costs_of_what_the_first_was_not_about() -> None:
    """Art. 6:96 lid 6 BW: the costs that will be claimed; those of the first claim are due already."""
    claims = (Claim("F-1", euro(1000), date(2026, 1, 31)), Claim("F-2", euro(2000), date(2026, 3, 31)))
    letters = (
        letter(date(2026, 2, 10), "F-1", announced_costs=euro(150)),
        letter(date(2026, 4, 7), "F-1", "F-2", announced_costs=euro(300)),
    )
    assert (
        statement(dutch_consumer(claims, letters), date(2026, 6, 1), TARIFFS).totals.collection_costs
        == 45_000
    )


def test_a_further_reminder_costs_nothing_before_the_free_one() -> None:
    """belgium.md 1.2: the first reminder is free; one sent before it is no further one (I31)."""
    claim = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1))
    early = Notice(
        NoticeKind.FURTHER_REMINDER, date(2025, 9, 1), Channel.EMAIL, ("F-1",), announced_costs=Money(750)
    )
    late = replace(early, sent=date(2025, 9, 30))
    facts = belgian_consumer((claim,), (early, reminder(date(2025, 9, 2), "F-1"), late))
    assert statement(facts, date(2025, 12, 31), TARIFFS).totals.collection_costs == Money(6_250)


def test_an_indemnity_is_not_for_a_claim_that_was_paid_before() -> None:
    """A payment for F-1, which is paid, does not go to costs over F-2 before the claim it also names."""
    claims = tuple(
        Claim(name, euro(100), day, contract=date(2024, 2, 1))
        for name, day in (("F-1", date(2025, 8, 1)), ("F-2", date(2025, 8, 2)), ("F-3", date(2025, 12, 1)))
    )
    payments = (
        Payment("P-1", date(2025, 8, 20), euro(100), ("F-1",)),
        Payment("P-2", date(2025, 12, 20), euro(50), ("F-1", "F-3")),
    )
    facts = belgian_consumer(claims, (reminder(date(2025, 9, 1), "F-1", "F-2"),), payments)
    stated = statement(facts, date(2025, 12, 31), TARIFFS)
    assert stated.payments[1].to_principal == euro(50)
    assert [cost.claims for cost in stated.collection_costs if cost.state is CostState.DUE] == [("F-2",)]


def test_a_letter_after_a_wrong_one_names_the_costs_of_everything_again() -> None:
    """Art. 6:96 lid 6 BW: the wrong letter covers nothing, so 40.00 instead of 40.02 is wrong too."""
    older = Claim("F-1", Money(23_345), date(2023, 2, 12))
    newer = Claim("F-2", Money(3_336), date(2023, 2, 22))
    wrong = letter(date(2023, 2, 13), "F-1", announced_costs=euro(15))
    for announced, costs in ((4_000, 0), (4_002, 4_002)):
        again = letter(date(2023, 3, 20), "F-1", "F-2", announced_costs=Money(announced))
        stated = statement(dutch_consumer((older, newer), (wrong, again)), date(2023, 6, 1), TARIFFS)
        assert stated.totals.collection_costs == costs
