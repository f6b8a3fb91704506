"""What the debtor contests is paused at once (rows A32, I19-I26, C6; traps 6)."""

from datetime import date
from uuid import uuid4

import pytest

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.disputes import DisputeDraft, close_dispute, disputes, open_dispute
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.payments import PaymentDraft, post_payment
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.services.worklist import Marker, Order, Queue, Selection
from clerkdesk.wording import Wording
from tests.services.office import TODAY, Case, Invoice, Office


def two_invoices(office: Office) -> Case:
    """Return a dossier with an invoice of 310 and one of 80 euro."""
    return office.dossier(
        office.creditor(), "Peeters, Els", Invoice("F-20188", 31_000), Invoice("F-20391", 8_000)
    )


def opened(office: Office, case: Case, claim: int, **draft: object) -> int:
    """Return the id of a new dispute about one claim of the dossier."""
    told = {"ground": Ground.ARTICLE_NOT_RECEIVED, "received_on": TODAY, **draft}
    done = open_dispute(office.desk, uuid4(), case.id, DisputeDraft(case.claims[claim], **told))  # type: ignore[arg-type]
    assert isinstance(done, Done), done
    return done.value


def test_the_disputed_part_is_left_out_of_everything_at_once(office: Office) -> None:
    """Row A32: amount disputed and undisputed, in the same transaction as lists and markers."""
    case = two_invoices(office)
    before = dossiers.open_dossier(office.desk, case.id)
    opened(office, case, 1, note="Vindt de lamp onterecht.", channel=Channel.PHONE)
    after = dossiers.open_dossier(office.desk, case.id)
    assert after.disputed == 8_000 and after.open_disputes == 1
    assert after.claimable < before.claimable and after.claimable >= 31_000
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert (row.open, row.status) == (after.claimable, Status.NEW) and row.markers == {Marker.DISPUTE}
    claims = dossiers.account(office.desk, case.id).claims
    assert [claim.disputed for claim in claims] == [0, 8_000]
    (view,) = disputes(office.desk, case.id)
    assert (view.invoice, view.amount, view.undisputed, view.opened_by) == (
        "F-20391",
        8_000,
        0,
        "Sanne de Boer",
    )
    assert claims[1].dispute_id == view.id
    (entry,) = timeline(office.desk, case.id).past
    assert entry.kind is EntryKind.DISPUTE and entry.text == "Vindt de lamp onterecht."
    say = Wording(office.desk.user.language)
    assert "artikel niet ontvangen" in say(f"timeline.{entry.code}.detail", **entry.params)


def test_a_dossier_that_is_disputed_in_full_waits_in_its_own_status(office: Office) -> None:
    """Row C6: a hard stop, not a label: no letter and no call is due for it."""
    case = two_invoices(office)
    opened(office, case, 0)
    dispute = opened(office, case, 1)
    found = worklist.counts(office.desk)
    assert found.statuses[Status.DISPUTED].count == 1 and found.statuses[Status.NEW].count == 0
    assert found.queues[Queue.LETTERS] == 0
    assert timeline(office.desk, case.id).planned == ()
    assert isinstance(close_dispute(office.desk, uuid4(), dispute, "Ingetrokken per telefoon"), Done)
    found = worklist.counts(office.desk)
    assert found.statuses[Status.DISPUTED].count == 0 and found.statuses[Status.NEW].count == 1


def test_part_of_a_claim_may_be_disputed_and_the_rest_goes_on(office: Office) -> None:
    case = two_invoices(office)
    first = opened(office, case, 0, amount=Money(10_000), ground=Ground.QUALITY)
    assert dossiers.open_dossier(office.desk, case.id).disputed == 10_000
    opened(office, case, 0, amount=Money(21_000), ground=Ground.INVOICE_NOT_RECEIVED)
    assert dossiers.open_dossier(office.desk, case.id).disputed == 31_000
    answer = open_dispute(office.desk, uuid4(), case.id, DisputeDraft(case.claims[0], Ground.QUALITY, TODAY))
    assert isinstance(answer, Refused) and answer.problems[0].code == "dispute.open_already"
    close_dispute(office.desk, uuid4(), first, "Opgelost")
    views = disputes(office.desk, case.id)
    assert [(view.amount, view.closed_on, view.closed_because) for view in views] == [
        (21_000, None, ""),
        (10_000, TODAY, "Opgelost"),
    ]


def test_paying_the_rest_does_not_close_a_disputed_dossier(office: Office) -> None:
    case = two_invoices(office)
    opened(office, case, 1)
    owed = dossiers.open_dossier(office.desk, case.id).claimable
    post_payment(office.desk, uuid4(), case.id, PaymentDraft(owed, TODAY))
    header = dossiers.open_dossier(office.desk, case.id)
    assert (header.claimable, header.disputed, header.status, header.closed_on) == (
        0,
        8_000,
        Status.DISPUTED,
        None,
    )


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_its_words(office: Office, ground: Ground) -> None:
    """Rows I19-I26."""
    case = two_invoices(office)
    opened(office, case, 0, ground=ground, note="Zie brief.")
    (entry,) = timeline(office.desk, case.id).past
    assert Wording(office.desk.user.language)(f"timeline.{entry.code}", **entry.params)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2026, 11, 23)}, "received_on"),
        ({"amount": Money(0)}, "amount"),
        ({"amount": Money(31_001)}, "amount"),
        ({"claim_id": 999_999}, "claim_id"),
        ({"ground": Ground.OTHER}, "note"),
    ],
)
def test_a_dispute_that_cannot_be_is_refused_with_its_field(
    office: Office, changed: dict[str, object], field: str
) -> None:
    case = two_invoices(office)
    told = {"claim_id": case.claims[0], "ground": Ground.QUALITY, "received_on": TODAY, **changed}
    answer = open_dispute(office.desk, uuid4(), case.id, DisputeDraft(**told))  # type: ignore[arg-type]
    assert isinstance(answer, Refused) and [p.about for p in answer.problems] == [field]
    for problem in answer.problems:
        assert Wording(office.desk.user.language)(f"problems.{problem.code}", **problem.params)
    assert disputes(office.desk, case.id) == ()


def test_the_same_key_opens_and_closes_once(office: Office) -> None:
    case, key = two_invoices(office), uuid4()
    draft = DisputeDraft(case.claims[0], Ground.QUALITY, TODAY)
    first = open_dispute(office.desk, key, case.id, draft)
    assert isinstance(first, Done) and open_dispute(office.desk, key, case.id, draft) == first
    assert isinstance(close_dispute(office.desk, uuid4(), first.value, " "), Refused)
    assert isinstance(close_dispute(office.desk, uuid4(), first.value, "Vergissing"), Done)
    again = close_dispute(office.desk, uuid4(), first.value, "Vergissing")
    assert isinstance(again, Refused) and again.problems[0].code == "dispute.closed_before"
