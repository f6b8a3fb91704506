"""Costs made for a dossier: what one would do to the debt, booking it, and taking it back (rows A15, S24)."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from clerkdesk.domain.claim import Cost
from clerkdesk.domain.cost_kinds import BorneBy, CostKind
from clerkdesk.domain.course import FORBIDDEN
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import Reason, Totals
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.domain.statement import Statement, statement
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import OFFICE
from clerkdesk.persistence.queries import costs as kept_costs
from clerkdesk.persistence.queries.case_files import CaseFile, case_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.cost_checks import CostDraft, checked, warnings
from clerkdesk.services.countering import counter, lock_entry, reverse
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.entries import happened, readable
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.performing import perform
from clerkdesk.services.standing_facts import facts_of

__all__ = [
    "BorneBy",
    "CostDraft",
    "CostKind",
    "CostProposal",
    "CostView",
    "borne",
    "costs",
    "post_cost",
    "propose_cost",
    "reverse_cost",
]


@dataclass(frozen=True, slots=True)
class CostProposal:
    """What booking would do: what is owed today without and with it.

    ``not_claimable`` is the rule that keeps it from being asked of the debtor, none where it may be asked.
    """

    cost: Cost
    borne_by: BorneBy
    before: Totals
    after: Totals
    not_claimable: Reason | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CostView:
    """A booked cost or the reversal of one. ``not_claimable`` says why the debtor is not asked for it."""

    entry_id: int
    kind: CostKind
    amount: Money
    vat: Money
    on: date
    interest_from: date | None
    borne_by: BorneBy
    booked_on: date
    reference: str
    by: str
    attachment_id: int | None
    invoice: str
    judgment_id: int | None
    reversed_by: int | None
    reverses: int | None
    reason: str
    not_claimable: Reason | None = None

    @property
    def counts(self) -> bool:
        """Return whether the cost stands: neither a reversal nor reversed."""
        return self.reversed_by is None and self.reverses is None


def propose_cost(desk: Desk, dossier_id: int, draft: CostDraft) -> CostProposal | Refused:
    """Return what booking ``draft`` would do to what is owed today, and whether it may be asked at all."""
    today = desk.today()
    with desk.database.read() as session:
        file = case_file(session, dossier_id, today)
        problems = _unknown_file(kept_costs.has_file(session, dossier_id, draft.attachment_id or 0), draft)
    cost = checked(file, draft, today)
    if not isinstance(cost, Cost):
        return Refused((*cost, *problems))
    if problems:
        return Refused(problems)
    facts = facts_of(file, today)
    before = statement(facts, today, desk.tariffs, file.choices)
    after = before
    if draft.borne_by is BorneBy.DEBTOR:
        made = replace(facts, costs=(*facts.costs, cost))
        after = statement(made, today, desk.tariffs, file.choices)
    return CostProposal(
        cost,
        draft.borne_by,
        before.totals,
        after.totals,
        _newly_forbidden(before, after),
        warnings(file, draft, cost),
    )


def post_cost(desk: Desk, key: UUID, dossier_id: int, draft: CostDraft) -> Done[int] | Refused:
    """Book a cost and return its ledger entry id. The same key again does nothing."""
    payload = {"dossier": dossier_id, **asdict(draft)}
    return perform(desk, key, "cost.post", payload, lambda work: _post(work, desk, dossier_id, draft))


def reverse_cost(desk: Desk, key: UUID, entry_id: int, reason: str) -> Done[int] | Refused:
    """Counter a cost with a reversal that names it; a second reversal is refused."""
    return reverse(
        desk, key, "cost.reverse", entry_id, reason, lambda work, why: _reverse(work, desk, entry_id, why)
    )


def costs(desk: Desk, dossier_id: int) -> tuple[CostView, ...]:
    """Return the costs of a dossier, newest first, those for the creditor's account too (row S24)."""
    today = desk.today()
    with desk.database.read() as session:
        kept = kept_costs.costs(session, dossier_id)
        file = case_file(session, dossier_id, today) if kept else None
    forbidden = _forbidden(file, desk, today) if file is not None and file.costs else {}
    return tuple(_view(row, forbidden) for row in kept)


def borne(views: tuple[CostView, ...], by: BorneBy, on: date) -> tuple[CostView, ...]:
    """Return the costs that stand on ``on`` for the account of ``by``, oldest first."""
    return tuple(view for view in reversed(views) if view.counts and view.borne_by is by and view.on <= on)


def _post(work: UnitOfWork, desk: Desk, dossier_id: int, draft: CostDraft) -> int | Refused:
    work.lock(dossiers=[dossier_id])
    cost = checked(case_file(work.session, dossier_id, work.today), draft, work.today)
    known = kept_costs.has_file(work.session, dossier_id, draft.attachment_id or 0)
    problems = _unknown_file(known, draft)
    if not isinstance(cost, Cost):
        return Refused((*cost, *problems))
    if problems:
        return Refused(problems)
    reference = readable(draft.reference)
    entry = tables.LedgerEntry(
        uuid=work.key,
        kind="cost",
        dossier_id=dossier_id,
        amount=cost.amount,
        value_date=cost.on,
        booked_at=work.now,
        cost_kind=cost.kind,
        interest_from=cost.interest_from,
        borne_by=draft.borne_by,
        vat=draft.vat,
        attachment_id=draft.attachment_id,
        reference=reference,
        user_id=desk.user.id,
        operation_id=work.key,
    )
    work.session.add(entry)
    work.session.flush()
    params = _params(cost.kind, cost.amount, cost.on)
    happened(work, dossier_id, EntryKind.MONEY, f"cost.{draft.borne_by}", params, text=reference)
    standing.refresh(work, [dossier_id], desk.tariffs)
    return entry.id


def _reverse(work: UnitOfWork, desk: Desk, entry_id: int, reason: str) -> int | Refused:
    cost = lock_entry(work, "cost", entry_id)
    if isinstance(cost, Refused):
        return cost
    if cost.judgment_id is not None:
        return Refused((Problem("cost.of_judgment"),))
    countered = counter(work, cost, reason, desk.user.id, work.key)
    work.session.add(countered)
    work.session.flush()
    params = _params(cost.cost_kind, cost.amount, cost.value_date)
    happened(work, cost.dossier_id, EntryKind.MONEY, "cost.reversed", params, text=reason)
    standing.refresh(work, [cost.dossier_id], desk.tariffs)
    return countered.id


def _params(kind: str, amount: Money, on: date) -> dict[str, Parameter]:
    return {"kind": str(kind), "amount": amount, "on": on}


def _unknown_file(known: bool, draft: CostDraft) -> tuple[Problem, ...]:
    if draft.attachment_id is None or known:
        return ()
    return (Problem("cost.invoice_unknown", about="attachment_id"),)


def _newly_forbidden(before: Statement, after: Statement) -> Reason | None:
    known, now = _refusals(before), _refusals(after)
    return now[-1] if len(now) > len(known) else None


def _refusals(stated: Statement) -> list[Reason]:
    """Return why costs that were booked may not be asked, in the order in which they were booked."""
    return [cost.because for cost in stated.collection_costs if cost.because.code == FORBIDDEN.code]


def _forbidden(file: CaseFile, desk: Desk, today: date) -> dict[tuple[str, Money], Reason]:
    facts: Facts = facts_of(file, today)
    stated = statement(facts, today, desk.tariffs, file.choices)
    return {
        (str(reason.params["kind"]), Money(int(str(reason.params["amount"])))): reason
        for reason in _refusals(stated)
    }


def _view(row: kept_costs.KeptCost, forbidden: dict[tuple[str, Money], Reason]) -> CostView:
    view = CostView(
        entry_id=row.id,
        kind=CostKind(row.kind),
        amount=row.amount,
        vat=row.vat,
        on=row.value_date,
        interest_from=row.interest_from,
        borne_by=BorneBy(row.borne_by),
        booked_on=row.booked_at.astimezone(OFFICE).date(),
        reference=row.reference,
        by=row.by or "",
        attachment_id=row.attachment_id,
        invoice=row.attachment or "",
        judgment_id=row.judgment_id,
        reversed_by=row.reversed_by,
        reverses=row.reverses,
        reason=row.reason,
    )
    if not view.counts or view.borne_by is BorneBy.CREDITOR:
        return view
    return replace(view, not_claimable=forbidden.get((row.kind, row.amount)))
