"""Judgments: what one would do to the debt, recording it, and taking it back (rows S26, A20)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from clerkdesk.domain.claim import Cost
from clerkdesk.domain.lines import Totals
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.domain.statement import totals
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries import judgments as kept_judgments
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import attachments, standing
from clerkdesk.services.award_reckoning import (
    AwardDraft,
    AwardedClaim,
    AwardedCost,
    Ground,
    Reckoned,
    problems_of,
    reckon,
    warnings,
)
from clerkdesk.services.context import Desk
from clerkdesk.services.countering import counter
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.incoming_files import IncomingFile, read_files
from clerkdesk.services.performing import perform
from clerkdesk.services.standing_facts import facts_of

__all__ = [
    "Asked",
    "AwardDraft",
    "AwardProposal",
    "AwardedClaim",
    "AwardedCost",
    "JudgmentView",
    "asked",
    "judgments",
    "propose_award",
    "record_award",
    "reverse_award",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a court is asked for one claim today: what of its principal is unpaid, in cents."""

    claim_id: int
    invoice: str
    principal: Money


@dataclass(frozen=True, slots=True)
class AwardProposal:
    """What recording would do: corrections per claim, costs, and what is owed today without and with it."""

    corrections: tuple[tuple[int, Money], ...]
    costs: tuple[Cost, ...]
    before: Totals
    after: Totals
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgmentView:
    """A judgment that was recorded; one that was taken back is ``undone``."""

    id: int
    day: date
    court: str
    number: str
    principal: Money
    collection_costs: Money | None
    interest_from: date | None
    by: str
    undone: bool


def asked(desk: Desk, dossier_id: int) -> tuple[Asked, ...]:
    """Return what is unpaid of the principal of every claim, to begin a judgment with."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
    open_ = Ground.of(file, facts_of(file, today), desk.tariffs).open_principal(today)
    pairs = zip(file.claims, file.invoices, strict=True)
    return tuple(Asked(int(claim.id), invoice, open_[int(claim.id)]) for claim, invoice in pairs)


def propose_award(desk: Desk, dossier_id: int, draft: AwardDraft) -> AwardProposal | Refused:
    """Return what recording ``draft`` would do to what is owed today, without writing anything."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
    reckoned = _reckoned(desk, file, draft, today)
    if isinstance(reckoned, Refused):
        return reckoned
    day, facts = draft.day or today, facts_of(file, today)
    ground = Ground.of(file, facts, desk.tariffs)
    decided = ground.corrected(dict(reckoned.corrections)).facts.claims
    disputed = {claim.id: claim.disputed for claim in facts.claims}
    after = replace(
        facts,
        claims=tuple(replace(claim, disputed=disputed[claim.id]) for claim in decided),
        costs=(*facts.costs, *reckoned.costs),
        awards=(*facts.awards, *draft.awards()),
    )
    return AwardProposal(
        reckoned.corrections,
        reckoned.costs,
        totals(facts, today, desk.tariffs, file.choices),
        totals(after, today, desk.tariffs, file.choices),
        warnings(file, ground, draft, day),
    )


def record_award(desk: Desk, key: UUID, dossier_id: int, draft: AwardDraft) -> Done[int] | Refused:
    """Record a judgment and return its id. The same key again does nothing.

    Its claims have a title and the dossier is at court from its day on at the latest; the judgment itself is
    kept with the dossier where it came as a file.
    """
    read = read_files(draft.files)
    wrong = tuple(replace(file, about="files") for file in read if isinstance(file, Problem))
    if wrong:
        return Refused(wrong)
    files = [file for file in read if isinstance(file, IncomingFile)]
    payload = {"dossier": dossier_id, **asdict(replace(draft, files=()))}
    payload["files"] = [[file.name, file.digest] for file in files]
    return perform(
        desk, key, "award.record", payload, lambda work: _record(work, desk, dossier_id, draft, files)
    )


def reverse_award(desk: Desk, key: UUID, judgment_id: int, reason: str) -> Done[int] | Refused:
    """Take a judgment back: counter all it put into the ledger, and give claims the title they had."""
    because = readable(reason)
    if not because:
        return Refused((Problem("reason.missing", about="reason"),))
    payload = {"judgment": judgment_id, "reason": because}
    return perform(
        desk, key, "award.reverse", payload, lambda work: _reverse(work, desk, judgment_id, because)
    )


def judgments(desk: Desk, dossier_id: int) -> tuple[JudgmentView, ...]:
    """Return the judgments of a dossier, newest first."""
    with desk.database.read() as session:
        kept = kept_judgments.judgments(session, dossier_id)
    return tuple(
        JudgmentView(
            id=row.id,
            day=row.day,
            court=row.court,
            number=row.number,
            principal=Money(sum(int(str(claim["awarded"])) for claim in row.claims)),
            collection_costs=row.collection_costs,
            interest_from=row.interest_from,
            by=row.by or "",
            undone=row.undone,
        )
        for row in kept
    )


def _reckoned(desk: Desk, file: CaseFile, draft: AwardDraft, today: date) -> Reckoned | Refused:
    problems = problems_of(file, draft, today)
    if problems or draft.day is None:
        return Refused(problems)
    reckoned = reckon(Ground.of(file, facts_of(file, today), desk.tariffs), draft, draft.day)
    return Refused((reckoned,)) if isinstance(reckoned, Problem) else reckoned


def _record(
    work: UnitOfWork, desk: Desk, dossier_id: int, draft: AwardDraft, files: Sequence[IncomingFile]
) -> int | Refused:
    work.lock(dossiers=[dossier_id])
    file = case_file(work.session, dossier_id, work.today)
    reckoned = _reckoned(desk, file, draft, work.today)
    if isinstance(reckoned, Refused):
        return reckoned
    row = _judgment(work, desk, file, draft)
    name = " ".join(part for part in (row.court, row.number) if part)
    _enter(work, desk, row, name, reckoned)
    _title(work, row)
    dossier = work.session.get_one(tables.Dossier, dossier_id)
    dossier.judicial_on = dossier.judicial_on or row.day
    params: dict[str, Parameter] = {
        "on": row.day,
        "amount": Money(sum(claim.principal for claim in draft.claims)),
        "costs": Money(sum(cost.amount for cost in draft.process_costs)),
    }
    entry = happened(work, dossier_id, EntryKind.CHANGE, "judgment.recorded", params, text=name)
    attachments.keep(work, dossier_id, entry, files)
    standing.refresh(work, [dossier_id], desk.tariffs)
    return row.id


def _judgment(work: UnitOfWork, desk: Desk, file: CaseFile, draft: AwardDraft) -> tables.Judgment:
    titles = {int(claim.id): claim.title for claim in file.claims}
    row = tables.Judgment(
        dossier_id=file.head.id,
        day=draft.day,
        court=readable(draft.court),
        number=readable(draft.number),
        claims=[
            {"claim": c.claim_id, "awarded": c.principal, "title": titles[c.claim_id]} for c in draft.claims
        ],
        collection_costs=draft.collection_costs,
        interest_from=draft.interest_from,
        user_id=desk.user.id,
        operation_id=work.key,
    )
    work.session.add(row)
    work.session.flush()
    return row


def _enter(work: UnitOfWork, desk: Desk, row: tables.Judgment, name: str, reckoned: Reckoned) -> None:
    """Write corrections and costs into the ledger; each names the judgment."""
    of_judgment = {
        "dossier_id": row.dossier_id,
        "value_date": row.day,
        "booked_at": work.now,
        "reference": name,
        "judgment_id": row.id,
        "user_id": desk.user.id,
        "operation_id": work.key,
    }
    for claim_id, amount in reckoned.corrections:
        uuid = uuid5(work.key, f"claim {claim_id}")
        work.session.add(
            tables.LedgerEntry(uuid=uuid, kind="correction", claim_id=claim_id, amount=amount, **of_judgment)
        )
    for place, cost in enumerate(reckoned.costs):
        entry = tables.LedgerEntry(
            uuid=uuid5(work.key, f"cost {place}"),
            kind="cost",
            cost_kind=cost.kind,
            amount=cost.amount,
            interest_from=cost.interest_from,
            **of_judgment,
        )
        work.session.add(entry)


def _title(work: UnitOfWork, row: tables.Judgment) -> None:
    for awarded in row.claims:
        work.session.get_one(tables.Claim, awarded["claim"]).title_on = row.day


def _reverse(work: UnitOfWork, desk: Desk, judgment_id: int, reason: str) -> int | Refused:
    row = work.session.get(tables.Judgment, judgment_id)
    if row is None:
        raise LookupError(f"no judgment {judgment_id}")
    work.lock(dossiers=[row.dossier_id])
    work.session.refresh(row)
    if row.undone_by is not None:
        return Refused((Problem("award.reversed_before"),))
    claims = [work.session.get_one(tables.Claim, awarded["claim"]) for awarded in row.claims]
    if any(claim.title_on != row.day for claim in claims):
        return Refused((Problem("award.later_judgment"),))
    for claim, awarded in zip(claims, row.claims, strict=True):
        claim.title_on = awarded["title"]
    for entry in kept_judgments.standing_entries(work.session, judgment_id):
        uuid = uuid5(work.key, f"entry {entry.id}")
        work.session.add(counter(work, entry, reason, desk.user.id, uuid))
    row.undone_by = work.key
    dossier = work.session.get_one(tables.Dossier, row.dossier_id)
    if dossier.judicial_on == row.day and dossier.consent_on is None:
        dossier.judicial_on = None
    params: dict[str, Parameter] = {"on": row.day}
    happened(work, row.dossier_id, EntryKind.CHANGE, "judgment.reversed", params, text=reason)
    standing.refresh(work, [row.dossier_id], desk.tariffs)
    return row.id
