"""Disputes: opening one pauses the disputed part at once."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from clerkdesk.domain.claim import Channel, Claim
from clerkdesk.domain.dispute import Dispute, Ground, disputed_part
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import pauses
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.performing import perform


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
    payload = {"dossier": dossier_id, **asdict(draft)}
    return perform(desk, key, "dispute.open", payload, lambda work: _open(work, desk, dossier_id, draft))


def close_dispute(desk: Desk, key: UUID, dispute_id: int, reason: str) -> Done[int] | Refused:
    """End a dispute that was withdrawn or opened by mistake; collection of that part resumes."""
    because = readable(reason)
    if not because:
        return Refused((Problem("reason.missing", about="reason"),))
    payload = {"dispute": dispute_id, "reason": because}
    return perform(desk, key, "dispute.close", payload, lambda work: _close(work, desk, dispute_id, because))


def disputes(desk: Desk, dossier_id: int) -> tuple[DisputeView, ...]:
    """Return the disputes of a dossier, open ones first."""
    with desk.database.read() as session:
        kept = pauses.disputes(session, dossier_id)
        file = case_file(session, dossier_id, desk.today())
    owed = {int(claim.id): claim.principal for claim in file.claims}
    return tuple(_view(row, owed[row.claim_id]) for row in sorted(kept, key=_open_first))


def _open(work: UnitOfWork, desk: Desk, dossier_id: int, draft: DisputeDraft) -> int | Refused:
    work.lock(dossiers=[dossier_id])
    file = case_file(work.session, dossier_id, work.today)
    problems = _problems(file, draft, work.today)
    if problems or draft.received_on is None:
        return Refused(problems)
    note = readable(draft.note)
    dispute = tables.Dispute(
        dossier_id=dossier_id,
        claim_id=draft.claim_id,
        ground=draft.ground,
        amount=draft.amount,
        received_on=draft.received_on,
        channel=draft.channel,
        note=note,
        opened_by=desk.user.id,
        opened_at=work.now,
        operation_id=work.key,
    )
    work.session.add(dispute)
    work.session.flush()
    claim, invoice = next(
        pair for pair in zip(file.claims, file.invoices, strict=True) if pair[0].id == str(draft.claim_id)
    )
    params: dict[str, Parameter] = {"invoice": invoice, "amount": draft.amount or claim.principal}
    happened(work, dossier_id, EntryKind.DISPUTE, f"dispute.{draft.ground}", params, text=note)
    standing.refresh(work, [dossier_id], desk.tariffs)
    return dispute.id


def _problems(file: CaseFile, draft: DisputeDraft, today: date) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if draft.received_on is None:
        found.append(Problem("dispute.date_missing", about="received_on"))
    elif draft.received_on > today:
        found.append(Problem("dispute.date_to_come", about="received_on", params={"today": today}))
    if draft.ground is Ground.OTHER and not readable(draft.note):
        found.append(Problem("dispute.note_missing", about="note"))
    claim = next((claim for claim in file.claims if claim.id == str(draft.claim_id)), None)
    if claim is None:
        found.append(Problem("claim.not_of_dossier", about="claim_id"))
    else:
        found += _problems_of_part(claim, file.disputes, draft, today)
    return tuple(found)


def _problems_of_part(
    claim: Claim, known: tuple[Dispute, ...], draft: DisputeDraft, today: date
) -> list[Problem]:
    free = Money(claim.principal - disputed_part(claim.id, claim.principal, known, today))
    if free <= 0:
        return [Problem("dispute.open_already", about="claim_id")]
    if draft.amount is not None and not 0 < draft.amount <= free:
        return [Problem("dispute.amount_out_of_range", about="amount", params={"most": free})]
    return []


def _close(work: UnitOfWork, desk: Desk, dispute_id: int, reason: str) -> int | Refused:
    dispute = work.session.get(tables.Dispute, dispute_id)
    if dispute is None:
        raise LookupError(f"no dispute {dispute_id}")
    work.lock(dossiers=[dispute.dossier_id])
    work.session.refresh(dispute)
    if dispute.closed_on is not None:
        return Refused((Problem("dispute.closed_before", params={"day": dispute.closed_on}),))
    dispute.closed_on = work.today
    dispute.closed_because = reason
    dispute.closed_by = desk.user.id
    invoice = work.session.get_one(tables.Claim, dispute.claim_id).invoice
    happened(work, dispute.dossier_id, EntryKind.DISPUTE, "dispute.closed", {"invoice": invoice}, text=reason)
    standing.refresh(work, [dispute.dossier_id], desk.tariffs)
    return dispute_id


def _open_first(row: pauses.KeptDispute) -> tuple[bool, int]:
    return row.closed_on is not None, -row.id


def _view(row: pauses.KeptDispute, principal: Money) -> DisputeView:
    amount = principal if row.amount is None else min(row.amount, principal)
    return DisputeView(
        id=row.id,
        claim_id=row.claim_id,
        invoice=row.invoice,
        ground=Ground(row.ground),
        amount=amount,
        undisputed=Money(principal - amount),
        received_on=row.received_on,
        channel=row.channel,
        note=row.note,
        opened_by=row.opened_by or "",
        closed_on=row.closed_on,
        closed_because=row.closed_because,
    )
