"""What is wrong with a cost, or worth a second look, before it is booked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.claim import Cost, EventKind
from clerkdesk.domain.cost_kinds import BorneBy, CostKind
from clerkdesk.domain.course import JUDICIAL_COSTS
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.persistence.queries.case_files import CaseFile

MOST = Money(100_000_000_000)
"""The largest cost that is believed, in cents."""
EARLIEST = date(1990, 1, 1)
"""The earliest day of a cost that is believed."""


@dataclass(frozen=True, slots=True)
class CostDraft:
    """A cost before it is booked. ``amount`` is without VAT; ``vat`` is what the creditor cannot deduct.

    ``interest_from`` is the day from which a judge let it bear interest, ``attachment_id`` the invoice among
    the files of the dossier.
    """

    kind: CostKind | None
    on: date | None
    amount: Money | None
    interest_from: date | None = None
    vat: Money = ZERO
    borne_by: BorneBy = BorneBy.DEBTOR
    attachment_id: int | None = None
    reference: str = ""


def checked(file: CaseFile, draft: CostDraft, today: date) -> Cost | tuple[Problem, ...]:
    """Return the cost that ``draft`` describes, its VAT included, or everything that is wrong with it."""
    problems = (*_amount(draft), *_days(draft, today), *_vat(file, draft))
    if draft.kind is None:
        problems = (Problem("cost.kind_missing", about="kind"), *problems)
    if problems or draft.kind is None or draft.amount is None or draft.on is None:
        return problems
    return Cost(draft.kind, draft.on, Money(draft.amount + draft.vat), draft.interest_from)


def warnings(file: CaseFile, draft: CostDraft, cost: Cost) -> tuple[Problem, ...]:
    """Return what to look at again before ``cost`` is booked."""
    found: list[Problem] = []
    alike: dict[str, Parameter] = {"kind": cost.kind, "amount": cost.amount, "day": cost.on}
    if any((c.kind, c.on, c.amount) == (cost.kind, cost.on, cost.amount) for c in file.costs):
        found.append(Problem("cost.like_another", Severity.WARNING, "amount", alike))
    if draft.borne_by is BorneBy.DEBTOR:
        found += _against_the_debtor(file, cost)
    if file.head.closed_on is not None:
        closed = {"day": file.head.closed_on}
        found.append(Problem("payment.on_closed_dossier", Severity.WARNING, None, closed))
    return tuple(found)


def _against_the_debtor(file: CaseFile, cost: Cost) -> Iterator[Problem]:
    """Yield why the debtor may not owe ``cost``: no lawsuit yet, or a scale that is all there is.

    A Dutch consumer owes nothing beyond the scale out of court (art. 6:96 lid 5 BW).
    """
    judicial = cost.kind in JUDICIAL_COSTS
    if judicial and not at_court(file):
        yield Problem("cost.not_at_court", Severity.WARNING, "kind")
    if not judicial and file.head.regime is RegimeId.NL_CONSUMER:
        yield Problem("cost.beyond_scale", Severity.WARNING, "kind")


def at_court(file: CaseFile) -> bool:
    """Return whether a dossier left the amicable phase: sent to court, summoned, or with a title."""
    return (
        file.head.judicial_on is not None
        or any(event.kind is EventKind.SUMMONS for event in file.events)
        or any(claim.title is not None for claim in file.claims)
    )


def _amount(draft: CostDraft) -> Iterator[Problem]:
    if draft.amount is None or draft.amount <= 0:
        yield Problem("cost.amount_missing", about="amount")
    elif draft.amount > MOST:
        yield Problem("payment.amount_too_large", about="amount", params={"limit": MOST})


def _days(draft: CostDraft, today: date) -> Iterator[Problem]:
    if draft.on is None:
        yield Problem("cost.date_missing", about="on")
    elif draft.on > today:
        yield Problem("cost.date_to_come", about="on", params={"today": today})
    elif draft.on < EARLIEST:
        yield Problem("cost.date_too_early", about="on", params={"first": EARLIEST})
    elif draft.interest_from is not None and draft.interest_from < draft.on:
        yield Problem("cost.interest_too_early", about="interest_from", params={"day": draft.on})
    if draft.interest_from is not None and draft.borne_by is BorneBy.CREDITOR:
        yield Problem("cost.interest_for_creditor", about="interest_from")


def _vat(file: CaseFile, draft: CostDraft) -> Iterator[Problem]:
    """Yield what is wrong with the VAT: a creditor who deducts it has no damage by it."""
    if draft.vat < 0 or (draft.amount is not None and draft.vat > max(draft.amount, 0)):
        yield Problem("cost.vat_too_large", about="vat")
    elif draft.vat and draft.borne_by is BorneBy.DEBTOR and file.creditor.vat_deductible:
        yield Problem("cost.vat_deductible", about="vat")
