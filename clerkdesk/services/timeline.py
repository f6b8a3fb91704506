"""The progress of a dossier: everything that happened, and what is planned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import AllocatedPayment, Reason, statement
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.queries.entries import KeptEntry, KeptFile, entries, files
from clerkdesk.services.context import Desk
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.payment_entries import LEDGER_ID, PAYMENT_CODES
from clerkdesk.services.standing import Standing, stand

__all__ = ["Attachment", "Entry", "EntryKind", "PlannedEntry", "Timeline", "timeline"]


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
    """Return the whole timeline of a dossier (rows S7, O21); an unknown id is a ``LookupError``.

    A payment shows where it went as computed today.
    """
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
        kept = entries(session, dossier_id)
        attached = files(session, dossier_id)
    now = stand(file, today, desk.tariffs)
    shares = _shares(desk, file, now, today)
    past = tuple(_entry(entry, attached.get(entry.id, ()), shares) for entry in kept)
    planned = tuple(PlannedEntry(step.step, step.on, step.because) for step in now.position.planned)
    return Timeline(past, planned)


def _shares(desk: Desk, file: CaseFile, now: Standing, today: date) -> dict[int, AllocatedPayment | None]:
    """Return where each payment that counts went, none for one whose value date is still to come."""
    if not file.payments:
        return {}
    stated = statement(now.facts, today, desk.tariffs, file.choices)
    allocated = {share.id: share for share in stated.payments}
    return {int(payment.id): allocated.get(payment.id) for payment in file.payments}


def _entry(
    kept: KeptEntry, attached: Iterable[KeptFile], shares: Mapping[int, AllocatedPayment | None]
) -> Entry:
    code, params = _with_share(kept, shares)
    return Entry(
        id=kept.id,
        kind=EntryKind(kept.kind),
        code=code,
        params=params,
        on=kept.day,
        at=kept.at,
        by=kept.by or "",
        text=kept.text,
        pinned=kept.pinned,
        visible_to_creditor=kept.visible_to_creditor,
        attachments=tuple(Attachment(f.id, f.name, f.media_type, f.size, f.added_on) for f in attached),
        letter_id=kept.letter_id,
        run_id=kept.run_id,
    )


def _with_share(
    kept: KeptEntry, shares: Mapping[int, AllocatedPayment | None]
) -> tuple[str, Mapping[str, Parameter]]:
    """Return code and parameters; those of a payment with its allocation, or with that it was countered."""
    if kept.code not in PAYMENT_CODES:
        return kept.code, kept.params
    if kept.params[LEDGER_ID] not in shares:
        return f"{kept.code}.countered", kept.params
    share = shares[kept.params[LEDGER_ID]]
    if share is None:
        return kept.code, kept.params
    parts: dict[str, Parameter] = {
        "to_costs": share.to_costs,
        "to_interest": share.to_interest,
        "to_principal": share.to_principal,
        "surplus": share.surplus,
    }
    return f"{kept.code}.{'surplus' if share.surplus else 'allocated'}", {**kept.params, **parts}
