"""The progress of a dossier: everything that happened, and what is planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Reason
from clerkdesk.services.context import Desk


class EntryKind(StrEnum):
    """The kind of a timeline entry; filter chips and icons go by it."""

    LETTER = "letter"
    NOTE = "note"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    DISPUTE = "dispute"
    HOLD = "hold"
    ATTACHMENT = "attachment"
    CHANGE = "change"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with the dossier. ``name`` is a label, never a path."""

    id: int
    name: str
    media_type: str
    size: int
    added_on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened. ``code`` names title (and ``<code>.detail``) in the catalogue ``timeline``."""

    id: int
    kind: EntryKind
    code: str
    params: Mapping[str, Parameter]
    on: date
    at: datetime
    by: str
    text: str = ""
    pinned: bool = False
    visible_to_creditor: bool = False
    attachments: tuple[Attachment, ...] = ()
    letter_id: int | None = None
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """A step that comes next if nothing happens before; computed, never stored."""

    step: Step
    on: date
    because: Reason


@dataclass(frozen=True, slots=True)
class Timeline:
    """The past, oldest first, and the plan, soonest first."""

    past: tuple[Entry, ...]
    planned: tuple[PlannedEntry, ...] = field(default=())


def timeline(desk: Desk, dossier_id: int) -> Timeline:
    """Return the whole timeline of a dossier (rows S7, O21)."""
    raise NotImplementedError
