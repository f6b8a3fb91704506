"""What holds of every amount, whatever the case (properties P2, P4, P8, P9 and P10 of the paper on faults).

``PROPERTY_CASES`` asks for more cases than CI has time for.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import TypeVar

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from clerkdesk.domain.account import Account, interest_over
from clerkdesk.domain.choices import DayCount
from clerkdesk.domain.claim import Payment
from clerkdesk.domain.dossier import Compounding, Facts
from clerkdesk.domain.interest import BY_DAY_COUNT, Counting, Plan, RateTable, fixed, monthly, table_of
from clerkdesk.domain.law.nl.interest import CONSUMER
from clerkdesk.domain.money import Money, from_text, to_text
from clerkdesk.domain.statement import statement, totals
from clerkdesk.services.cases import AskedCase, read_case
from tests.domain.given import AMOUNTS, DAYS, TARIFFS, days_after, dossiers
from tests.domain.second_road.cases import cases
from tests.domain.second_road.scales import Case, published

CASES = int(os.environ.get("PROPERTY_CASES", "150"))
T = TypeVar("T", bound=Callable[..., None])
F = TypeVar("F")
KINDS = ("consumer", "commercial", "be_commercial", "be_legal")
FIRSTS = st.dates(date(2003, 1, 1), date(2026, 6, 30))
LENGTHS = st.sampled_from((0, 1, 28, 31, 364, 365, 366, 730, 1461)) | st.integers(0, 4_000)
PRINCIPALS = st.integers(1, 50_000_00) | st.integers(1, 1_000_000_00)


def many(test: T) -> T:
    """Let ``test`` run over ``CASES`` cases, the same ones every time."""
    chosen = settings(
        max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    return seed(20261122)(chosen(test))


def asked(case: Case) -> AskedCase:
    """Return a drawn case as the product reads it."""
    found = read_case(case, date.fromisoformat(case["on"]))
    assert isinstance(found, AskedCase), found
    return found


@many
@given(cases())
def test_a_payment_pays_what_is_owed_on_its_day_and_no_cent_more(case: Case) -> None:
    """P2 with its bounds: each part at most what was open of it; surplus only when nothing is open.

    All claims are known on the day of payment here: what was too much may find an invoice of later.
    """
    read = asked(case)
    claims = tuple(replace(claim, invoiced=None) for claim in read.facts.claims)
    read = replace(read, facts=replace(read.facts, claims=claims))
    whole = {paid.id: paid for paid in statement(read.facts, read.on, TARIFFS, read.choices).payments}
    payments = sorted(read.facts.payments, key=lambda payment: (payment.on, payment.id))
    for place, payment in enumerate(payments):
        if payment.on > read.on:
            continue
        before = statement(
            replace(read.facts, payments=tuple(payments[:place])), payment.on, TARIFFS, read.choices
        )
        open_costs = before.totals.collection_costs + before.totals.vat + before.totals.other_costs
        open_costs -= sum(paid.to_costs for paid in before.payments)
        open_interest = before.totals.interest - sum(paid.to_interest for paid in before.payments)
        open_principal = before.totals.principal - sum(paid.to_principal for paid in before.payments)
        now = whole[payment.id]
        assert 0 <= now.to_costs <= open_costs
        assert 0 <= now.to_interest <= open_interest
        assert 0 <= now.to_principal <= open_principal
        assert now.surplus == max(0, payment.amount - before.totals.due)
        assert now.to_costs + now.to_interest + now.to_principal + now.surplus == payment.amount


def shuffled(facts: Sequence[F], chance: Random) -> tuple[F, ...]:
    """Return the same facts in another order."""
    return tuple(chance.sample(facts, len(facts)))


@many
@given(cases(), st.randoms(use_true_random=False))
def test_facts_may_be_entered_in_any_order(case: Case, chance: Random) -> None:
    """P4: claims, payments, notices, costs and events keep their days, whenever they were typed in."""
    read = asked(case)
    later = replace(
        read.facts,
        claims=shuffled(read.facts.claims, chance),
        payments=shuffled(read.facts.payments, chance),
        notices=shuffled(read.facts.notices, chance),
        costs=shuffled(read.facts.costs, chance),
        events=shuffled(read.facts.events, chance),
    )
    assert totals(later, read.on, TARIFFS, read.choices) == totals(read.facts, read.on, TARIFFS, read.choices)


@many
@given(dossiers(), DAYS, AMOUNTS, DAYS)
def test_paying_never_makes_anybody_owe_more(facts: Facts, on: date, amount: Money, day: date) -> None:
    """P5: what was paid, and the interest it stopped, is off what is owed; what comes later is not there."""
    paid = replace(facts, payments=(*facts.payments, Payment("P-99", day, amount)))
    before, after = totals(facts, on, TARIFFS), totals(paid, on, TARIFFS)
    assert after.due <= max(0, before.due - amount * (day <= on))
    if day > on:
        assert after == before


def exact_plan(kind: str, counting: Counting) -> tuple[Plan, int]:
    """Return a plan of simple interest, and a principal over which no line of it has a fraction of a cent."""
    plan = Plan(table_of(TARIFFS.rates[kind]), counting, Compounding.NONE, CONSUMER)
    return plan, plan.whole


def interest(plan: Plan, principal: int, first: int, through: int) -> int:
    """Return the interest over the days ``first`` to ``through``."""
    return sum(line[-1] for line in interest_over(principal, plan, first, through))


@many
@given(st.sampled_from(KINDS), st.sampled_from(DayCount), FIRSTS, LENGTHS, st.data())
def test_splitting_a_period_changes_nothing_before_rounding(
    kind: str, count: DayCount, start: date, days: int, data: st.DataObject
) -> None:
    """P9: interest(a to c) = interest(a to b) + interest(b to c); nothing for no days; as in fractions.

    Over a principal that leaves no fraction of a cent, what is shown is what was before rounding.
    """
    plan, principal = exact_plan(kind, BY_DAY_COUNT[count])
    first, through = start.toordinal(), start.toordinal() + days
    cut = first + data.draw(st.integers(-1, days))
    whole = interest(plan, principal, first, through)
    assert whole == interest(plan, principal, first, cut) + interest(plan, principal, cut + 1, through)
    assert interest(plan, principal, first, first - 1) == 0
    exact = sum(
        (_of_day(kind, count, days_after(start, number)) for number in range(min(days, 800) + 1)), Fraction(0)
    )
    assert interest(plan, principal, first, first + min(days, 800)) == principal * exact


def _of_day(kind: str, count: DayCount, day: date) -> Fraction:
    length = 366 if count is DayCount.ACTUAL_ACTUAL and day.year % 4 == 0 else 365
    return published(kind, day) / 100 / length


@many
@given(st.sampled_from(("0.25", "1", "1.5")), FIRSTS, LENGTHS, st.data())
def test_splitting_a_monthly_period_changes_nothing_before_rounding(
    percent: str, start: date, days: int, data: st.DataObject
) -> None:
    """P9 for a percentage a month, whose months go on counting from the first day."""
    first, through = start.toordinal(), start.toordinal() + days
    plan = Plan(fixed(Decimal(percent)), monthly(first), Compounding.NONE, CONSUMER)
    cut = first + data.draw(st.integers(-1, days))
    parts = interest(plan, plan.whole, first, cut) + interest(plan, plan.whole, cut + 1, through)
    assert interest(plan, plan.whole, first, through) == parts


PLANS = st.builds(
    lambda kind, count, compounding, once: _plan(TARIFFS.rates[kind], count, compounding, once),
    st.sampled_from(KINDS),
    st.sampled_from(DayCount),
    st.sampled_from(Compounding),
    st.booleans(),
)


def _plan(rates: tuple[object, ...], count: DayCount, compounding: Compounding, once: bool) -> Plan:
    rounded_once = once and compounding is Compounding.NONE
    table: RateTable = table_of(rates)  # type: ignore[arg-type]
    return Plan(table, BY_DAY_COUNT[count], compounding, CONSUMER, rounded_once)


@many
@given(PLANS, PRINCIPALS, FIRSTS, st.lists(st.integers(0, 1_500), min_size=1, max_size=6))
def test_lines_drawn_on_more_days_move_the_total_by_their_rounding_only(
    plan: Plan, principal: int, start: date, steps: list[int]
) -> None:
    """Issue 3: never by more than half a cent a line, and by nothing where a country rounds once.

    Each line is what it is exactly, give or take half a cent, and the exact ones add up to the same; so both
    totals lie within half a cent a line of one sum. What compounds carries the half cents of earlier years
    on, at most by the rate of the years after: never more than doubled in the days asked here.
    """
    first = start.toordinal()
    days = sorted({first + step for step in steps})
    whole, cut = (Account(0, principal, first - 1) for _ in range(2))
    whole.begin(plan, first)
    cut.begin(plan, first)
    whole.close(days[-1])
    for day in days:
        cut.close(day)
    apart = abs(whole.accrued - cut.accrued)
    lines = len(whole.segments) + len(cut.segments)
    if plan.rounded_once:
        assert apart == 0
    elif plan.compounding is Compounding.NONE:
        assert 2 * apart <= lines
    else:
        assert apart <= lines


@many
@given(PLANS, PRINCIPALS, FIRSTS, LENGTHS, st.integers(0, 40), st.integers(0, 1_000_00))
def test_interest_never_falls_with_time_or_principal(
    plan: Plan, principal: int, start: date, days: int, more_days: int, more: int
) -> None:
    """P9: in every way of compounding, counting and rounding."""
    first = start.toordinal()
    now = interest(plan, principal, first, first + days)
    assert interest(plan, principal, first, first - 1) == 0
    assert now <= interest(plan, principal, first, first + days + more_days)
    assert now <= interest(plan, principal + more, first, first + days)


@many
@given(cases())
def test_what_is_owed_without_a_payment_never_falls_from_day_to_day(case: Case) -> None:
    """P9 for whole statements: interest and costs only come on top."""
    read = asked(case)
    facts = replace(read.facts, payments=())
    owed = [totals(facts, days_after(read.on, days), TARIFFS, read.choices) for days in (0, 1, 30, 400)]
    for before, after in pairwise(owed):
        assert before.due <= after.due and before.interest <= after.interest


@many
@given(st.integers(-(10**15), 10**15))
def test_an_amount_survives_its_spelling(cents: int) -> None:
    """P10."""
    text = to_text(Money(cents))
    assert from_text(text) == cents
    assert text.endswith("." + f"{abs(cents) % 100:02}")
    shorter = text.removesuffix("0")
    assert from_text(shorter) == cents
    if cents % 100 == 0:
        assert from_text(text.removesuffix(".00")) == cents
