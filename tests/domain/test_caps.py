"""Caps of the law are never exceeded, whatever was agreed, announced or paid.

The most is computed from the papers by the second road. ``PROPERTY_CASES`` asks for more cases.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.choices import ClauseAboveCap, DayCount
from clerkdesk.domain.claim import Nature
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band
from clerkdesk.domain.law.be.indemnity import indemnity
from clerkdesk.domain.law.be.interest import above_cap, consumer_plan
from clerkdesk.domain.lines import CostState, Group, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import Statement, statement
from tests.domain.given import TARIFFS, days_after
from tests.domain.second_road.cases import cases
from tests.domain.second_road.scales import Case, belgian_cap, dutch_scale, published
from tests.domain.test_properties import asked, many

STEPS = st.sampled_from((1, 150_00, 150_01, 500_00, 500_01, 39_199_99, 39_200_00, 39_200_01))
BALANCES = STEPS | st.integers(1, 1_000_00) | st.integers(1, 100_000_00)
PERCENTS = st.integers(0, 60_000_000).map(lambda micro: Decimal(micro) / 1_000_000)
LIMITS = st.none() | st.integers(0, 3_000_00).map(Money)
CLAUSES = st.one_of(
    st.just(AgreedCosts(at_statutory_maximum=True)),
    st.builds(AgreedCosts, lump_sum=st.integers(0, 3_000_00).map(Money), minimum=LIMITS, maximum=LIMITS),
    st.builds(
        lambda up_to, low, high, least, most: AgreedCosts(
            (Band(low, Money(up_to)), Band(high)), minimum=least, maximum=most
        ),
        STEPS,
        PERCENTS,
        PERCENTS,
        LIMITS,
        LIMITS,
    ),
)
DAYS = st.dates(date(2023, 9, 1), date(2031, 12, 31))


@many
@given(CLAUSES, BALANCES, DAYS, st.sampled_from(ClauseAboveCap))
def test_no_clause_brings_a_consumer_above_the_cap_of_its_balance(
    clause: AgreedCosts, balance: int, on: date, above: ClauseAboveCap
) -> None:
    """XIX.4 WER: at most the cap; by default a clause above it gives nothing at all."""
    owed = indemnity(clause, Money(balance), on, above, TARIFFS).amount
    most = belgian_cap(balance)
    assert 0 <= owed <= most
    reduced = indemnity(clause, Money(balance), on, ClauseAboveCap.REDUCED, TARIFFS).amount
    assert owed in (0, reduced)


@many
@given(
    st.sampled_from(("percent_per_year", "percent_per_month", "percent_above_statutory")),
    PERCENTS,
    st.sampled_from((None, Nature.GOODS, Nature.ENERGY, Nature.TELECOM)),
    DAYS,
    st.integers(0, 2_000),
)
def test_no_clause_brings_a_consumer_above_the_rate_of_the_day(
    kind: str, percent: Decimal, nature: Nature | None, first: date, later: int
) -> None:
    """XIX.4 WER: on every day at most the rate of the act of 2002; for energy and telecom the legal rate."""
    agreed = AgreedInterest(**{kind: percent})  # type: ignore[arg-type]
    table = "be_legal" if nature in (Nature.ENERGY, Nature.TELECOM) else "be_commercial"
    day = days_after(first, later)
    for count in DayCount:
        rate = consumer_plan(agreed, nature, count, TARIFFS).rates.percent_on(day.toordinal())
        assert rate is not None and 0 <= Fraction(rate) <= published(table, day)
    asked_for = {"percent_per_month": 12 * percent, "percent_per_year": percent}.get(kind)
    if asked_for is not None:
        over = Fraction(asked_for) > published(table, first)
        assert above_cap(first.toordinal(), agreed, nature, TARIFFS) == over


@many
@given(cases())
def test_no_statement_asks_more_than_the_law_allows(case: Case) -> None:
    """Art. 2 Besluit BIK, XIX.2 and XIX.4 WER: costs, reminders and every line of interest of a consumer."""
    read = asked(case)
    stated = statement(read.facts, read.on, TARIFFS, read.choices)
    principals = {claim.id: claim.principal - claim.disputed for claim in read.facts.claims}
    for cost in stated.collection_costs:
        if cost.state is not CostState.DUE:
            continue
        base = sum(principals[claim] for claim in cost.claims)
        if stated.regime.id is RegimeId.NL_CONSUMER:
            assert cost.amount <= dutch_scale(base)
            assert cost.vat * 100 <= 21 * cost.amount + 50
        elif stated.regime.id is RegimeId.BE_CONSUMER_XIX and cost.because.rule == "be.wer.xix.2":
            assert cost.amount <= 7_50 + read.choices.on(cost.due_from or read.on).be_postage
        elif stated.regime.id is RegimeId.BE_CONSUMER_XIX:
            assert cost.amount <= belgian_cap(base)
    if stated.regime.id is RegimeId.BE_CONSUMER_XIX:
        _interest_within_cap(stated)
        _one_indemnity_a_claim(stated)


def _interest_within_cap(stated: Statement) -> None:
    for line in stated.lines:
        if line.group is Group.INTEREST:
            assert line.percent is not None and line.start is not None and line.days is not None
            for number in range(line.days):
                assert Fraction(line.percent) <= published("be_commercial", days_after(line.start, number))


def _one_indemnity_a_claim(stated: Statement) -> None:
    due = [cost for cost in stated.collection_costs if cost.state is CostState.DUE]
    claims = [claim for cost in due if cost.because.rule == "be.wer.xix.4" for claim in cost.claims]
    assert len(claims) == len(set(claims))
