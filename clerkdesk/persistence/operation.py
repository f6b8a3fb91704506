"""An operation before it is done: its key, what it is, who does it, and with which content."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from clerkdesk.persistence.json_text import to_json


@dataclass(frozen=True, slots=True)
class Operation:
    """One commit to be. ``payload`` is everything that makes it differ from another of its kind.

    ``actor`` is the id of the user. ``statement_seconds`` is how long one statement may take on a server,
    and how long the program may think between two; an import needs longer than a note.
    """

    key: UUID
    kind: str
    actor: int | None
    payload: Mapping[str, object] = field(default_factory=dict)
    reverses: UUID | None = None
    run_id: int | None = None
    statement_seconds: int = 30

    def content_hash(self) -> str:
        """Return the SHA-256 by which the same content is recognised."""
        content = {"kind": self.kind, "actor": self.actor, "payload": self.payload}
        return hashlib.sha256(to_json(content).encode()).hexdigest()
