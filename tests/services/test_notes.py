"""Notes and calls on the timeline (rows S7, S8, S32, O15, O21)."""

from uuid import uuid4

import pytest

from clerkdesk.domain.procedure import Step
from clerkdesk.persistence.errors import KeyReusedError
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.notes import LONGEST, CallOutcome, NoteDraft, NoteKind, post_note
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.services.worklist import Marker, Order, Selection
from clerkdesk.wording import Wording
from tests.services.office import TODAY, Office


def test_a_note_stands_on_the_timeline_once(office: Office) -> None:
    """Row S8: the same key again does nothing and answers the same."""
    case = office.dossier(office.creditor())
    key, draft = uuid4(), NoteDraft("Belt terug\r\nna de middag.", visible_to_creditor=True)
    first = post_note(office.desk, key, case.id, draft)
    assert post_note(office.desk, key, case.id, draft) == first
    (entry,) = timeline(office.desk, case.id).past
    assert isinstance(first, Done) and first.value == entry.id
    assert (entry.kind, entry.text, entry.by, entry.on) == (
        EntryKind.NOTE,
        "Belt terug\nna de middag.",
        "Sanne de Boer",
        TODAY,
    )
    assert entry.visible_to_creditor and not entry.pinned
    assert Change(Subject.DOSSIER, case.id) in first.changes
    with pytest.raises(KeyReusedError):
        post_note(office.desk, key, case.id, NoteDraft("Iets anders."))


def test_appending_leaves_the_version_of_the_dossier_alone(office: Office) -> None:
    """Design 10.6: who is editing the dossier is not disturbed by a note."""
    case = office.dossier(office.creditor())
    before = dossiers.open_dossier(office.desk, case.id).version
    post_note(office.desk, uuid4(), case.id, NoteDraft("Genoteerd."))
    assert dossiers.open_dossier(office.desk, case.id).version == before


@pytest.mark.parametrize("text", ["", "  \n ", "\u202e\u200b", "x" * (LONGEST + 1)])
def test_an_empty_or_endless_note_is_refused(office: Office, text: str) -> None:
    case = office.dossier(office.creditor())
    assert isinstance(post_note(office.desk, uuid4(), case.id, NoteDraft(text)), Refused)
    assert timeline(office.desk, case.id).past == ()


def test_a_pinned_note_marks_the_dossier_in_the_list(office: Office) -> None:
    case = office.dossier(office.creditor())
    post_note(office.desk, uuid4(), case.id, NoteDraft("Alleen via advocaat.", pinned=True))
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.markers == {Marker.NOTE}


@pytest.mark.parametrize("outcome", CallOutcome)
def test_a_call_says_how_it_ended_and_counts_as_a_step(office: Office, outcome: CallOutcome) -> None:
    """Rows S32 and O15: attempts are recorded with their outcome."""
    case = office.dossier(office.creditor())
    text = "" if outcome in (CallOutcome.NO_ANSWER, CallOutcome.VOICEMAIL) else "Gesproken."
    done = post_note(office.desk, uuid4(), case.id, NoteDraft(text, NoteKind.PHONE_OUT, outcome=outcome))
    assert isinstance(done, Done) and Change(Subject.WORKLIST) in done.changes
    (entry,) = timeline(office.desk, case.id).past
    assert entry.kind is EntryKind.PHONE
    assert Wording(office.desk.user.language)(f"timeline.{entry.code}", **entry.params).startswith(
        "Telefoon: "
    )


def test_the_timeline_shows_what_is_planned(office: Office) -> None:
    """Row S7: past and planned."""
    case = office.dossier(office.creditor())
    planned = timeline(office.desk, case.id).planned
    assert [entry.step for entry in planned][:2] == [Step.FIRST_REMINDER, Step.FORMAL_NOTICE]
    assert [entry.on for entry in planned] == sorted(entry.on for entry in planned)


def test_a_note_on_no_dossier_is_an_error(office: Office) -> None:
    with pytest.raises(LookupError):
        post_note(office.desk, uuid4(), 999_999, NoteDraft("Waarheen?"))
