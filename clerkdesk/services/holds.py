"""Holds: stopping work on a dossier until a day, with a reason and a name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from clerkdesk.domain.holds import HoldKind
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused


@dataclass(frozen=True, slots=True)
class HoldDraft:
    """A hold before it is placed; until-date and note are required."""

    reason: HoldKind
    until: date | None
    note: str


def place_hold(desk: Desk, key: UUID, dossier_id: int, draft: HoldDraft) -> Done[int] | Refused:
    """Stop every outgoing act on the dossier through ``until``; it resumes by itself the day after."""
    raise NotImplementedError


def lift_hold(desk: Desk, key: UUID, hold_id: int, reason: str) -> Done[int] | Refused:
    """End a hold before its day."""
    raise NotImplementedError
