"""Two independent roads to interest: whole cents by periods in the product, fractions day by day from papers.

``INTEREST_CASES`` and ``INTEREST_SEED`` ask for more cases, or others. Each case has a seed of its own, which
a failure names.
"""

import os
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from clerkdesk.domain.account import Account
from clerkdesk.domain.books import Books
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import DayCount, LegalChoices
from clerkdesk.domain.claim import Claim, Nature
from clerkdesk.domain.dossier import AgreedInterest, Compounding, Creditor, Facts, Terms
from clerkdesk.domain.interest import BY_DAY_COUNT, NEVER, Plan, table_of
from clerkdesk.domain.law.be.interest import above_cap, business_plan, civil_plan, consumer_plan
from clerkdesk.domain.law.nl import interest as dutch_interest
from clerkdesk.domain.law.nl.interest import CONSUMER
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor, DebtorKind
from tests.domain.given import TARIFFS
from tests.domain.second_road.days import DAY
from tests.domain.second_road.interest import Owed, Question, as_words, question, slowly

CASES = int(os.environ.get("INTEREST_CASES", "2000"))
SEED = int(os.environ.get("INTEREST_SEED", "20261122"))
PARTS = 8


def agreed_by(clause: dict[str, str] | None) -> AgreedInterest | None:
    """Return a clause as the product knows it."""
    if clause is None:
        return None
    rates = {name: Decimal(text) for name, text in clause.items() if name.startswith("percent")}
    compounding = Compounding(clause.get("compounding", "none"))
    return AgreedInterest(**rates, at_statutory_maximum="at" in clause, compounding=compounding)


def begun(asked: Question, account: Account) -> bool:
    """Let interest run as the product does; it does not under a void clause."""
    if asked.regime.startswith("nl"):
        claim = Claim("F-1", Money(asked.principal), asked.first - DAY, contract=asked.contract)
        creditor = Creditor("NL", terms=Terms(interest=agreed_by(asked.agreed)))
        facts = Facts(Debtor(DebtorKind.COMPANY, "NL"), creditor, (claim,))
        choices = LegalChoices(day_count=DayCount(asked.day_count))
        case = Case(facts, asked.through, TARIFFS, choices)
        dutch_interest.begin(case, Books([account]), commercial=asked.regime == "nl-business")
        return True
    plan = plan_of(asked)
    if plan is not None:
        account.begin(plan, asked.first.toordinal())
    return plan is not None


def plan_of(asked: Question) -> Plan | None:
    """Return the product's plan for interest outside Dutch law, none under a void clause."""
    agreed, first, count = agreed_by(asked.agreed), asked.first.toordinal(), DayCount(asked.day_count)
    if asked.regime == "table":
        rates, compounding = table_of(TARIFFS.rates[asked.table]), Compounding(asked.compounding)
        return Plan(rates, BY_DAY_COUNT[count], compounding, CONSUMER, rounded_once=asked.once)
    if asked.regime == "be-business":
        return business_plan(first, asked.contract, agreed, count, TARIFFS)
    if asked.regime == "be-consumer-2002":
        return civil_plan(first, agreed, count, TARIFFS)
    clause = agreed or AgreedInterest(at_statutory_maximum=True)
    nature = None if asked.nature is None else Nature(asked.nature)
    if above_cap(first, clause, nature, TARIFFS):
        return None
    return consumer_plan(clause, nature, count, TARIFFS)


def quickly(asked: Question) -> Owed | None:
    """Return what the product says is owed at the end of ``through``; none under a void clause."""
    through, last = asked.through.toordinal(), NEVER if asked.frozen is None else asked.frozen.toordinal()
    account = Account(0, asked.principal, asked.first.toordinal() - 1, last)
    if not begun(asked, account):
        return None
    paid = tuple(account.pay(day.toordinal(), amount) for day, amount in asked.payments)
    open_interest = account.interest_open(through)
    account.close(through)
    assert sum(line[-1] for line in account.segments) == account.accrued, "lines add up"
    return Owed(account.accrued, open_interest, account.principal, paid)


@pytest.mark.parametrize("part", range(PARTS))
def test_both_roads_to_interest_come_to_the_same_cents(part: int) -> None:
    """P5, P9 and issue 3: every table, clause, way of compounding and counting, with payments between."""
    for place in range(part, CASES, PARTS):
        asked = question(Random(f"{SEED}-{place}"))
        assert quickly(asked) == slowly(asked), (place, as_words(asked))


@pytest.mark.parametrize(("count", "cents"), [("actual/365", 313_36), ("actual/actual", 312_50)])
def test_the_slow_road_knows_what_the_paper_computed(count: str, cents: int) -> None:
    """belgium.md 3: the 366 days of 2024 at 12.5 % on 2,500 euro."""
    year = (date(2024, 1, 1), date(2024, 12, 31))
    owed = slowly(Question("be-business", 2_500_00, *year, count, {"percent_per_year": "12.5"}))
    assert owed is not None and owed.interest == cents


@pytest.mark.parametrize("rises", [date(2025, 2, 28), date(2027, 2, 28), date(2028, 2, 29)])
def test_an_anniversary_of_29_february_falls_on_the_28th_in_common_years(rises: date) -> None:
    """netherlands.md 2.3: counted from the first day, never from the anniversary before."""
    sums = []
    for through in (rises - 2 * DAY, rises - DAY, rises, rises + DAY):
        clause = {"percent_per_year": "15", "compounding": "yearly"}
        asked = Question("nl-business", 365_000_00, date(2024, 2, 29), through, "actual/365", clause)
        slow = slowly(asked)
        assert slow == quickly(asked) and slow is not None
        sums.append(slow.interest)
    days = [after - before for before, after in pairwise(sums)]
    assert days[0] + 20_00 < days[1] and abs(days[2] - days[1]) <= 1
