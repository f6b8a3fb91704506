"""What Dutch law leaves to the age of a contract and to the choice of the office (rows B13, B14, B58)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from clerkdesk.domain.choices import BusinessScale, DatedChoices, LegalChoices
from clerkdesk.domain.claim import Claim, Payment
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Creditor, Facts, Terms
from clerkdesk.domain.lines import Group
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import statement, totals
from tests.domain.given import TARIFFS, business, dutch_consumer, euro, letter


def percents(facts: Facts, on: date, choices: LegalChoices | None = None) -> list[Decimal | None]:
    """Return the percentages of the interest lines, oldest first."""
    stated = statement(facts, on, TARIFFS, choices or LegalChoices())
    return [line.percent for line in stated.lines if line.group is Group.INTEREST]


@pytest.mark.parametrize(
    ("contract", "due", "expected"),
    [
        (date(2013, 3, 16), date(2013, 12, 31), [Decimal("8.25")]),
        (date(2013, 3, 15), date(2013, 12, 31), [Decimal("7.25")]),
        (date(2002, 8, 8), date(2013, 12, 31), [Decimal("7.25")]),
        (date(2002, 8, 7), date(2013, 12, 31), [Decimal(3)]),
        (None, date(2013, 12, 31), [Decimal("8.25")]),
        (None, date(2012, 12, 31), [Decimal("7.75"), Decimal("7.5")]),
    ],
)
def test_a_contract_keeps_the_commercial_rate_of_its_time(
    contract: date | None, due: date, expected: list[Decimal]
) -> None:
    """Seven points before 16 March 2013, the ordinary rate before August 2002; an old due day says enough."""
    facts = business("NL", (Claim("F-1", euro(1000), due, contract=contract),))
    found = percents(facts, date(due.year + 1, 7, 31) if due.year == 2012 else date(2014, 6, 30))
    assert found == expected
    if contract == date(2013, 3, 15):
        newest = LegalChoices(nl_old_contracts_keep_rate=False)
        assert percents(facts, date(2014, 6, 30), newest) == [Decimal("8.25")]


def test_what_was_late_before_1992_bears_simple_interest() -> None:
    old = dutch_consumer((Claim("F-1", euro(1000), date(1991, 12, 30)),))
    new = dutch_consumer((Claim("F-1", euro(1000), date(1991, 12, 31)),))
    bases = [line.base for line in statement(old, date(1994, 12, 31), TARIFFS).lines if line.base]
    assert set(bases) == {euro(1000)}
    compound = [line.base for line in statement(new, date(1994, 12, 31), TARIFFS).lines if line.base]
    assert max(compound) > euro(1200)


@pytest.mark.parametrize(("per_invoice", "expected"), [(False, 40_00), (True, 120_00)])
def test_forty_euro_once_or_for_every_late_invoice(per_invoice: bool, expected: int) -> None:
    """Art. 6:96 lid 4 BW; HvJ EU C-585/20 as the office reads it, also over a lower clause."""
    claims = tuple(Claim(f"F-{n}", euro(50), date(2026, 1, 31), contract=date(2025, 1, 1)) for n in range(3))
    choices = LegalChoices(nl_forty_per_invoice=per_invoice)
    facts = business("NL", claims)
    assert totals(facts, date(2026, 3, 1), TARIFFS, choices).collection_costs == expected
    low = Creditor("NL", terms=Terms(collection_costs=AgreedCosts(lump_sum=euro(25))))
    assert (
        totals(replace(facts, creditor=low), date(2026, 3, 1), TARIFFS, choices).collection_costs == expected
    )
    old = tuple(replace(claim, contract=date(2013, 3, 15)) for claim in claims)
    before = replace(facts, claims=old, creditor=low)
    assert totals(before, date(2026, 3, 1), TARIFFS, choices).collection_costs == 25_00


CLAIM = Claim("F-1", euro(1000), date(2024, 12, 31), contract=date(2024, 6, 1))
LETTER = letter(date(2025, 1, 14), "F-1", delivered=date(2025, 1, 16))


def test_after_a_year_interest_may_join_the_base_of_the_costs() -> None:
    """1,000 at 6 % for 2025 is 60; 15 % of 1,060 is 159 (Besluit BIK, note 5)."""
    facts = dutch_consumer((CLAIM,), (LETTER,))
    assert totals(facts, date(2026, 1, 1), TARIFFS).collection_costs == 150_00
    yearly = LegalChoices(nl_recalculate_after_year=True)
    assert totals(facts, date(2025, 12, 31), TARIFFS, yearly).collection_costs == 150_00
    stated = statement(facts, date(2026, 1, 1), TARIFFS, yearly)
    assert stated.totals.collection_costs == 159_00
    assert stated.collection_costs[0].because.code == "nl.costs.recalculated"
    later = DatedChoices(((date(2026, 1, 2), yearly),))
    assert totals(facts, date(2026, 6, 1), TARIFFS, later).collection_costs == 150_00


def test_costs_never_shrink_and_a_clause_is_not_recalculated() -> None:
    yearly = LegalChoices(nl_recalculate_after_year=True)
    paid = Payment("P", date(2025, 12, 1), euro(700))
    facts = dutch_consumer((CLAIM,), (LETTER,), (paid,))
    assert totals(facts, date(2026, 1, 1), TARIFFS, yearly).collection_costs == 150_00
    agreed = Creditor("NL", terms=Terms(collection_costs=AgreedCosts(lump_sum=euro(90))))
    firm = replace(business("NL", (CLAIM,)), creditor=agreed)
    assert totals(firm, date(2026, 2, 1), TARIFFS, yearly).collection_costs == 90_00


def test_the_scale_of_the_office_is_the_one_that_is_recalculated() -> None:
    """Row B58: 20 % of the first 500, 15 % of the rest; over 1,000 and 10.65 % of it after a year."""
    choices = LegalChoices(nl_recalculate_after_year=True, nl_business_scale=BusinessScale.TWENTY_FIFTEEN)
    facts = business("NL", (CLAIM,))
    assert totals(facts, date(2025, 12, 31), TARIFFS, choices).collection_costs == 175_00
    stated = statement(facts, date(2026, 1, 1), TARIFFS, choices)
    year = [line for line in stated.lines if line.group is Group.INTEREST and line.end]
    interest = sum(line.amount for line in year if line.end and line.end < date(2026, 1, 1))
    assert stated.totals.collection_costs == Money(175_00 + (interest * 15 + 50) // 100)


@pytest.mark.parametrize("country", ["NL", "BE"])
@pytest.mark.parametrize(("due", "named"), [(date(2026, 3, 2), False), (date(2026, 3, 3), True)])
def test_a_term_of_more_than_sixty_days_between_businesses_is_named(
    country: str, due: date, named: bool
) -> None:
    """Art. 6:119a lid 5 BW; art. 4 law of 2 August 2002: interest counts from the invoice's own day."""
    claim = Claim("F-1", euro(100), due, date(2026, 1, 1), contract=date(2025, 6, 1))
    stated = statement(business(country, (claim,)), date(2026, 5, 1), TARIFFS)
    assert [r.code for r in stated.regime.assumed] == ([f"{country.lower()}.term.too_long"] * named)
    first = min(line.start for line in stated.lines if line.group is Group.INTEREST and line.start)
    assert first > due


def test_a_clause_per_month_gives_way_while_the_law_gives_more() -> None:
    """Art. 6:119 lid 3 BW: 0.25 % a month leads at 2 % a year and gives way from 1 January 2023 on."""
    monthly = Terms(interest=AgreedInterest(percent_per_month=Decimal("0.25")))
    claim = Claim("F-1", euro(1000), date(2022, 11, 30), contract=date(2022, 1, 1))
    facts = replace(dutch_consumer((claim,)), creditor=Creditor(terms=monthly))
    lines = [
        line for line in statement(facts, date(2023, 7, 31), TARIFFS).lines if line.group is Group.INTEREST
    ]
    assert [(str(line.percent), line.days, line.amount) for line in lines] == [
        ("0.25", 31, 2_50),
        ("4", 181, 19_84),
        ("6", 31, 5_10),
    ]
    assert [line.reason.rule for line in lines] == ["nl.bw.6:119:3", "nl.bw.6:119", "nl.bw.6:119"]
    assert [line.reason.params["divisor"] for line in lines[1:]] == ["365", "365"]


def test_a_clause_per_month_that_leads_only_later_compounds_as_the_law_does() -> None:
    """0.45 % a month is 5.4 % a year: less than the 6 % of 2025, more than the 4 % of 2026."""
    monthly = Terms(interest=AgreedInterest(percent_per_month=Decimal("0.45")))
    claim = Claim("F-1", euro(1000), date(2025, 6, 30), contract=date(2025, 1, 1))
    facts = replace(dutch_consumer((claim,)), creditor=Creditor(terms=monthly))
    lines = [
        line for line in statement(facts, date(2026, 2, 28), TARIFFS).lines if line.group is Group.INTEREST
    ]
    assert [(str(line.percent), line.amount) for line in lines] == [("6", 30_25), ("0.45", 9_00)]
