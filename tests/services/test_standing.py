"""Lists show a dossier where its facts put it (design 10.4, rows S5, A26)."""

from datetime import date

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.domain.procedure import Step
from clerkdesk.services import worklist
from clerkdesk.services.worklist import Order, Queue, Selection, Total
from tests.services.office import TODAY, Office


def test_a_new_dossier_of_a_belgian_consumer_waits_for_its_free_reminder(office: Office) -> None:
    """Row I31: the first step is the first reminder, due at once."""
    office.dossier(office.creditor())
    (row,) = worklist.page(office.desk, Selection(status=Status.NEW), Order()).rows
    assert (row.debtor, row.creditor, row.place, row.open) == (
        "Peeters, Els",
        "Woonhuys NV",
        "Gent",
        row.open,
    )
    assert row.next_step is Step.FIRST_REMINDER and row.open >= 40_000 and row.computed_on == TODAY
    found = worklist.counts(office.desk)
    assert found.statuses[Status.NEW] == Total(1, row.open) and found.statuses[Status.DEMAND] == Total(
        0, Money(0)
    )


def test_a_notice_moves_the_dossier_and_its_counts(office: Office) -> None:
    """Row S15: while the term runs nothing is due."""
    case = office.dossier(office.creditor())
    office.noticed(case, Step.FIRST_REMINDER, date(2026, 11, 20), NoticeKind.FIRST_REMINDER)
    found = worklist.counts(office.desk)
    assert found.statuses[Status.NEW] == Total(0, Money(0))
    assert found.statuses[Status.NOTICE_RUNNING].count == 1
    assert found.queues[Queue.LETTERS] == 0
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.next_step is Step.FORMAL_NOTICE and row.next_on is not None and row.next_on > TODAY


def test_a_business_gets_its_first_demand_without_a_waiting_term(office: Office) -> None:
    """Row O5."""
    office.dossier(office.creditor(country="NL"), "Bakkerij Zon BV", kind=DebtorKind.COMPANY, country="NL")
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.next_step is Step.FIRST_DEMAND
