"""Notes that people write on a dossier."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from uuid import UUID

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.persistence import tables
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.performing import perform

LONGEST = 10_000
"""How many characters a note may have."""


class NoteKind(StrEnum):
    """What a note reports."""

    NOTE = "note"
    PHONE_IN = "phone_in"
    PHONE_OUT = "phone_out"
    EMAIL = "email"


class CallOutcome(StrEnum):
    """How an outgoing call ended (row S32)."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"


_UNANSWERED = (CallOutcome.NO_ANSWER, CallOutcome.VOICEMAIL)
_KINDS = {
    NoteKind.NOTE: EntryKind.NOTE,
    NoteKind.PHONE_IN: EntryKind.PHONE,
    NoteKind.PHONE_OUT: EntryKind.PHONE,
    NoteKind.EMAIL: EntryKind.EMAIL,
}


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note before it is posted. ``outcome`` belongs to an outgoing call."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    pinned: bool = False
    visible_to_creditor: bool = False
    outcome: CallOutcome | None = None


def post_note(desk: Desk, key: UUID, dossier_id: int, draft: NoteDraft) -> Done[int] | Refused:
    """Write a note on the timeline and return its entry id (row S8). The same key again does nothing.

    An outgoing call counts as the step ``call`` of the procedure. An over-long text is refused, and so is an
    empty one, unless a call was not answered: then the outcome says it all.
    """
    text = readable(draft.text)
    if problem := _problem(text, draft):
        return Refused((problem,))
    payload = {"dossier": dossier_id, **asdict(draft)}
    return perform(desk, key, "note.post", payload, lambda work: _post(work, desk, dossier_id, draft, text))


def _problem(text: str, draft: NoteDraft) -> Problem | None:
    if len(text) > LONGEST:
        return Problem("note.too_long", about="text", params={"limit": LONGEST})
    if not text and draft.outcome not in _UNANSWERED:
        return Problem("note.empty", about="text")
    return None


def _post(work: UnitOfWork, desk: Desk, dossier_id: int, draft: NoteDraft, text: str) -> int:
    work.lock(dossiers=[dossier_id])
    entry = happened(
        work,
        dossier_id,
        _KINDS[draft.kind],
        _code(draft),
        text=text,
        pinned=draft.pinned,
        visible_to_creditor=draft.visible_to_creditor,
    )
    work.changed(Change(Subject.DOSSIER, dossier_id))
    if draft.kind is NoteKind.PHONE_OUT:
        _called(work, dossier_id, entry)
    if draft.pinned or draft.kind is NoteKind.PHONE_OUT:
        standing.refresh(work, [dossier_id], desk.tariffs)
    return entry


def _code(draft: NoteDraft) -> str:
    outcome = f".{draft.outcome}" if draft.kind is NoteKind.PHONE_OUT and draft.outcome else ""
    return f"note.{draft.kind}{outcome}"


def _called(work: UnitOfWork, dossier_id: int, entry_id: int) -> None:
    work.session.add(
        tables.StepDone(
            dossier_id=dossier_id,
            step=Step.CALL,
            day=work.today,
            channel=Channel.PHONE,
            entry_id=entry_id,
            operation_id=work.key,
        )
    )
