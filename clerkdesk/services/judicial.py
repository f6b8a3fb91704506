"""The step to court: the creditor is asked, consents, and the dossier leaves the amicable phase (row S25)."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.conduct import conduct
from clerkdesk.domain.holds import Act, may
from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.domain.regime import regime_id
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.performing import perform
from clerkdesk.services.standing_facts import facts_of

CONSENT_BY = (Channel.EMAIL, Channel.PHONE, Channel.POST, Channel.PORTAL)
"""How a creditor may consent."""


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """The consent of a creditor before it is recorded: when, by whom there, how, and what was said."""

    on: date | None
    by: str
    channel: Channel = Channel.EMAIL
    note: str = ""


@dataclass(frozen=True, slots=True)
class CourtStep:
    """How far a dossier is on its way to court."""

    asked_on: date | None
    consent_on: date | None
    consent_by: str
    consent_channel: Channel | None
    judicial_on: date | None


def court_step(desk: Desk, dossier_id: int) -> CourtStep:
    """Return how far a dossier is on its way to court; an unknown id is a ``LookupError``."""
    with desk.database.read() as session:
        row = session.get(tables.Dossier, dossier_id)
        if row is None:
            raise LookupError(f"no dossier {dossier_id}")
        return CourtStep(
            row.awaiting_creditor_on, row.consent_on, row.consent_by, row.consent_channel, row.judicial_on
        )


def ask_consent(desk: Desk, key: UUID, dossier_id: int) -> Done[int] | Refused:
    """Note that the creditor is asked to consent; until the answer the dossier waits for them."""

    def ask(work: UnitOfWork, row: tables.Dossier, file: CaseFile) -> Problem | None:
        if problem := _not_open(row):
            return problem
        row.awaiting_creditor_on = row.awaiting_creditor_on or work.today
        happened(work, row.id, EntryKind.CHANGE, "judicial.asked")
        return None

    return _changed(desk, key, "judicial.ask", dossier_id, {}, ask)


def record_consent(desk: Desk, key: UUID, dossier_id: int, draft: ConsentDraft) -> Done[int] | Refused:
    """Record that the creditor consents to go to court; a later consent takes the place of an earlier."""
    by, note = readable(draft.by), readable(draft.note)

    def record(work: UnitOfWork, row: tables.Dossier, file: CaseFile) -> Problem | None:
        problem = _wrong(draft, by, work.today) or _not_open(row)
        if problem:
            return problem
        row.consent_on, row.consent_by, row.consent_channel = draft.on, by, draft.channel
        row.awaiting_creditor_on = None
        params: dict[str, Parameter] = {"on": draft.on or work.today, "by": by}
        happened(work, row.id, EntryKind.CHANGE, f"judicial.consent.{draft.channel}", params, text=note)
        return None

    return _changed(desk, key, "judicial.consent", dossier_id, asdict(draft), record)


def to_court(desk: Desk, key: UUID, dossier_id: int) -> Done[int] | Refused:
    """Send a dossier to court; refused without consent, under a hold, or before the law allows it."""

    def send(work: UnitOfWork, row: tables.Dossier, file: CaseFile) -> Problem | None:
        problem = _not_open(row) or _may_not(work, row, file)
        if problem:
            return problem
        row.judicial_on, row.awaiting_creditor_on = work.today, None
        params: dict[str, Parameter] = {"on": row.consent_on or work.today, "by": row.consent_by}
        happened(work, row.id, EntryKind.CHANGE, "judicial.to_court", params)
        return None

    return _changed(desk, key, "judicial.to_court", dossier_id, {}, send)


def back(desk: Desk, key: UUID, dossier_id: int, reason: str) -> Done[int] | Refused:
    """Take a dossier back to the amicable phase; going to court again needs a new consent."""
    because = readable(reason)
    if not because:
        return Refused((Problem("reason.missing", about="reason"),))

    def take_back(work: UnitOfWork, row: tables.Dossier, file: CaseFile) -> Problem | None:
        if row.judicial_on is None and row.awaiting_creditor_on is None and row.consent_on is None:
            return Problem("judicial.not_at_court")
        if any(claim.title is not None for claim in file.claims):
            return Problem("judicial.has_judgment")
        row.judicial_on = row.awaiting_creditor_on = None
        row.consent_on, row.consent_by, row.consent_channel = None, "", None
        happened(work, row.id, EntryKind.CHANGE, "judicial.back", text=because)
        return None

    return _changed(desk, key, "judicial.back", dossier_id, {"reason": because}, take_back)


_Change = Callable[[UnitOfWork, tables.Dossier, CaseFile], Problem | None]


def _changed(
    desk: Desk, key: UUID, kind: str, dossier_id: int, payload: dict[str, object], change: _Change
) -> Done[int] | Refused:
    """Change a dossier under its lock, bring its standing up to date, and return its id."""

    def body(work: UnitOfWork) -> int | Refused:
        work.lock(dossiers=[dossier_id])
        row = work.session.get_one(tables.Dossier, dossier_id)
        problem = change(work, row, case_file(work.session, dossier_id, work.today))
        if problem is not None:
            return Refused((problem,))
        standing.refresh(work, [dossier_id], desk.tariffs)
        return dossier_id

    return perform(desk, key, kind, {"dossier": dossier_id, **payload}, body)


def _wrong(draft: ConsentDraft, by: str, today: date) -> Problem | None:
    if draft.on is None:
        return Problem("judicial.consent_day_missing", about="on")
    if draft.on > today:
        return Problem("judicial.consent_day_to_come", about="on", params={"today": today})
    if not by:
        return Problem("judicial.consent_by_missing", about="by")
    return None


def _not_open(row: tables.Dossier) -> Problem | None:
    if row.closed_on is not None:
        return Problem("judicial.closed", params={"day": row.closed_on})
    if row.judicial_on is not None:
        return Problem("judicial.already", params={"day": row.judicial_on})
    return None


def _may_not(work: UnitOfWork, row: tables.Dossier, file: CaseFile) -> Problem | None:
    """Return why a dossier may not go to court today."""
    if row.consent_on is None:
        return Problem("judicial.no_consent")
    if may(Act.JUDICIAL, file.holds, work.today) is not None:
        return Problem("judicial.held")
    facts = facts_of(file, work.today)
    regime = regime_id(facts, file.choices)
    allowed = conduct(facts, regime, work.today, file.choices).next_allowed
    step = next(act for act in allowed if act.act == Act.JUDICIAL)
    if step.start is None:
        return Problem("judicial.not_allowed")
    if step.start > work.today:
        return Problem("judicial.not_before", params={"day": step.start})
    return None
