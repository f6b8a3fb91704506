"""Notes that people write on a dossier."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused


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

    An outgoing call counts as the step ``call`` of the procedure. An empty or over-long text is refused.
    """
    raise NotImplementedError
