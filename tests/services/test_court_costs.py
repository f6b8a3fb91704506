"""What bringing a dossier before the judge would cost, for the advice to the creditor (row B30)."""

from datetime import date
from uuid import uuid4

import pytest

from clerkdesk.domain.court_lines import Ending, Item, Side
from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.services import dossiers
from clerkdesk.services.court_costs import court_estimate
from clerkdesk.services.disputes import DisputeDraft, open_dispute
from clerkdesk.services.done import Done
from clerkdesk.services.payments import PaymentDraft, post_payment
from tests.services.office import TODAY, Invoice, Office


def test_the_claim_is_what_is_owed_that_day_with_interest_and_costs(office: Office) -> None:
    creditor = office.creditor(country="NL")
    case = office.dossier(
        creditor,
        "Bakker BV",
        Invoice("F-1", 120_000, date(2025, 6, 30)),
        kind=DebtorKind.COMPANY,
        country="NL",
    )
    for day in (date(2025, 12, 31), TODAY):
        estimate = court_estimate(office.desk, case.id, day)
        owed = dossiers.account(office.desk, case.id, day).statement.totals.due
        assert estimate.claim == owed > 120_000
        assert [course.ending for course in estimate.courses] == [Ending.DEFAULT, Ending.DEFENDED]
        assert all(course.claim == owed for course in estimate.courses)
    assert (estimate.number, estimate.debtor, estimate.on) == (case.number, "Bakker BV", TODAY)


def test_every_known_amount_names_a_table_with_its_source(office: Office) -> None:
    case = office.dossier(office.creditor())
    estimate = court_estimate(office.desk, case.id)
    for course in estimate.courses:
        for line in course.lines:
            version = line.because.tariff
            assert (version in estimate.tables) == (line.amount is not None)
    assert all(table.source for table in estimate.tables.values())


def test_a_belgian_consumer_of_400_euro_goes_to_the_justice_of_the_peace(office: Office) -> None:
    """Roll fee 50, contribution 24, minimum indemnity 196.22; the bailiff's tariff stays unknown."""
    estimate = court_estimate(office.desk, office.dossier(office.creditor()).id)
    first = estimate.courses[0]
    assert first.court.code == "be.court.peace_amount"
    assert {line.item: line.amount for line in first.lines} == {
        Item.ROLL_FEE: 50_00,
        Item.CONTRIBUTION: 24_00,
        Item.SUMMONS: None,
        Item.INDEMNITY: 196_22,
    }
    assert first.total(Side.BEFOREHAND) == 24_00


def test_what_is_disputed_is_for_the_judge_to_decide_and_counts(office: Office) -> None:
    case = office.dossier(office.creditor())
    before = court_estimate(office.desk, case.id).claim
    draft = DisputeDraft(case.claims[0], Ground.QUALITY, TODAY, amount=Money(10_000))
    assert isinstance(open_dispute(office.desk, uuid4(), case.id, draft), Done)
    assert court_estimate(office.desk, case.id).claim == before


def test_nothing_open_is_nothing_to_claim(office: Office) -> None:
    case = office.dossier(office.creditor())
    whole = PaymentDraft(Money(1_000_000), TODAY)
    assert isinstance(post_payment(office.desk, uuid4(), case.id, whole), Done)
    estimate = court_estimate(office.desk, case.id)
    assert (estimate.claim, estimate.courses) == (0, ())


def test_an_unknown_dossier_is_a_lookup_error(office: Office) -> None:
    with pytest.raises(LookupError):
        court_estimate(office.desk, 999_999)
