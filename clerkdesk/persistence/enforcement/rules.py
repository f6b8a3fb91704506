"""Which tables only grow, which columns may still change, and which changes are audited."""

from collections.abc import Mapping
from typing import Final

from clerkdesk.persistence.tables import Record

ONLY_GROWS: Final[Mapping[str, frozenset[str]]] = {
    "operation": frozenset({"result", "changes"}),
    "ledger_entry": frozenset(),
    "timeline_entry": frozenset({"pinned"}),
    "letter": frozenset({"state"}),
    "blob": frozenset(),
    "attachment": frozenset(),
    "audit_row": frozenset(),
    "audit_detail": frozenset({"salt", "difference"}),
    "tariff_row": frozenset(),
}
"""Tables whose rows stay, with the columns that may change: a pin, how far a letter has come, erasure."""

AUDITED: Final = (
    "app_user",
    "claim",
    "contact",
    "creditor",
    "creditor_choice",
    "creditor_terms",
    "dispute",
    "dossier",
    "hold",
    "import_profile",
    "judgment",
    "letter",
    "notice",
    "office_setting",
    "party",
    "person",
    "person_event",
    "run",
    "step_done",
    "tariff_row",
    "team",
)
"""Tables whose updates and deletions are audited. New rows name their operation themselves."""

AUDITED_FROM_BIRTH: Final = frozenset({"app_user", "team"})
"""Tables without an operation on their rows: new ones are audited too."""


def columns(table: str) -> tuple[str, ...]:
    """Return the names of the columns of ``table``."""
    return tuple(column.name for column in Record.metadata.tables[table].columns)


def frozen(table: str) -> tuple[str, ...]:
    """Return the columns of an only growing table that never change."""
    return tuple(name for name in columns(table) if name not in ONLY_GROWS[table])


def quoted(names: tuple[str, ...]) -> str:
    """Return ``names`` as a list of identifiers."""
    return ", ".join(f'"{name}"' for name in names)
