"""Opening a dossier answers at once: who, how much, why, and what comes next (rows A1, A2, A7, A14)."""

from datetime import date

import pytest

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.parties import Language
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import RegimeId
from clerkdesk.services import dossiers
from tests.services.office import TODAY, Invoice, Office


def test_the_header_says_who_owes_what_to_whom_and_what_comes_next(office: Office) -> None:
    """Row A1."""
    creditor = office.creditor()
    case = office.dossier(creditor)
    office.dossier(office.creditor("Energie Zuid", "BE"), person_id=case.person_id)
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.debtor, header.creditor, header.handler) == (
        "Peeters, Els",
        "Woonhuys NV",
        "Sanne de Boer",
    )
    assert (header.telephone, header.email) == ("+32 475 12 34 56", "els.peeters@voorbeeld.be")
    assert (header.regime.id, header.language, header.today) == (RegimeId.BE_CONSUMER_XIX, Language.FR, TODAY)
    assert (header.status, header.next_step, header.other_dossiers) == (Status.NEW, Step.FIRST_REMINDER, 1)
    assert header.claimable == dossiers.account(office.desk, case.id).statement.totals.due
    assert header.holds == () and header.open_disputes == 0 and header.closed_on is None


def test_the_account_can_be_asked_for_any_day(office: Office) -> None:
    """Row A14: interest runs while nothing is paid; row I29: every line has its reason."""
    case = office.dossier(office.creditor())
    office.noticed(case, Step.FIRST_REMINDER, date(2026, 9, 14), NoticeKind.FIRST_REMINDER)
    early = dossiers.account(office.desk, case.id, date(2026, 10, 20)).statement
    late = dossiers.account(office.desk, case.id, date(2027, 3, 1)).statement
    assert early.totals.principal == late.totals.principal == 40_000
    assert early.totals.due < late.totals.due
    assert sum(line.amount for line in late.lines) == late.totals.due
    assert all(line.reason.article for line in late.lines)


def test_the_claims_are_listed_as_they_were_due(office: Office) -> None:
    case = office.dossier(
        office.creditor(),
        "Peeters, Els",
        Invoice("F-20391", 8_000, date(2026, 10, 15)),
        Invoice("F-20188", 31_000),
    )
    claims = dossiers.account(office.desk, case.id).claims
    assert [(c.invoice, c.principal, c.disputed) for c in claims] == [
        ("F-20188", 31_000, 0),
        ("F-20391", 8_000, 0),
    ]


def test_the_as_of_date_steps_from_rate_change_to_rate_change(office: Office) -> None:
    """Row I36: the rate changes half-yearly."""
    case = office.dossier(office.creditor(), "Peeters, Els", Invoice("F-1", 40_000, date(2024, 3, 14)))
    office.noticed(case, Step.FIRST_REMINDER, date(2024, 4, 2), NoticeKind.FIRST_REMINDER)
    before = dossiers.rate_change(office.desk, case.id, date(2025, 3, 1), later=False)
    after = dossiers.rate_change(office.desk, case.id, date(2025, 3, 1), later=True)
    assert before is not None and after is not None and date(2024, 3, 14) < before < date(2025, 3, 1) < after
    assert dossiers.rate_change(office.desk, case.id, before, later=True) == after
    assert dossiers.rate_change(office.desk, case.id, date(2024, 3, 15), later=False) is None


def test_a_dossier_that_is_not_there_is_not_made_up(office: Office) -> None:
    with pytest.raises(LookupError):
        dossiers.open_dossier(office.desk, 999_999)
