"""Payments are proposed, booked once and countered (rows S12, S13, I6, I7, A13)."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.payments import (
    PaymentDraft,
    PaymentProposal,
    ReceivedBy,
    payments,
    post_payment,
    propose_payment,
    reverse_payment,
)
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.services.worklist import Order, Selection
from clerkdesk.wording import Wording
from tests.services.office import TODAY, Case, Invoice, Office

LAST_WEEK = date(2026, 11, 16)


def a_case(office: Office) -> Case:
    """Return a dossier of a Belgian consumer who owes 400 euro and interest."""
    return office.dossier(office.creditor(), "Peeters, Els", Invoice("F-20188", 40_000))


def posted(office: Office, case: Case, draft: PaymentDraft) -> int:
    """Return the ledger entry of a payment that was booked."""
    done = post_payment(office.desk, uuid4(), case.id, draft)
    assert isinstance(done, Done)
    return done.value


def due(office: Office, case: Case) -> Money:
    """Return what may be claimed today."""
    return dossiers.open_dossier(office.desk, case.id).claimable


def test_the_proposal_is_what_booking_then_does(office: Office) -> None:
    """Row S13: before and after, and where the money goes, without writing anything."""
    case = a_case(office)
    draft = PaymentDraft(Money(15_000), LAST_WEEK, ReceivedBy.CREDITOR, "OGM", case.claims)
    before = due(office, case)
    proposal = propose_payment(office.desk, case.id, draft)
    assert isinstance(proposal, PaymentProposal)
    assert proposal.before.due == before == due(office, case) and payments(office.desk, case.id) == ()
    share = proposal.allocation
    assert share.to_costs + share.to_interest + share.to_principal + share.surplus == 15_000
    posted(office, case, draft)
    assert due(office, case) == proposal.after.due
    (view,) = payments(office.desk, case.id)
    assert view.allocation == replace(share, id=view.allocation.id if view.allocation else "")
    assert (view.value_date, view.received_by) == (LAST_WEEK, ReceivedBy.CREDITOR)
    assert view.booked_on > view.value_date
    assert (view.reference, view.by, view.reversed_by) == ("OGM", "Sanne de Boer", None)


def test_interest_stops_on_the_part_that_was_paid_from_its_value_date(office: Office) -> None:
    """Row S13: a back-dated payment lowers the interest since."""
    case = a_case(office)
    early = propose_payment(office.desk, case.id, PaymentDraft(Money(30_000), date(2026, 9, 10)))
    late = propose_payment(office.desk, case.id, PaymentDraft(Money(30_000), TODAY))
    assert isinstance(early, PaymentProposal) and isinstance(late, PaymentProposal)
    assert early.after.interest <= late.after.interest


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (PaymentDraft(None, None), {"amount", "value_date"}),
        (PaymentDraft(Money(0), LAST_WEEK), {"amount"}),
        (PaymentDraft(Money(-500), LAST_WEEK), {"amount"}),
        (PaymentDraft(Money(10**15), LAST_WEEK), {"amount"}),
        (PaymentDraft(Money(500), date(2026, 11, 23)), {"value_date"}),
        (PaymentDraft(Money(500), date(26, 11, 16)), {"value_date"}),
        (PaymentDraft(Money(500), LAST_WEEK, claim_ids=(987_654,)), {"claim_ids"}),
    ],
)
def test_amount_and_value_date_are_never_guessed(
    office: Office, draft: PaymentDraft, fields: set[str]
) -> None:
    """Row S12: both are mandatory, and each problem names its field."""
    case = a_case(office)
    for answer in (
        propose_payment(office.desk, case.id, draft),
        post_payment(office.desk, uuid4(), case.id, draft),
    ):
        assert isinstance(answer, Refused)
        assert {problem.about for problem in answer.problems} == fields
        for problem in answer.problems:
            assert Wording(office.desk.user.language)(f"problems.{problem.code}", **problem.params)
    assert payments(office.desk, case.id) == ()


def test_the_same_key_books_once(office: Office) -> None:
    """Reliability 4.3: an acknowledgement that was lost doubles nothing."""
    case, key, draft = a_case(office), uuid4(), PaymentDraft(Money(15_000), LAST_WEEK)
    assert post_payment(office.desk, key, case.id, draft) == post_payment(office.desk, key, case.id, draft)
    assert len(payments(office.desk, case.id)) == 1


def test_the_list_and_the_timeline_follow_the_payment(office: Office) -> None:
    case = a_case(office)
    done = post_payment(office.desk, uuid4(), case.id, PaymentDraft(Money(15_000), LAST_WEEK))
    assert isinstance(done, Done)
    assert {Change(Subject.DOSSIER, case.id), Change(Subject.WORKLIST)} <= done.changes
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.open == due(office, case) and row.status is Status.NEW
    assert worklist.counts(office.desk).statuses[Status.NEW].open == row.open
    (entry,) = timeline(office.desk, case.id).past
    assert entry.kind is EntryKind.MONEY and entry.code == "payment.agency.allocated"
    say = Wording(office.desk.user.language)
    assert say(f"timeline.{entry.code}", **entry.params) == "Betaling €\N{NO-BREAK SPACE}150,00"
    assert say(f"timeline.{entry.code}.detail", **entry.params).startswith("kosten ")


def test_who_paid_everything_is_closed_with_an_entry_and_reopened_by_a_reversal(office: Office) -> None:
    """Row A13: nothing is closed silently; P6: a reversal brings back what was."""
    case = a_case(office)
    before = due(office, case)
    entry = posted(office, case, PaymentDraft(before, TODAY))
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.status, header.closed_on, header.claimable) == (Status.CLOSED, TODAY, 0)
    assert [e.code for e in timeline(office.desk, case.id).past] == [
        "payment.agency.allocated",
        "dossier.closed_paid",
    ]
    assert worklist.counts(office.desk).statuses[Status.CLOSED].count == 1
    assert isinstance(reverse_payment(office.desk, uuid4(), entry, "Verkeerd dossier"), Done)
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.status, header.closed_on, header.claimable) == (Status.NEW, None, before)
    codes = [e.code for e in timeline(office.desk, case.id).past]
    assert codes[0] == "payment.agency.countered" and codes[-2:] == ["payment.reversed", "dossier.reopened"]


def test_a_partial_payment_leaves_the_dossier_where_it_was(office: Office) -> None:
    """Row A13: the workflow continues where it was."""
    case = a_case(office)
    before = dossiers.open_dossier(office.desk, case.id)
    posted(office, case, PaymentDraft(Money(100), TODAY))
    after = dossiers.open_dossier(office.desk, case.id)
    assert (after.status, after.next_step, after.next_on) == (before.status, before.next_step, before.next_on)


def test_more_than_is_owed_is_booked_and_said(office: Office) -> None:
    """P2: the parts and the surplus are the payment."""
    case = a_case(office)
    draft = PaymentDraft(Money(50_000), TODAY)
    proposal = propose_payment(office.desk, case.id, draft)
    assert isinstance(proposal, PaymentProposal)
    assert [w.code for w in proposal.warnings] == ["payment.more_than_owed"]
    assert proposal.allocation.surplus == 50_000 - proposal.before.due and proposal.after.due == 0
    posted(office, case, draft)
    again = propose_payment(office.desk, case.id, draft)
    assert isinstance(again, PaymentProposal)
    assert {w.code for w in again.warnings} == {
        "payment.more_than_owed",
        "payment.like_another",
        "payment.on_closed_dossier",
    }


def test_a_payment_is_countered_once_and_with_a_reason(office: Office) -> None:
    """P6: reversing twice is refused; design 5: the reversal names what it reverses."""
    case = a_case(office)
    entry = posted(office, case, PaymentDraft(Money(15_000), LAST_WEEK))
    assert isinstance(reverse_payment(office.desk, uuid4(), entry, "  "), Refused)
    key = uuid4()
    done = reverse_payment(office.desk, key, entry, "Dubbel geboekt")
    assert isinstance(done, Done) and reverse_payment(office.desk, key, entry, "Dubbel geboekt") == done
    for again in (entry, done.value):
        answer = reverse_payment(office.desk, uuid4(), again, "Nog eens")
        assert isinstance(answer, Refused) and answer.problems[0].code in {
            "payment.reversed_before",
            "payment.is_reversal",
        }
    by_id = {view.entry_id: view for view in payments(office.desk, case.id)}
    assert by_id[entry].reversed_by == done.value and by_id[entry].allocation is None
    assert (by_id[done.value].reverses, by_id[done.value].amount, by_id[done.value].reason) == (
        entry,
        -15_000,
        "Dubbel geboekt",
    )
    with pytest.raises(LookupError):
        reverse_payment(office.desk, uuid4(), 999_999, "Onbekend")
