"""Interest: the day it starts, rates, anniversaries, rounding, and a slow reference to compare with."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.account import Account, interest_over
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dates import add_months, add_years
from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.interest import ACTUAL_365, ACTUAL_ACTUAL, Counting, Plan, fixed, monthly, table_of
from clerkdesk.domain.law.be.interest import COMMERCIAL, commercial_table
from clerkdesk.domain.law.nl.interest import CONSUMER, Trade, statutory_table
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import totals
from clerkdesk.domain.tariff import Rate
from tests.domain.given import TARIFFS, business, days_after, dutch_consumer, euro

PERIODS = st.tuples(st.dates(date(2003, 1, 1), date(2026, 6, 30)), st.integers(0, 4_000))
PRINCIPALS = st.integers(1, 100_000_000)


def plan(
    counting: Counting = ACTUAL_365,
    compounding: Compounding = Compounding.YEARLY,
    rounded_once: bool = False,
    kind: str = "consumer",
) -> Plan:
    """Return a plan by the Dutch consumer rates, or by the rates of ``kind``."""
    return Plan(table_of(TARIFFS.rates[kind]), counting, compounding, CONSUMER, rounded_once)


def slow_rate(kind: str, day: date) -> Fraction:
    """Return the rate of a day straight from the rows."""
    rows = [row for row in TARIFFS.rates[kind] if row.start <= day]
    return Fraction(max(rows, key=lambda row: row.start).percent) / 100


def slow_day(day: date, actual: bool) -> Fraction:
    """Return which part of a year a day is."""
    leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return Fraction(1, 366 if actual and leap else 365)


def half_up(amount: Fraction) -> int:
    """Round to a whole number, halves up."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def slow_dutch(principal: int, first: date, through: date, actual: bool) -> int:
    """Return Dutch statutory interest day by day: lines by rate and year, each rounded, years compounded."""
    base, total, line, year = principal, 0, Fraction(0), 1
    day, rate = first, slow_rate("consumer", first)
    while day <= through:
        anniversary = day == add_years(first, year)
        today = slow_rate("consumer", day)
        if anniversary or today != rate:
            total += half_up(line)
            line, rate = Fraction(0), today
        if anniversary:
            base, year = principal + total, year + 1
        line += base * rate * slow_day(day, actual)
        day = days_after(day, 1)
    return total + half_up(line)


@settings(max_examples=60, deadline=None)
@given(PRINCIPALS, st.dates(date(2010, 1, 1), date(2024, 6, 30)), st.integers(0, 1_500), st.booleans())
def test_dutch_interest_equals_the_slow_reference(
    principal: int, first: date, days: int, actual: bool
) -> None:
    through = days_after(first, days)
    fast = interest_over(
        principal,
        plan(ACTUAL_ACTUAL if actual else ACTUAL_365),
        first.toordinal(),
        through.toordinal(),
    )
    assert sum(s[-1] for s in fast) == slow_dutch(principal, first, through, actual)


@settings(max_examples=60, deadline=None)
@given(PRINCIPALS, st.dates(date(2010, 1, 1), date(2024, 6, 30)), st.integers(0, 1_500), st.booleans())
def test_belgian_interest_is_rounded_once_and_its_lines_add_up(
    principal: int, first: date, days: int, actual: bool
) -> None:
    counting = ACTUAL_ACTUAL if actual else ACTUAL_365
    belgian = plan(counting, Compounding.NONE, rounded_once=True, kind="be_commercial")
    through = days_after(first, days)
    exact = sum(
        principal * slow_rate("be_commercial", day) * slow_day(day, actual)
        for day in (days_after(first, n) for n in range(days + 1))
    ) + Fraction(0)
    segments = interest_over(principal, belgian, first.toordinal(), through.toordinal())
    assert sum(s[-1] for s in segments) == half_up(exact)


@given(PERIODS, st.data(), st.booleans())
def test_splitting_a_period_changes_nothing_before_rounding(
    period: tuple[date, int], data: st.DataObject, actual: bool
) -> None:
    """P9: interest(a to c) = interest(a to b) + interest(b to c); nothing for no days."""
    start, days = period[0].toordinal(), period[1]
    cut = data.draw(st.integers(0, days))
    for counting in (ACTUAL_ACTUAL if actual else ACTUAL_365, monthly(start)):
        whole = counting.weigh(start, start + days)
        assert whole == counting.weigh(start, start + cut) + counting.weigh(start + cut + 1, start + days)
        assert counting.weigh(start, start - 1) == 0


@given(PERIODS, PRINCIPALS, st.integers(0, 100), st.integers(0, 1_000_000))
def test_more_days_or_more_principal_never_give_less(
    period: tuple[date, int], principal: int, more_days: int, more: int
) -> None:
    first, days = period[0].toordinal(), period[1]
    rows = interest_over(principal, plan(compounding=Compounding.NONE), first, first + days)
    longer = interest_over(principal, plan(compounding=Compounding.NONE), first, first + days + more_days)
    larger = interest_over(principal + more, plan(compounding=Compounding.NONE), first, first + days)
    assert sum(s[-1] for s in rows) <= sum(s[-1] for s in longer)
    assert sum(s[-1] for s in rows) <= sum(s[-1] for s in larger)


def test_interest_starts_the_day_after_the_last_day_to_pay() -> None:
    claim = Claim("F-1", euro(36_500), date(2026, 3, 1))
    assert totals(dutch_consumer((claim,)), date(2026, 3, 1), TARIFFS).interest == 0
    assert totals(dutch_consumer((claim,)), date(2026, 3, 2), TARIFFS).interest == euro(4)


def test_a_row_that_repeats_the_rate_makes_no_new_line() -> None:
    """The 2025-07-01 row of the consumer table changes nothing."""
    segments = interest_over(100_000, plan(), date(2025, 3, 1).toordinal(), date(2025, 12, 31).toordinal())
    assert len(segments) == 1


def test_a_month_of_interest_is_a_month_whatever_its_length() -> None:
    first = date(2025, 1, 31)
    monthly_plan = Plan(fixed(Decimal(1)), monthly(first.toordinal()), Compounding.MONTHLY, CONSUMER)
    for months in range(1, 15):
        through = days_after(add_months(first, months), -1)
        segments = interest_over(100_000, monthly_plan, first.toordinal(), through.toordinal())
        assert len(segments) == months
        assert segments[0][-1] == 1_000


def test_old_belgian_contracts_keep_their_points_until_15_march_2015() -> None:
    old = commercial_table(TARIFFS, date(2013, 1, 1))
    assert old.percent_on(date(2015, 3, 15).toordinal()) == Decimal("7.50")
    assert old.percent_on(date(2015, 3, 16).toordinal()) == Decimal("8.50")
    assert commercial_table(TARIFFS).percent_on(date(2015, 3, 15).toordinal()) == Decimal("8.50")


def test_before_the_first_commercial_rate_the_ordinary_one_applies() -> None:
    rates = statutory_table(TARIFFS, Trade.COMMERCIAL)
    assert rates.percent_on(date(2002, 8, 7).toordinal()) == 7
    assert rates.percent_on(date(2002, 8, 8).toordinal()) == Decimal("10.35")


def test_interest_paid_in_time_is_not_added_to_the_base() -> None:
    """Art. 6:119 lid 2: only what is still owed after a year bears interest."""
    account = Account(0, 1_000_000, date(2024, 12, 31).toordinal())
    account.begin(Plan(fixed(Decimal(6)), ACTUAL_365, Compounding.YEARLY, CONSUMER), account.due + 1)
    account.pay(date(2025, 12, 31).toordinal(), 60_000)
    account.close(date(2026, 12, 31).toordinal())
    assert [base for _, _, base, _, _ in account.segments] == [1_000_000, 1_000_000]


def test_a_corrected_rate_has_another_version() -> None:
    row = Rate("consumer", date(2027, 1, 1), Decimal(5))
    corrected = Rate("consumer", date(2027, 1, 1), Decimal(4))
    assert row.version != corrected.version


def test_a_belgian_company_pays_by_the_rates_and_forty_euro() -> None:
    claim = Claim("F-1", euro(2_500), date(2023, 12, 31), contract=date(2023, 1, 1))
    sums = totals(business("BE", (claim,)), date(2024, 12, 31), TARIFFS)
    assert sums.interest == Money(31_336)
    assert sums.collection_costs == euro(40)
    assert COMMERCIAL.id == "be.law-2002-08-02.5"


@pytest.mark.parametrize("percent", ["12.3456789"])
def test_a_rate_that_cannot_be_kept_exactly_is_refused(percent: str) -> None:
    with pytest.raises(ValueError, match="six decimals"):
        fixed(Decimal(percent))
