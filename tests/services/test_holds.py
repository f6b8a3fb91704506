"""A hold stops what goes out until its day and then lets go by itself (row C6; OCA's complaint)."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import HoldKind
from clerkdesk.persistence.engine import Database
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.holds import HoldDraft, lift_hold, place_hold
from clerkdesk.services.timeline import timeline
from clerkdesk.services.worklist import Marker, Order, Queue, Selection
from clerkdesk.wording import Wording
from tests.services.office import Office

UNTIL = date(2026, 12, 6)


def test_a_held_dossier_is_not_among_the_letters_of_today(office: Office) -> None:
    case = office.dossier(office.creditor())
    assert worklist.counts(office.desk).queues[Queue.LETTERS] == 1
    done = place_hold(office.desk, uuid4(), case.id, HoldDraft(HoldKind.DEBT_COUNSELLING, UNTIL, "OCMW Gent"))
    assert isinstance(done, Done)
    counts = worklist.counts(office.desk)
    assert counts.queues[Queue.LETTERS] == 0 and counts.statuses[Status.HELD].count == 1
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.markers == {Marker.HOLD} and (row.next_on is None or row.next_on > UNTIL)
    header = dossiers.open_dossier(office.desk, case.id)
    (hold,) = header.holds
    assert (header.status, hold.reason, hold.until, hold.note, hold.by) == (
        Status.HELD,
        HoldKind.DEBT_COUNSELLING,
        UNTIL,
        "OCMW Gent",
        "Sanne de Boer",
    )
    lifted = lift_hold(office.desk, uuid4(), hold.id, "Gesprek afgerond")
    assert isinstance(lifted, Done)
    assert dossiers.open_dossier(office.desk, case.id).holds == ()
    assert worklist.counts(office.desk).queues[Queue.LETTERS] == 1
    assert [entry.code for entry in timeline(office.desk, case.id).past] == [
        "hold.debt_counselling",
        "hold.lifted",
    ]


def test_it_resumes_by_itself_the_day_after(office: Office) -> None:
    case = office.dossier(office.creditor())
    place_hold(office.desk, uuid4(), case.id, HoldDraft(HoldKind.PROMISE, UNTIL, "Betaalt na loon"))
    later = Office(Database(office.desk.database.engine, UNTIL + timedelta(days=1)))
    header = dossiers.open_dossier(later.desk, case.id)
    assert header.holds == () and header.status is Status.NEW and header.next_step is not None


@pytest.mark.parametrize("kind", HoldKind)
def test_every_reason_has_its_words(office: Office, kind: HoldKind) -> None:
    case = office.dossier(office.creditor())
    assert isinstance(place_hold(office.desk, uuid4(), case.id, HoldDraft(kind, UNTIL, "Genoteerd")), Done)
    (entry,) = timeline(office.desk, case.id).past
    assert Wording(office.desk.user.language)(f"timeline.{entry.code}", **entry.params)


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (HoldDraft(HoldKind.OTHER, None, ""), ["until", "note"]),
        (HoldDraft(HoldKind.OTHER, date(2026, 11, 21), "Te laat"), ["until"]),
    ],
)
def test_never_a_bare_tick_box(office: Office, draft: HoldDraft, fields: list[str]) -> None:
    case = office.dossier(office.creditor())
    answer = place_hold(office.desk, uuid4(), case.id, draft)
    assert isinstance(answer, Refused) and [problem.about for problem in answer.problems] == fields


def test_a_hold_is_lifted_once_and_with_a_reason(office: Office) -> None:
    case = office.dossier(office.creditor())
    done = place_hold(office.desk, uuid4(), case.id, HoldDraft(HoldKind.OTHER, UNTIL, "Zie mail"))
    assert isinstance(done, Done)
    assert isinstance(lift_hold(office.desk, uuid4(), done.value, ""), Refused)
    assert isinstance(lift_hold(office.desk, uuid4(), done.value, "Klaar"), Done)
    assert isinstance(lift_hold(office.desk, uuid4(), done.value, "Klaar"), Refused)
