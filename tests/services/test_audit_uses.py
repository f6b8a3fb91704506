"""As what a statement used a rule or tariff, and that nothing is left out by looking at less (design 4.6)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.claim import Claim, NoticeKind
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band, Creditor, Facts, Terms
from clerkdesk.domain.money import Money
from clerkdesk.domain.notice_check import elements
from clerkdesk.domain.parties import Debtor, DebtorKind
from clerkdesk.domain.statement import statement
from clerkdesk.domain.tariff import Rate, Scale
from clerkdesk.services.audit_asking import asked_of
from clerkdesk.services.audit_choices import codes_of
from clerkdesk.services.audit_hits import Use, Used
from clerkdesk.services.audit_question import rate_in, scale_in
from clerkdesk.services.audit_rules import rules
from clerkdesk.services.audit_tariffs import at_the_ends, with_rate
from clerkdesk.services.audit_uses import Asked, touched
from tests.domain.given import (
    AT_MAXIMUM,
    TARIFFS,
    TODAY,
    belgian_consumer,
    business,
    dossiers,
    dutch_consumer,
    euro,
    letter,
    reminder,
)
from tests.domain.test_reasons import RULES

JUDGED_KINDS = (NoticeKind.FOURTEEN_DAY_LETTER, NoticeKind.FIRST_REMINDER, NoticeKind.FORMAL_NOTICE)
OF_OTHERS = ("notice.", "procedure.", "lens.", "nl.court.", "be.court.")
ROWS: list[Rate | Scale] = [
    row for table in (TARIFFS.rates, TARIFFS.scales) for rows in table.values() for row in rows
]
TERMS = st.sampled_from(
    [
        Terms(),
        AT_MAXIMUM,
        Terms(None, AgreedInterest(Decimal("9.5")), AgreedCosts(bands=(Band(Decimal(10)),))),
        Terms(None, AgreedInterest(percent_per_month=Decimal(1)), AgreedCosts(lump_sum=euro(75))),
        Terms(None, AgreedInterest(percent_above_statutory=Decimal(2))),
    ]
)


def about(version: str) -> Asked:
    """Return the question about a version of today's tables."""
    row = rate_in(TARIFFS, version) or scale_in(TARIFFS, version)
    assert row is not None, version
    return asked_of(TARIFFS, row)


def uses(version: str, facts: Facts, on: date = TODAY) -> dict[Use, Money] | None:
    """Return as what a dossier used a version and what those lines add up to, none for untouched."""
    found = touched(about(version), facts, on)
    return None if found is None else {part.use: part.amount for part in found.used}


def test_every_rule_of_a_statement_can_be_asked_for() -> None:
    """A new module of law has to be listed; procedure, lens, lawsuits and judged letters stand apart."""
    judging = {element for kind in JUDGED_KINDS for element in elements(kind)}
    wanted = {code for code in RULES if not code.startswith(OF_OTHERS) and code not in judging}
    assert {rule.code for rule in rules()} == wanted


@settings(max_examples=300, deadline=None)
@given(dossiers(), TERMS, st.sampled_from(ROWS), st.dates(date(2019, 1, 1), date(2027, 12, 31)))
def test_looking_at_less_never_misses_a_dossier(
    facts: Facts, terms: Terms, row: Rate | Scale, on: date
) -> None:
    """Brute force: whatever names the version, or is another with the row at either end, was looked at."""
    owed_by = Creditor(facts.creditor.country, facts.creditor.sme, False, True, terms)
    facts = Facts(facts.debtor, owed_by, facts.claims, facts.notices, facts.payments)
    stated = statement(facts, on, TARIFFS)
    named = any(line.reason.tariff == row.version for line in stated.lines)
    named |= any(cost.because.tariff == row.version for cost in stated.collection_costs)
    mattered = any(statement(facts, on, other).totals != stated.totals for other in at_the_ends(TARIFFS, row))
    found = touched(asked_of(TARIFFS, row), facts, on)
    assert (found is not None) or not (named or mattered)
    if named and found is not None:
        assert found.used[0].use is not Use.LIMIT


def test_the_lines_of_a_rate_are_summed() -> None:
    """1,000 euro from 1 April to 22 November 2026 at 4 %: 236 days of 1,000 x 4 % / 365."""
    facts = dutch_consumer((Claim("F-1", euro(1000), date(2026, 3, 31)),))
    assert uses("consumer@2026-01-01=4", facts) == {Use.INTEREST: Money(2586)}
    assert uses("consumer@2026-01-01=4.00", facts) == {Use.INTEREST: Money(2586)}
    assert uses("consumer@2025-01-01=6", facts) is None
    assert uses("commercial@2026-07-01=10.40", facts) is None


def test_equal_neighbours_are_told_apart_by_their_days() -> None:
    """9.5 % ran on in 2004 under the name of July 2003; the row of 2004 was used all the same."""
    facts = business("BE", (Claim("F-1", euro(1000), date(2003, 12, 31)),))
    second, first = "be_commercial@2004-01-01=9.50", "be_commercial@2003-07-01=9.50"
    assert {line.reason.tariff for line in statement(facts, date(2004, 6, 30), TARIFFS).lines} >= {first}
    assert set(uses(second, facts, date(2004, 6, 30)) or ()) == {Use.INTEREST}
    assert set(uses(first, facts, date(2004, 6, 30)) or ()) == {Use.INTEREST}


def test_announced_costs_count_and_are_marked() -> None:
    """The letter of a week ago announces 150 euro; nothing of it is owed yet."""
    facts = dutch_consumer(
        (Claim("F-1", euro(1000), date(2026, 3, 31)),), (letter(date(2026, 11, 16), "F-1"),)
    )
    found = touched(about("nl.collection_costs@2012-07-01"), facts, TODAY)
    assert found is not None
    assert found.used == (Used(Use.ANNOUNCED, 1, euro(150)),)
    assert found.announced_before == euro(150)
    assert found.before == euro(1000) + 2586


def test_vat_on_costs_is_a_use_of_its_rate() -> None:
    """A creditor that cannot deduct VAT: 21 % of 150 euro."""
    claims = (Claim("F-1", euro(1000), date(2026, 3, 31)),)
    creditor = Creditor(vat_deductible=False, declares_vat=True)
    facts = Facts(Debtor(DebtorKind.CONSUMER, "NL"), creditor, claims, (letter(date(2026, 4, 10), "F-1"),))
    assert uses("nl.vat@2012-10-01", facts) == {Use.VAT: Money(3150)}


@pytest.mark.parametrize(
    ("percent", "use"), [("5", Use.LIMIT), ("20", Use.NOT_CLAIMABLE)], ids=["under", "above"]
)
def test_a_cap_is_used_by_a_clause_under_it_and_by_a_void_one(percent: str, use: Use) -> None:
    """XIX.4: 10 % between 150 and 500 euro; a clause of 20 % is void, one of 5 % stays under it."""
    terms = Terms(None, None, AgreedCosts(bands=(Band(Decimal(percent)),)))
    claims = (Claim("F-1", euro(400), date(2026, 8, 1), contract=date(2026, 7, 1)),)
    facts = belgian_consumer(claims, (reminder(date(2026, 9, 1), "F-1"),), terms=terms)
    assert set(uses("be.indemnity_cap@2023-09-01", facts) or ()) == {use}


def test_a_correction_says_what_was_paid_too_much() -> None:
    """Everything was paid at 4 %; at 2 % the debtor gets the difference back."""
    facts = dutch_consumer((Claim("F-1", euro(1000), date(2026, 3, 31)),))
    row = rate_in(TARIFFS, "consumer@2026-01-01=4")
    assert row is not None
    lower = with_rate(TARIFFS, Rate(row.kind, row.start, Decimal(2)))
    found = touched(asked_of(TARIFFS, row, lower), facts, TODAY)
    assert found is not None and found.after is not None
    assert (found.before, found.after) == (Money(102_586), Money(101_293))


def test_a_rule_is_asked_for_by_id_or_by_code() -> None:
    assert codes_of("nl.costs.vat") == codes_of("nl.besluit-bik.2:3") == {"nl.costs.vat"}
    assert codes_of("nl.bw.6:96:6") > {"nl.costs.announced", "nl.costs.no_notice"}
    assert not codes_of("nl.costs.vat ")
    asked = Asked(TARIFFS, codes=codes_of("be.wer.xix.1"))
    facts = belgian_consumer((Claim("F-1", euro(400), date(2026, 8, 1)),))
    found = touched(asked, facts, TODAY)
    assert found is not None and {part.use for part in found.used} == {Use.REGIME}
