"""Choosing what the law leaves open: what it would change, and keeping it from a day on."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from clerkdesk.domain.choice_kinds import LIMITS, Kind, believed, kind_of, law_of_choice, typed
from clerkdesk.domain.choices import Level, declared
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.domain.regime import regime_of
from clerkdesk.persistence import tables
from clerkdesk.persistence.errors import NotAllowedError
from clerkdesk.persistence.kept_reasons import kept_reason
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries import choices as kept
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.persistence.session import Session
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.choices import in_force
from clerkdesk.services.context import Desk, UserRole
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.entries import happened
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.impact import Impact, impact
from clerkdesk.services.import_report import Cancelled, Progress
from clerkdesk.services.performing import perform
from clerkdesk.services.standing_facts import facts_of

__all__ = ["ChoiceDraft", "propose_choice", "set_choice", "why_not"]

EARLIEST = date(1990, 1, 1)
"""The earliest day from which a choice may count."""
AHEAD = timedelta(days=3653)
"""How far ahead a choice may begin."""
_DECIDE_REGIME = frozenset({"be_old_contract_cutoff"})
"""Choices on which it depends which law governs a dossier."""
_BATCH = 2000
_SECONDS = 600
_OUT_OF_RANGE = {
    Kind.NUMBER: "choice.number_out_of_range",
    Kind.AMOUNT: "choice.amount_out_of_range",
    Kind.DAY: "choice.day_out_of_range",
}


@dataclass(frozen=True, slots=True)
class ChoiceDraft:
    """A choice before it is kept: of the office, or of a creditor over it.

    ``as_office`` takes a creditor's own choice back: from that day on it follows the office again.
    """

    name: str
    valid_from: date | None
    value: object | None
    creditor_id: int | None = None
    as_office: bool = False


def why_not(desk: Desk, creditor_id: int | None = None) -> Problem | None:
    """Return why the person at the desk may not choose, none when they may."""
    role = desk.user.role
    if role is UserRole.ADMINISTRATOR or (creditor_id is not None and role is UserRole.TEAM_LEAD):
        return None
    return Problem("choice.no_right_office" if creditor_id is None else "choice.no_right_creditor")


def propose_choice(
    desk: Desk, draft: ChoiceDraft, progress: Progress, cancelled: Cancelled
) -> Impact | Refused:
    """Return what ``draft`` would change today on the open dossiers it is about; nothing is kept.

    Letters that were sent keep what they say; the account of a day is computed by the choices of its day.
    """
    today = desk.today()
    with desk.database.read() as session:
        problems = _problems(desk, session, draft, today)
        if problems or draft.valid_from is None:
            return Refused(problems)
        known = kept.kept_choices(session)
        dossiers = _concerned(session, draft)
    changed = known.changed(draft.creditor_id, draft.name, draft.valid_from, _value(draft))
    by_creditor = {creditor_id: changed.of(creditor_id) for creditor_id in changed.own}
    others = changed.of(0)

    def after(file: CaseFile) -> CaseFile:
        chosen = by_creditor.get(file.head.creditor_id, others)
        return _under_its_regime(replace(file, choices=chosen), today, draft.name)

    tariffs = desk.tariffs
    return impact(
        desk, dossiers, lambda file: (file, tariffs), lambda file: (after(file), tariffs), progress, cancelled
    )


def set_choice(desk: Desk, key: UUID, draft: ChoiceDraft, progress: Progress) -> Done[int] | Refused:
    """Keep a choice from its day on and return how many open dossiers were computed again.

    The choice counts as soon as it is kept. The lists follow batch by batch, each under a key made from
    ``key``, so that sending the same again goes on where it stopped.
    """
    payload = asdict(draft)
    try:
        answer = perform(desk, key, "choice.set", payload, lambda work: _keep(work, desk, draft))
    except NotAllowedError:
        return Refused((why_not(desk, draft.creditor_id) or Problem("choice.no_right_office"),))
    if isinstance(answer, Refused):
        return answer
    with desk.database.read() as session:
        dossiers = _concerned(session, draft)
    changes = answer.changes
    for start in range(0, len(dossiers), _BATCH):
        changes |= _compute_again(desk, key, draft.name, dossiers[start : start + _BATCH])
        progress(min(start + _BATCH, len(dossiers)), len(dossiers))
    return Done(len(dossiers), changes)


def _keep(work: UnitOfWork, desk: Desk, draft: ChoiceDraft) -> int | Refused:
    problems = _problems(desk, work.session, draft, work.today)
    if problems or draft.valid_from is None:
        return Refused(problems)
    row = kept.row_from_day(work.session, draft.creditor_id, draft.name, draft.valid_from)
    if row is None:
        row = _new_row(draft, draft.valid_from)
        work.session.add(row)
    row.value = _value(draft)
    row.operation_id = work.key
    work.session.flush()
    work.changed(Change(Subject.CHOICE, draft.creditor_id))
    return row.id


def _new_row(draft: ChoiceDraft, valid_from: date) -> tables.OfficeSetting | tables.CreditorChoice:
    if draft.creditor_id is None:
        return tables.OfficeSetting(name=kept.PREFIX + draft.name, valid_from=valid_from)
    return tables.CreditorChoice(creditor_id=draft.creditor_id, name=draft.name, valid_from=valid_from)


def _value(draft: ChoiceDraft) -> object | None:
    return None if draft.as_office else typed(draft.name, draft.value)


def _concerned(session: Session, draft: ChoiceDraft) -> Sequence[int]:
    """Return the open dossiers that the choice can be about: those under its law, of its creditor."""
    law = law_of_choice(draft.name)
    regimes = [id_ for id_ in RegimeId if law is None or id_.startswith(law.lower())]
    return kept.open_dossiers(session, draft.creditor_id, regimes)


def _compute_again(desk: Desk, key: UUID, name: str, dossiers: Sequence[int]) -> frozenset[Change]:
    payload = {"first": dossiers[0], "last": dossiers[-1]}
    batch = uuid5(key, f"{dossiers[0]} {dossiers[-1]}")
    operation = Operation(batch, "choice.compute", desk.user.id, payload, statement_seconds=_SECONDS)

    def body(work: UnitOfWork) -> frozenset[Change]:
        if not work.already_done:
            work.lock(dossiers=dossiers)
            if name in _DECIDE_REGIME:
                _keep_regimes(work, dossiers)
            standing.refresh(work, dossiers, desk.tariffs)
            work.commit(len(dossiers))
        return work.changes

    return desk.database.perform(operation, body)


def _keep_regimes(work: UnitOfWork, dossiers: Sequence[int]) -> None:
    """Keep the regime of each dossier as the choices now have it, and say on its timeline that it changed."""
    for file in list(case_files(work.session, dossiers, work.today)):
        found = regime_of(facts_of(file, work.today), file.choices)
        because, assumed = kept_reason(found.because), [kept_reason(reason) for reason in found.assumed]
        head = file.head
        if (found.id, because, assumed) == (head.regime, head.regime_because, head.regime_assumed):
            continue
        row = work.session.get_one(tables.Dossier, head.id)
        row.regime, row.regime_because, row.regime_assumed = found.id, because, assumed
        if found.id is not head.regime:
            happened(work, head.id, EntryKind.CHANGE, f"dossier.regime.{found.id}")


def _under_its_regime(file: CaseFile, today: date, name: str) -> CaseFile:
    if name not in _DECIDE_REGIME:
        return file
    found = regime_of(facts_of(file, today), file.choices)
    return replace(file, head=file.head._replace(regime=found.id))


def _problems(desk: Desk, session: Session, draft: ChoiceDraft, today: date) -> tuple[Problem, ...]:
    level = next((one.level for one in declared() if one.name == draft.name), None)
    if level is None:
        raise LookupError(f"no choice {draft.name}")
    no_right = why_not(desk, draft.creditor_id)
    if no_right is not None:
        return (no_right,)
    if draft.creditor_id is not None and level is Level.OFFICE:
        return (Problem("choice.of_office_only"),)
    found = (*_problems_of_day(draft, today), *_problems_of_value(draft))
    return found or tuple(_nothing_changes(session, draft))


def _problems_of_day(draft: ChoiceDraft, today: date) -> Iterator[Problem]:
    last = today + AHEAD
    if draft.valid_from is None:
        yield Problem("choice.day_missing", about="valid_from")
    elif not EARLIEST <= draft.valid_from <= last:
        limits: dict[str, Parameter] = {"first": EARLIEST, "last": last}
        yield Problem("choice.begins_out_of_range", about="valid_from", params=limits)


def _problems_of_value(draft: ChoiceDraft) -> Iterator[Problem]:
    if draft.as_office and draft.creditor_id is not None:
        return
    if draft.as_office or draft.value is None:
        yield Problem("choice.value_missing", about="value")
    elif not believed(draft.name, draft.value):
        limits = LIMITS.get(draft.name)
        if limits is None or type(draft.value) is not type(limits.least):
            yield Problem("choice.value_wrong", about="value")
        else:
            yield Problem(_OUT_OF_RANGE[kind_of(draft.name)], about="value", params=limits._asdict())


def _nothing_changes(session: Session, draft: ChoiceDraft) -> Iterator[Problem]:
    """Yield the problem that the choice counts on its first day already."""
    assert draft.valid_from is not None
    rows = kept.by_name(kept.history(session, draft.creditor_id)).get(draft.name, ())
    now = in_force(rows, draft.valid_from)
    default = next(one.default for one in declared() if one.name == draft.name)
    nobody = default if draft.creditor_id is None else None
    if _value(draft) == (now.value if now else nobody):
        yield Problem("choice.counts_already", about="value", params={"day": draft.valid_from})
