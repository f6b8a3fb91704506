"""The cap lens shows clause, law and limit side by side, and what applies is what the statement claims."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from clerkdesk.domain.cap_lens import Cell, Comparison, Outcome, Side, Subject, cap_lens
from clerkdesk.domain.choices import DEFAULTS, ClauseAboveCap
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band, Facts, Terms
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.statement import statement
from clerkdesk.wording import SPOKEN, Wording
from tests.domain.given import (
    AT_MAXIMUM,
    DAYS,
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

LATE = date(2026, 3, 1)
TEN_PERCENT = AgreedCosts(bands=(Band(Decimal(10)),))
CLAUSES = st.sampled_from(
    (
        AT_MAXIMUM,
        Terms(),
        Terms(interest=AgreedInterest(Decimal(8)), collection_costs=TEN_PERCENT),
        Terms(interest=AgreedInterest(Decimal(18)), collection_costs=AgreedCosts(lump_sum=euro(5))),
        Terms(interest=AgreedInterest(None, Decimal(1)), collection_costs=AgreedCosts(lump_sum=euro(500))),
    )
)


def seen(facts: Facts, subject: Subject, on: date = TODAY, **choices: object) -> Comparison:
    """Return the only comparison about ``subject``."""
    chosen = replace(DEFAULTS, **choices)  # type: ignore[arg-type]
    (found,) = (one for one in cap_lens(facts, on, TARIFFS, chosen) if one.subject is subject)
    return found


def costs(facts: Facts, on: date = TODAY, **choices: object) -> Comparison:
    return seen(facts, Subject.COLLECTION_COSTS, on, **choices)


def with_terms(facts: Facts, interest: AgreedInterest | None, clause: AgreedCosts | None) -> Facts:
    return replace(facts, creditor=replace(facts.creditor, terms=Terms(None, interest, clause)))


def amounts(comparison: Comparison) -> tuple[int | None, ...]:
    return tuple(comparison.cells[side].amount for side in Side)


def invoice(amount: int, due: date = LATE, contract: date | None = date(2025, 1, 1)) -> tuple[Claim, ...]:
    return (Claim("F-1", euro(amount), due, contract=contract),)


def test_a_clause_cannot_deviate_from_the_scale_for_a_dutch_consumer() -> None:
    facts = dutch_consumer(invoice(1000), (letter(date(2026, 4, 1), "F-1"),))
    found = costs(with_terms(facts, None, AgreedCosts(lump_sum=euro(400))))
    assert amounts(found) == (40_000, 15_000, 15_000)
    assert (found.winner, found.outcome, found.amount) == (Side.LAW, Outcome.APPLIES, 15_000)
    assert found.cells[Side.CLAUSE].because.code == "lens.clause_barred"


def test_without_a_fourteen_day_letter_nothing_is_due_yet() -> None:
    found = costs(dutch_consumer(invoice(1000)))
    assert (found.winner, found.outcome, found.amount) == (None, Outcome.NOT_YET, 0)
    assert found.because.code == "nl.costs.no_notice"
    assert found.cells[Side.LAW].amount == 15_000


def test_while_the_term_runs_the_lens_says_from_which_day() -> None:
    facts = dutch_consumer(invoice(1000), (letter(date(2026, 11, 18), "F-1"),))
    found = costs(facts)
    assert (found.outcome, found.winner) == (Outcome.NOT_YET, None)
    assert isinstance(found.because.params["due_from"], date)


def test_a_clause_between_dutch_businesses_leads_but_never_under_forty() -> None:
    facts = business("NL", invoice(1000))
    led = costs(with_terms(facts, None, AgreedCosts(lump_sum=euro(400))))
    assert amounts(led) == (40_000, 15_000, 4_000)
    assert (led.winner, led.amount) == (Side.CLAUSE, 40_000)
    lifted = costs(with_terms(facts, None, AgreedCosts(lump_sum=euro(10))))
    assert (lifted.winner, lifted.amount) == (Side.LIMIT, 4_000)
    silent = costs(facts)
    assert (silent.winner, silent.amount) == (Side.LAW, 15_000)


def test_a_belgian_clause_under_the_cap_applies() -> None:
    facts = belgian_consumer(invoice(400), (reminder(date(2026, 4, 1), "F-1"),))
    found = costs(with_terms(facts, None, TEN_PERCENT))
    assert amounts(found) == (4_000, None, 5_500)
    assert (found.winner, found.amount) == (Side.CLAUSE, 4_000)


def test_a_belgian_clause_above_the_cap_is_void_unless_the_office_chose_otherwise() -> None:
    facts = belgian_consumer(invoice(400), (reminder(date(2026, 4, 1), "F-1"),))
    facts = with_terms(facts, AgreedInterest(Decimal(18)), AgreedCosts(lump_sum=euro(90)))
    void = costs(facts)
    assert amounts(void) == (9_000, None, 5_500)
    assert (void.winner, void.outcome, void.amount) == (None, Outcome.VOID, 0)
    interest = seen(facts, Subject.INTEREST)
    assert (interest.winner, interest.outcome, interest.amount) == (None, Outcome.VOID, 0)
    assert interest.cells[Side.CLAUSE].percent == 18
    above, cap = interest.cells[Side.CLAUSE].amount, interest.cells[Side.LIMIT].amount
    assert above is not None and cap is not None and above > cap > 0
    reduced = costs(facts, be_clause_above_cap=ClauseAboveCap.REDUCED)
    assert (reduced.winner, reduced.amount) == (Side.LIMIT, 5_500)
    lowered = seen(facts, Subject.INTEREST, be_clause_above_cap=ClauseAboveCap.REDUCED)
    assert (lowered.winner, lowered.amount) == (Side.LIMIT, cap)


def test_an_old_belgian_debt_knows_no_cap_but_the_judge() -> None:
    claims = invoice(400, date(2022, 3, 1), date(2021, 1, 1))
    facts = belgian_consumer(claims, (reminder(date(2022, 4, 1), "F-1"),))
    found = costs(with_terms(facts, AgreedInterest(Decimal(12)), AgreedCosts(lump_sum=euro(90))))
    assert amounts(found) == (9_000, None, None)
    assert (found.winner, found.amount) == (Side.CLAUSE, 9_000)
    assert found.cells[Side.LIMIT].because.code == "lens.judge"


def test_between_belgian_businesses_forty_euro_stand_beside_the_clause() -> None:
    facts = business("BE", invoice(1000))
    assert costs(facts).winner is Side.LAW
    found = costs(with_terms(facts, None, TEN_PERCENT))
    assert amounts(found) == (10_000, 4_000, None)
    assert (found.winner, found.amount) == (Side.CLAUSE, 10_000)


def test_interest_shows_the_rate_of_each_side() -> None:
    facts = with_terms(dutch_consumer(invoice(1000)), AgreedInterest(Decimal(12)), None)
    found = seen(facts, Subject.INTEREST)
    assert [found.cells[side].percent for side in Side] == [Decimal(12), Decimal(4), None]
    assert found.winner is Side.CLAUSE
    lower = seen(
        with_terms(dutch_consumer(invoice(1000)), AgreedInterest(Decimal(1)), None), Subject.INTEREST
    )
    assert lower.winner is Side.LAW


def test_claims_with_the_same_rates_are_one_comparison() -> None:
    claims = (Claim("F-1", euro(100), LATE), Claim("F-2", euro(200), LATE))
    assert seen(dutch_consumer(claims), Subject.INTEREST).claims == ("F-1", "F-2")


@settings(max_examples=300, deadline=None)
@given(dossiers(), CLAUSES, DAYS)
def test_what_applies_is_what_the_statement_claims(facts: Facts, terms: Terms, on: date) -> None:
    """The lens and the statement never tell two stories, in any of the five regimes."""
    facts = replace(facts, creditor=replace(facts.creditor, terms=terms))
    stated = statement(facts, on, TARIFFS)
    found = cap_lens(facts, on, TARIFFS)
    for subject, total in (
        (Subject.COLLECTION_COSTS, stated.totals.collection_costs),
        (Subject.INTEREST, stated.totals.interest),
    ):
        of_subject = [one for one in found if one.subject is subject]
        assert sum(one.amount for one in of_subject) == total
    for one in found:
        winner = _winning(one)
        assert (winner is None) == (one.outcome is not Outcome.APPLIES)
        assert one.amount == (winner.amount if winner else 0)


def _winning(one: Comparison) -> Cell | None:
    return None if one.winner is None else one.cells[one.winner]


@settings(max_examples=100, deadline=None)
@given(dossiers(), CLAUSES)
def test_every_cell_says_why_in_three_languages(facts: Facts, terms: Terms) -> None:
    facts = replace(facts, creditor=replace(facts.creditor, terms=terms))
    for one in cap_lens(facts, TODAY, TARIFFS):
        for reason in (one.because, *(cell.because for cell in one.cells.values())):
            assert set(reason.params) == set(RULES[reason.code].params), reason.code
            for language in SPOKEN:
                for part in ("sentence", "formula", "phone"):
                    assert Wording(language)(f"reasons.{reason.code}.{part}", **reason.params)


def test_all_five_regimes_are_drawn() -> None:
    """The property above is about every regime: a small dossier of each is seen through the lens."""
    old = invoice(400, date(2022, 3, 1), date(2021, 1, 1))
    each = {
        RegimeId.NL_CONSUMER: dutch_consumer(invoice(400)),
        RegimeId.NL_BUSINESS: business("NL", invoice(400)),
        RegimeId.BE_CONSUMER_XIX: belgian_consumer(invoice(400)),
        RegimeId.BE_CONSUMER_2002: belgian_consumer(old),
        RegimeId.BE_BUSINESS: business("BE", invoice(400)),
    }
    for regime, facts in each.items():
        assert statement(facts, TODAY, TARIFFS).regime.id is regime
        assert {one.subject for one in cap_lens(facts, TODAY, TARIFFS)} == set(Subject)
        assert facts.debtor.kind is not DebtorKind.SOLE_TRADER


def test_a_claim_that_is_not_late_bears_no_interest_yet() -> None:
    facts = dutch_consumer((Claim("F-1", Money(10_000), date(2026, 12, 31)),))
    found = seen(facts, Subject.INTEREST)
    assert (found.outcome, found.because.code) == (Outcome.NOT_YET, "lens.not_late")
