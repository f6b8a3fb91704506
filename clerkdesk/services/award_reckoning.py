"""What a judgment changes in the ledger: corrections of principal, costs in the place of computed ones."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.claim import Claim, Cost
from clerkdesk.domain.cost_kinds import CostKind
from clerkdesk.domain.course import walk
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.dossier import Award, Facts
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence.queries.case_files import CaseFile
from clerkdesk.services.cost_checks import EARLIEST, MOST, at_court

_PATIENCE = 50
_STEP = 2
"""How many cents of a claim costs that follow its principal can step over."""


@dataclass(frozen=True, slots=True)
class AwardedClaim:
    """The principal of a claim that the court awarded: what is still to be paid of it on its day."""

    claim_id: int
    principal: Money


@dataclass(frozen=True, slots=True)
class AwardedCost:
    """A cost of the lawsuit that the court awarded."""

    kind: CostKind
    amount: Money


@dataclass(frozen=True, slots=True)
class AwardDraft:
    """A judgment before it is recorded. Claims that are not named stay as they are.

    ``collection_costs``, with their VAT, are what the court named; none where it left them as they are
    computed. ``interest_from`` is the day from which the costs of the lawsuit bear interest.
    """

    day: date | None
    court: str
    number: str = ""
    claims: tuple[AwardedClaim, ...] = ()
    collection_costs: Money | None = None
    process_costs: tuple[AwardedCost, ...] = ()
    interest_from: date | None = None
    files: tuple[Path, ...] = ()

    def awards(self) -> tuple[Award, ...]:
        """Return what the court awarded for collection, where it named that."""
        if self.day is None or self.collection_costs is None:
            return ()
        return (Award(self.day, self.collection_costs, tuple(str(c.claim_id) for c in self.claims)),)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a judgment puts into the ledger: what it adds to the principal of claims, and costs."""

    corrections: tuple[tuple[int, Money], ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts of a dossier with the choices and rates that count; nothing in them is disputed."""

    facts: Facts
    choices: Choices
    tariffs: Tariffs

    @classmethod
    def of(cls, file: CaseFile, facts: Facts, tariffs: Tariffs) -> "Ground":
        """Return the ground of a judgment: what the court decided is no longer disputed."""
        claims = tuple(replace(claim, disputed=ZERO) for claim in facts.claims)
        return cls(replace(facts, claims=claims), file.choices, tariffs)

    def open_principal(self, day: date) -> dict[int, Money]:
        """Return what of the principal of each claim was unpaid when ``day`` began, by claim id."""
        accounts = walk(self.facts, day - DAY, self.tariffs, self.choices).books.accounts
        return {
            int(claim.id): Money(account.principal)
            for claim, account in zip(self.facts.claims, accounts, strict=True)
        }

    def corrected(self, corrections: dict[int, int]) -> "Ground":
        """Return the ground with ``corrections`` added to the principal of claims."""
        claims = tuple(_corrected(claim, corrections) for claim in self.facts.claims)
        return replace(self, facts=replace(self.facts, claims=claims))


def reckon(ground: Ground, draft: AwardDraft, day: date) -> Reckoned | Problem:
    """Return what makes the statement of ``day`` say what the court awarded, or why nothing can.

    A correction counts from the first day of its claim: what the court denied was never owed, so the
    interest follows. Collection costs that the court named are a fact of their own.
    """
    found = _corrections(ground, draft, day)
    if found is None:
        return Problem("award.principal_out_of_reach", about="claims")
    corrections, missing = found
    costs = [Cost(cost.kind, day, cost.amount, draft.interest_from) for cost in draft.process_costs]
    if missing:
        costs.insert(0, Cost(CostKind.JUDGMENT, day, Money(missing)))
    return Reckoned(tuple((id_, Money(cents)) for id_, cents in corrections.items() if cents), tuple(costs))


def _corrections(ground: Ground, draft: AwardDraft, day: date) -> tuple[dict[int, int], int] | None:
    """Return what to add to each claim so that what is open when ``day`` begins is what was awarded.

    Earlier payments may go elsewhere once the principal is another, so this is tried until it is right. Costs
    that follow the principal can step over a cent of it: the second answer is what is then still missing.
    """
    tried = dict.fromkeys((claim.claim_id for claim in draft.claims), 0)
    best: tuple[dict[int, int], int] | None = None
    for _ in range(_PATIENCE):
        stands = ground.corrected(tried).open_principal(day)
        missing = {claim.claim_id: claim.principal - stands[claim.claim_id] for claim in draft.claims}
        left = sum(missing.values())
        if min(missing.values()) >= 0 and left <= _STEP * len(missing) and (best is None or left < best[1]):
            best = dict(tried), left
        if not any(missing.values()):
            break
        for id_, cents in missing.items():
            tried[id_] += cents
    return best


def _corrected(claim: Claim, corrections: dict[int, int]) -> Claim:
    return replace(claim, principal=Money(max(0, claim.principal + corrections.get(int(claim.id), 0))))


def problems_of(file: CaseFile, draft: AwardDraft, today: date) -> tuple[Problem, ...]:
    """Return everything that is wrong with a judgment as it stands."""
    return (*_day(draft, today), *_amounts(file, draft))


def _day(draft: AwardDraft, today: date) -> Iterator[Problem]:
    if draft.day is None:
        yield Problem("award.day_missing", about="day")
    elif draft.day > today:
        yield Problem("award.day_to_come", about="day", params={"today": today})
    elif draft.day < EARLIEST:
        yield Problem("cost.date_too_early", about="day", params={"first": EARLIEST})
    elif draft.interest_from is not None and draft.interest_from < draft.day:
        yield Problem("cost.interest_too_early", about="interest_from", params={"day": draft.day})
    if not draft.court.strip():
        yield Problem("award.court_missing", about="court")


def _amounts(file: CaseFile, draft: AwardDraft) -> Iterator[Problem]:
    named = [str(claim.claim_id) for claim in draft.claims]
    if not set(named) <= {claim.id for claim in file.claims} or len(set(named)) != len(named):
        yield Problem("claim.not_of_dossier", about="claims")
    elif not named:
        yield Problem("award.no_claim", about="claims")
    for name, amounts in (
        ("claims", [claim.principal for claim in draft.claims]),
        ("process_costs", [cost.amount for cost in draft.process_costs]),
        ("collection_costs", [draft.collection_costs or ZERO]),
    ):
        if not all(0 <= amount <= MOST for amount in amounts):
            yield Problem("award.amount_out_of_range", about=name, params={"limit": MOST})


def warnings(file: CaseFile, ground: Ground, draft: AwardDraft, day: date) -> tuple[Problem, ...]:
    """Return what to look at again before a judgment is recorded."""
    found: list[Problem] = []
    asked = ground.open_principal(day)
    for claim in draft.claims:
        if claim.principal > asked[claim.claim_id]:
            params = {"asked": asked[claim.claim_id], "awarded": claim.principal}
            found.append(Problem("award.more_than_asked", Severity.WARNING, "claims", params))
    for cost in draft.process_costs:
        stands = next((known for known in file.costs if known.kind == cost.kind), None)
        if stands is not None:
            made: dict[str, Parameter] = {"kind": cost.kind, "amount": stands.amount, "day": stands.on}
            found.append(Problem("award.cost_stands", Severity.WARNING, "process_costs", made))
    if any(dispute.stands_on(day) for dispute in file.disputes):
        found.append(Problem("award.dispute_open", Severity.WARNING))
    if not at_court(file):
        found.append(Problem("award.not_at_court", Severity.WARNING))
    return tuple(found)
