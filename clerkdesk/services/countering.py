"""Taking back what stands in the ledger: an entry is never changed, another one counters it."""

from collections.abc import Callable
from uuid import UUID

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import ledger
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import readable
from clerkdesk.services.performing import perform

Reverse = Callable[[UnitOfWork, str], int | Refused]
"""Counters an entry for a reason and returns the id of the countering entry."""


def reverse(
    desk: Desk, key: UUID, name: str, entry_id: int, reason: str, act: Reverse
) -> Done[int] | Refused:
    """Return what ``act`` did to an entry under ``name``, refused when no reason is given."""
    because = readable(reason)
    if not because:
        return Refused((Problem("reason.missing", about="reason"),))
    payload = {"entry": entry_id, "reason": because}
    return perform(desk, key, name, payload, lambda work: act(work, because))


def lock_entry(work: UnitOfWork, kind: str, entry_id: int) -> tables.LedgerEntry | Refused:
    """Return an entry of ``kind`` to counter, its dossier locked; a reversal or a reversed one is refused.

    An id that is no such entry raises LookupError.
    """
    entry = work.session.get(tables.LedgerEntry, entry_id)
    if entry is None or entry.kind != kind:
        raise LookupError(f"no {kind} {entry_id}")
    work.lock(dossiers=[entry.dossier_id])
    if entry.reverses is not None:
        return Refused((Problem(f"{kind}.is_reversal"),))
    if ledger.is_reversed(work.session, entry_id):
        return Refused((Problem(f"{kind}.reversed_before"),))
    return entry


def counter(
    work: UnitOfWork, entry: tables.LedgerEntry, reason: str, user_id: int, uuid: UUID
) -> tables.LedgerEntry:
    """Return the entry that counters ``entry``: the same facts with the opposite amounts."""
    return tables.LedgerEntry(
        uuid=uuid,
        kind=entry.kind,
        dossier_id=entry.dossier_id,
        claim_id=entry.claim_id,
        amount=Money(-entry.amount),
        value_date=entry.value_date,
        booked_at=work.now,
        received_by=entry.received_by,
        cost_kind=entry.cost_kind,
        interest_from=entry.interest_from,
        borne_by=entry.borne_by,
        vat=Money(-entry.vat),
        reference=entry.reference,
        reason=reason,
        claims=entry.claims,
        judgment_id=entry.judgment_id,
        reverses=entry.id,
        user_id=user_id,
        operation_id=work.key,
    )
