"""Notices that somebody else sent: what one means, recording it, proving that it arrived."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from clerkdesk.domain.claim import Channel, Notice, NoticeKind
from clerkdesk.domain.dates import presumed_delivery
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import CollectionCost, CostState, Reason, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.notice import NoticeTerm, defect, term_of
from clerkdesk.domain.notice_check import (
    JUDGED,
    UNCHECKED,
    Meaning,
    Outcome,
    Verdict,
    judge,
    marked,
    meaning,
    with_amount,
)
from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Totals, statement, totals
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import notices as kept
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.notice_drafts import (
    CHANNELS,
    NoticeDraft,
    about,
    delivery_problems,
    notice_of,
    unread,
    warnings,
)
from clerkdesk.services.performing import perform
from clerkdesk.services.reason_naming import by_invoice
from clerkdesk.services.standing_facts import facts_of

__all__ = [
    "CHANNELS",
    "NoticeDraft",
    "NoticeProposal",
    "NoticeView",
    "kinds_of",
    "notices",
    "propose_notice",
    "prove_delivery",
    "record_notice",
    "withdraw_notice",
]

_REST_ON_A_NOTICE = (
    Step.FORMAL_NOTICE,
    Step.FIRST_DEMAND,
    Step.SECOND_DEMAND,
    Step.FINAL_DEMAND,
    Step.JUDICIAL_ADVICE,
)


@dataclass(frozen=True, slots=True)
class NoticeProposal:
    """What recording a notice would mean: per element and as a whole, its term, and what is then owed.

    ``term`` is none where the notice does not count. ``costs`` are those it brings, with VAT; they fall due
    on the day after the term.
    """

    kind: NoticeKind
    verdicts: tuple[Verdict, ...]
    meaning: Meaning
    delivered: date
    proven: bool
    term: NoticeTerm | None
    costs: Money
    before: Totals
    after: Totals
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice of a dossier; ``defect`` is why it has no effect, ``letter`` whether we made it here."""

    id: int
    kind: NoticeKind
    sent: date
    channel: Channel
    delivered: date | None
    term: NoticeTerm
    announced_costs: Money | None
    defect: Reason | None
    letter: bool


@dataclass(frozen=True, slots=True)
class _Judged:
    """A notice as the law sees it, what was found of it, and the statement with it."""

    notice: Notice
    verdicts: tuple[Verdict, ...]
    meaning: Meaning
    after: Totals
    costs: tuple[CollectionCost, ...]


def kinds_of(regime: RegimeId) -> tuple[NoticeKind, ...]:
    """Return the kinds of notices that can be recorded under a regime; none where nothing depends on one."""
    return JUDGED[regime]


def propose_notice(desk: Desk, dossier_id: int, draft: NoticeDraft) -> NoticeProposal | Refused:
    """Return what recording ``draft`` would mean; kind, day, term and claims are required (row B17)."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
    notice = notice_of(file, draft, today)
    if not isinstance(notice, Notice):
        return Refused(notice)
    judged = _judged(file, notice, draft, today, desk.tariffs)
    term = term_of(notice, file.choices)
    counts = judged.meaning.outcome is Outcome.COUNTS
    return NoticeProposal(
        kind=notice.kind,
        verdicts=judged.verdicts,
        meaning=judged.meaning,
        delivered=term.delivered,
        proven=notice.delivered is not None,
        term=term if counts else None,
        costs=_brought(judged.costs, term) if counts else Money(0),
        before=totals(facts_of(file, today), today, desk.tariffs, file.choices),
        after=judged.after,
        warnings=warnings(file, notice),
    )


def record_notice(desk: Desk, key: UUID, dossier_id: int, draft: NoticeDraft) -> Done[int] | Refused:
    """Record a notice that was sent and return its id; one that does not count is kept with why (S14, B19).

    The same key again does nothing. Refused where the day, the claims or the copy are not known.
    """
    payload = {"dossier": dossier_id, **asdict(draft)}
    return perform(desk, key, "notice.record", payload, lambda work: _record(work, desk, dossier_id, draft))


def prove_delivery(desk: Desk, key: UUID, notice_id: int, day: date | None) -> Done[int] | Refused:
    """Say on which day a notice arrived for certain: its term counts from there (row S15)."""
    payload = {"notice": notice_id, "day": day}
    return perform(desk, key, "notice.deliver", payload, lambda work: _deliver(work, desk, notice_id, day))


def withdraw_notice(desk: Desk, key: UUID, notice_id: int, reason: str) -> Done[int] | Refused:
    """Take back a notice that was recorded by mistake, while no letter or advice rests on it."""
    because = readable(reason)
    if not because:
        return Refused((Problem("reason.missing", about="reason"),))
    payload = {"notice": notice_id, "reason": because}
    return perform(
        desk, key, "notice.withdraw", payload, lambda work: _withdraw(work, desk, notice_id, because)
    )


def notices(desk: Desk, dossier_id: int) -> tuple[NoticeView, ...]:
    """Return the notices of a dossier that were not taken back, oldest first."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
        return tuple(_view(file, found) for found in kept.of_dossier(session, dossier_id))


def _judged(file: CaseFile, notice: Notice, draft: NoticeDraft, today: date, tariffs: Tariffs) -> _Judged:
    facts = facts_of(file, today)
    stated = statement(_with(facts, notice), today, tariffs, file.choices)
    found = judge(draft.reading, notice, about(notice, facts.claims))
    verdicts = with_amount(found, notice, stated.collection_costs)
    as_seen = marked(notice, verdicts)
    if as_seen != notice:
        stated = statement(_with(facts, as_seen), today, tariffs, file.choices)
    named = tuple(replace(v, because=by_invoice(v.because, _invoices(file))) for v in verdicts)
    return _Judged(as_seen, named, meaning(named), stated.totals, stated.collection_costs)


def _with(facts: Facts, notice: Notice) -> Facts:
    return replace(facts, notices=(*facts.notices, notice))


def _brought(costs: tuple[CollectionCost, ...], term: NoticeTerm) -> Money:
    own = [c for c in costs if c.state is not CostState.NOT_CLAIMABLE and c.due_from == term.due_from]
    return Money(sum(cost.amount + cost.vat for cost in own))


def _invoices(file: CaseFile) -> dict[str, str]:
    return {claim.id: invoice for claim, invoice in zip(file.claims, file.invoices, strict=True)}


def _record(work: UnitOfWork, desk: Desk, dossier_id: int, draft: NoticeDraft) -> int | Refused:
    work.lock(dossiers=[dossier_id])
    file = case_file(work.session, dossier_id, work.today)
    notice = notice_of(file, draft, work.today)
    problems = (*(() if isinstance(notice, Notice) else notice), *unread(draft))
    if problems or not isinstance(notice, Notice):
        return Refused(problems)
    judged = _judged(file, notice, draft, work.today, desk.tariffs)
    row = _row(work, dossier_id, judged.notice, file.head.country)
    term = term_of(judged.notice, file.choices)
    entry = _entry(work, dossier_id, row.id, judged, term, draft.sentence)
    if judged.meaning.outcome is Outcome.COUNTS:
        _step(work, dossier_id, judged.notice, term, entry)
    standing.refresh(work, [dossier_id], desk.tariffs)
    return row.id


def _row(work: UnitOfWork, dossier_id: int, notice: Notice, country: str) -> tables.Notice:
    row = tables.Notice(
        dossier_id=dossier_id,
        kind=notice.kind,
        sent=notice.sent,
        channel=notice.channel,
        delivered=notice.delivered,
        presumed=presumed_delivery(notice.sent, notice.channel, country),
        term_days=notice.term_days,
        announced_costs=notice.announced_costs,
        invalid_because=notice.invalid_because,
        operation_id=work.key,
    )
    work.session.add(row)
    work.session.flush()
    work.session.add_all(tables.NoticeClaim(notice_id=row.id, claim_id=int(claim)) for claim in notice.claims)
    return row


def _entry(
    work: UnitOfWork, dossier_id: int, notice_id: int, judged: _Judged, term: NoticeTerm, sentence: str
) -> int:
    """Write on the timeline what was recorded and what it means, with the sentence about the term."""
    outcome, decided = judged.meaning.outcome, judged.meaning.decided_by
    params: dict[str, Parameter] = {"notice": notice_id, "sent": judged.notice.sent}
    if outcome is Outcome.COUNTS:
        params |= {"last_free_day": term.last_free_day, "due_from": term.due_from}
    else:
        nothing = outcome is Outcome.NOTHING and decided is not None
        params["defect"] = decided.element if nothing and decided else UNCHECKED
    code = f"notice.{judged.notice.kind}.{outcome}"
    return happened(work, dossier_id, EntryKind.LETTER, code, params, text=readable(sentence))


def _step(work: UnitOfWork, dossier_id: int, notice: Notice, term: NoticeTerm, entry_id: int) -> None:
    work.session.add(
        tables.StepDone(
            dossier_id=dossier_id,
            step=Step(notice.kind.value),
            day=notice.sent,
            channel=notice.channel,
            claims=[int(claim) for claim in notice.claims],
            delivered=notice.delivered,
            term_ends_on=term.last_free_day,
            entry_id=entry_id,
            operation_id=work.key,
        )
    )


def _deliver(work: UnitOfWork, desk: Desk, notice_id: int, day: date | None) -> int | Refused:
    row = _locked(work, notice_id)
    problems = [*_gone(row), *delivery_problems(row.sent, day, work.today)]
    if problems or day is None:
        return Refused(tuple(problems))
    row.delivered = day
    choices = case_file(work.session, row.dossier_id, work.today).choices
    term = term_of(_domain(row, kept.claims(work.session, row.id)), choices)
    for step in kept.own_steps(work.session, row):
        step.delivered = day
        step.term_ends_on = term.last_free_day
    params: dict[str, Parameter] = {"sent": row.sent, "day": day, "last_free_day": term.last_free_day}
    code = "notice.delivered" if row.invalid_because is None else "notice.delivered.without_effect"
    happened(work, row.dossier_id, EntryKind.LETTER, code, params)
    standing.refresh(work, [row.dossier_id], desk.tariffs)
    return row.id


def _withdraw(work: UnitOfWork, desk: Desk, notice_id: int, reason: str) -> int | Refused:
    row = _locked(work, notice_id)
    problems = _gone(row)
    if not problems and row.letter_id is not None:
        problems = [Problem("notice.is_letter")]
    if not problems and row.invalid_because is None:
        day = kept.resting_on(work.session, row, _REST_ON_A_NOTICE)
        problems = [] if day is None else [Problem("notice.rested_on", params={"day": day})]
    if problems:
        return Refused(tuple(problems))
    row.undone_by = work.key
    for step in kept.own_steps(work.session, row):
        step.undone_by = work.key
    happened(work, row.dossier_id, EntryKind.LETTER, "notice.withdrawn", {"sent": row.sent}, text=reason)
    standing.refresh(work, [row.dossier_id], desk.tariffs)
    return row.id


def _locked(work: UnitOfWork, notice_id: int) -> tables.Notice:
    row = work.session.get(tables.Notice, notice_id)
    if row is None:
        raise LookupError(f"no notice {notice_id}")
    work.lock(dossiers=[row.dossier_id])
    work.session.refresh(row)
    return row


def _gone(row: tables.Notice) -> list[Problem]:
    return [] if row.undone_by is None else [Problem("notice.withdrawn_before")]


def _domain(row: tables.Notice, claims: tuple[int, ...]) -> Notice:
    return Notice(
        kind=row.kind,
        sent=row.sent,
        channel=row.channel,
        claims=tuple(str(claim) for claim in claims),
        delivered=row.delivered,
        term_days=row.term_days,
        announced_costs=row.announced_costs,
        invalid_because=row.invalid_because,
    )


def _view(file: CaseFile, found: kept.KeptNotice) -> NoticeView:
    notice = _domain(found.row, found.claims)
    why = defect(notice, about(notice, file.claims))
    return NoticeView(
        id=found.row.id,
        kind=notice.kind,
        sent=notice.sent,
        channel=notice.channel,
        delivered=notice.delivered,
        term=term_of(notice, file.choices),
        announced_costs=notice.announced_costs,
        defect=None if why is None else by_invoice(why, _invoices(file)),
        letter=found.row.letter_id is not None,
    )
