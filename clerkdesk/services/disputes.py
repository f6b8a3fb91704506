"""Disputes: opening one pauses the disputed part at once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.money import Money
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused


@dataclass(frozen=True, slots=True)
class DisputeDraft:
    """A dispute before it is opened. Without ``amount`` the whole claim is disputed."""

    claim_id: int
    ground: Ground
    received_on: date | None
    channel: Channel = Channel.PHONE
    amount: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute as the Geschil tab shows it."""

    id: int
    claim_id: int
    invoice: str
    ground: Ground
    amount: Money
    undisputed: Money
    received_on: date
    channel: Channel | None
    note: str
    opened_by: str
    closed_on: date | None
    closed_because: str


def open_dispute(desk: Desk, key: UUID, dossier_id: int, draft: DisputeDraft) -> Done[int] | Refused:
    """Open a dispute on a claim, pause that part, and return its id (rows A32, I19-I26)."""
    raise NotImplementedError


def close_dispute(desk: Desk, key: UUID, dispute_id: int, reason: str) -> Done[int] | Refused:
    """End a dispute that was withdrawn or opened by mistake; collection of that part resumes."""
    raise NotImplementedError


def disputes(desk: Desk, dossier_id: int) -> tuple[DisputeView, ...]:
    """Return the disputes of a dossier, open ones first."""
    raise NotImplementedError
