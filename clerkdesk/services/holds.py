"""Holds: stopping work on a dossier until a day, with a reason and a name."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from clerkdesk.domain.holds import HoldKind
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries.pauses import held_dossiers
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.performing import perform


@dataclass(frozen=True, slots=True)
class HoldDraft:
    """A hold before it is placed; until-date and note are required."""

    reason: HoldKind
    until: date | None
    note: str


def place_hold(desk: Desk, key: UUID, dossier_id: int, draft: HoldDraft) -> Done[int] | Refused:
    """Stop every outgoing act on the dossier through ``until``; it resumes by itself the day after."""
    payload = {"dossier": dossier_id, **asdict(draft)}
    return perform(desk, key, "hold.place", payload, lambda work: _place(work, desk, dossier_id, draft))


def lift_hold(desk: Desk, key: UUID, hold_id: int, reason: str) -> Done[int] | Refused:
    """End a hold before its day."""
    because = readable(reason)
    if not because:
        return Refused((Problem("reason.missing", about="reason"),))
    payload = {"hold": hold_id, "reason": because}
    return perform(desk, key, "hold.lift", payload, lambda work: _lift(work, desk, hold_id, because))


def _place(work: UnitOfWork, desk: Desk, dossier_id: int, draft: HoldDraft) -> int | Refused:
    problems = _problems(draft, work.today)
    if problems or draft.until is None:
        return Refused(problems)
    work.lock(dossiers=[dossier_id])
    note = readable(draft.note)
    hold = tables.Hold(
        dossier_id=dossier_id,
        reason=draft.reason,
        starts=work.today,
        until=draft.until,
        note=note,
        placed_by=desk.user.id,
        placed_at=work.now,
        operation_id=work.key,
    )
    work.session.add(hold)
    work.session.flush()
    happened(work, dossier_id, EntryKind.HOLD, f"hold.{draft.reason}", {"until": draft.until}, text=note)
    standing.refresh(work, [dossier_id], desk.tariffs)
    return hold.id


def _problems(draft: HoldDraft, today: date) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if draft.until is None:
        found.append(Problem("hold.until_missing", about="until"))
    elif draft.until < today:
        found.append(Problem("hold.until_past", about="until", params={"today": today}))
    if not readable(draft.note):
        found.append(Problem("hold.note_missing", about="note"))
    return tuple(found)


def _lift(work: UnitOfWork, desk: Desk, hold_id: int, reason: str) -> int | Refused:
    hold = work.session.get(tables.Hold, hold_id)
    if hold is None:
        raise LookupError(f"no hold {hold_id}")
    dossiers = held_dossiers(work.session, hold)
    work.lock(persons=[hold.person_id] if hold.person_id else [], dossiers=dossiers)
    work.session.refresh(hold)
    if hold.lifted_on is not None:
        return Refused((Problem("hold.lifted_before", params={"day": hold.lifted_on}),))
    hold.lifted_on = work.today
    hold.lifted_because = reason
    hold.lifted_by = desk.user.id
    for dossier_id in dossiers:
        happened(work, dossier_id, EntryKind.HOLD, "hold.lifted", text=reason)
    standing.refresh(work, dossiers, desk.tariffs)
    return hold_id
