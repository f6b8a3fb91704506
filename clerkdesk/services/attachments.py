"""Files kept with a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused

LIMIT_BYTES = 25 * 1024 * 1024
"""How large one file may be."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an attachment, its safe file name and the type told by its first bytes."""

    name: str
    media_type: str
    data: bytes


def attach(desk: Desk, key: UUID, dossier_id: int, files: Sequence[Path]) -> Done[tuple[int, ...]] | Refused:
    """Keep ``files`` with the dossier as one timeline entry and return the attachment ids (row S9).

    Refused as a whole, with a problem per file, when one is too large, empty, unreadable or of a
    kind that is not kept (programs and scripts).
    """
    raise NotImplementedError


def content(desk: Desk, attachment_id: int) -> Content:
    """Return the stored bytes of an attachment."""
    raise NotImplementedError
