"""After any sequence of operations lists, counts and search say what the facts say (reliability P1, P7)."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import select

from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import HoldKind
from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries.case_files import case_file
from clerkdesk.services import dossiers, standing, worklist
from clerkdesk.services.disputes import DisputeDraft, close_dispute, disputes, open_dispute
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.holds import HoldDraft, lift_hold, place_hold
from clerkdesk.services.notes import NoteDraft, NoteKind, post_note
from clerkdesk.services.payments import PaymentDraft, payments, post_payment, reverse_payment
from clerkdesk.services.worklist import Order, Selection
from tests.services.office import TODAY, Case, Invoice, Office

Act = Callable[[Office, Case, Random], Done[int] | Refused]


def pays(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Book a payment of some day."""
    amount, day = Money(chance.randint(1, 40_000)), TODAY - timedelta(days=chance.randint(0, 90))
    return twice(lambda key: post_payment(office.desk, key, case.id, PaymentDraft(amount, day)))


def takes_back(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Reverse a payment, if there is one."""
    known = payments(office.desk, case.id)
    if not known:
        return Refused(())
    entry = chance.choice(known).entry_id
    return twice(lambda key: reverse_payment(office.desk, key, entry, "Vergissing"))


def disputes_part(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Open a dispute on some claim, whole or in part."""
    part = chance.choice([None, Money(chance.randint(1, 9_000))])
    draft = DisputeDraft(chance.choice(case.claims), Ground.QUALITY, TODAY, amount=part)
    return twice(lambda key: open_dispute(office.desk, key, case.id, draft))


def agrees(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Close a dispute, if there is one."""
    known = disputes(office.desk, case.id)
    if not known:
        return Refused(())
    return close_dispute(office.desk, uuid4(), chance.choice(known).id, "Ingetrokken")


def waits(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Place a hold."""
    draft = HoldDraft(HoldKind.PROMISE, TODAY + timedelta(days=chance.randint(0, 30)), "Beloofd")
    return twice(lambda key: place_hold(office.desk, key, case.id, draft))


def goes_on(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Lift a hold, if there is one."""
    known = dossiers.open_dossier(office.desk, case.id).holds
    if not known:
        return Refused(())
    return lift_hold(office.desk, uuid4(), chance.choice(known).id, "Toch betaald")


def is_called(office: Office, case: Case, chance: Random) -> Done[int] | Refused:
    """Note a call, pinned or not."""
    draft = NoteDraft("Gesproken", NoteKind.PHONE_OUT, pinned=chance.random() < 0.2)
    return twice(lambda key: post_note(office.desk, key, case.id, draft))


ACTS: tuple[Act, ...] = (pays, takes_back, disputes_part, agrees, waits, goes_on, is_called)


def twice(act: Callable[..., Done[int] | Refused]) -> Done[int] | Refused:
    """Do ``act`` twice with one key: the second time answers as the first (P7)."""
    key = uuid4()
    first = act(key)
    if isinstance(first, Done):
        assert act(key) == first
    return first


def assert_agreed(office: Office, cases: list[Case]) -> None:
    """Check every list row, every count and the terms against the dossiers opened live."""
    rows = {row.dossier_id: row for row in worklist.page(office.desk, Selection(), Order()).rows}
    expected: Counter[Status] = Counter()
    cents: Counter[Status] = Counter()
    for case in cases:
        live, row = dossiers.open_dossier(office.desk, case.id), rows[case.id]
        assert (row.status, row.open, row.next_step, row.next_on) == (
            live.status,
            live.claimable,
            live.next_step,
            live.next_on,
        )
        expected[live.status] += 1
        cents[live.status] += live.claimable
    totals = worklist.counts(office.desk).statuses
    assert {s: (t.count, t.open) for s, t in totals.items()} == {s: (expected[s], cents[s]) for s in Status}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lists_and_counts_follow_every_operation(office: Office, seed: int) -> None:
    chance = Random(seed)
    creditor = office.creditor()
    cases = [
        office.dossier(creditor, f"Janssens {n}", Invoice("F-1", 31_000), Invoice("F-2", 8_000))
        for n in range(3)
    ]
    done = 0
    for _ in range(40):
        answer = chance.choice(ACTS)(office, chance.choice(cases), chance)
        done += isinstance(answer, Done)
    assert done > 15
    assert_agreed(office, cases)
    before = kept(office)
    office.refresh([case.id for case in cases])
    assert kept(office) == before, "rebuilding changes nothing"


def kept(office: Office) -> list[tuple[object, ...]]:
    """Return the worklist and the terms as they are stored."""
    with office.desk.database.read() as session:
        rows = session.execute(select(tables.Worklist.__table__).order_by(tables.Worklist.dossier_id)).all()
        terms = session.execute(select(tables.Term.__table__).order_by(*tables.Term.__table__.columns)).all()
    return [tuple(row) for row in (*rows, *terms)]


def test_standing_is_the_same_with_and_without_its_plan(office: Office) -> None:
    case = office.dossier(office.creditor())
    with office.desk.database.read() as session:
        file = case_file(session, case.id, TODAY)
    whole = standing.stand(file, TODAY, office.desk.tariffs)
    bare = standing.stand(file, TODAY, office.desk.tariffs, planned=False)
    assert whole.position.planned and not bare.position.planned
    assert (whole.position.status, whole.position.next_on) == (bare.position.status, bare.position.next_on)
