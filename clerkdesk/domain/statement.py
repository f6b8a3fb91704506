"""What is owed on a day, as lines that add up and say why."""

from dataclasses import dataclass, replace
from datetime import date

from clerkdesk.domain.account import Account
from clerkdesk.domain.choices import DEFAULTS, Choices
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.conduct import conduct
from clerkdesk.domain.course import Course, claims_by, walk
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.explain import (
    allocated,
    collection_costs,
    cost_lines,
    interest_lines,
    payment_line,
    principal_lines,
    said,
)
from clerkdesk.domain.limitation import limitations
from clerkdesk.domain.lines import (
    AllocatedPayment,
    CollectionCost,
    Conduct,
    CostState,
    Group,
    Limitation,
    Line,
    NextAllowed,
    Reason,
    Regime,
    RegimeId,
    Totals,
)
from clerkdesk.domain.money import Money
from clerkdesk.domain.regime import regime_id, regime_of
from clerkdesk.domain.tariff import Tariffs

__all__ = [
    "AllocatedPayment",
    "CollectionCost",
    "Conduct",
    "CostState",
    "Group",
    "Limitation",
    "Line",
    "NextAllowed",
    "Reason",
    "Regime",
    "RegimeId",
    "Statement",
    "Totals",
    "statement",
    "totals",
]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is owed on ``on``: the lines, what they add up to, and everything that explains them.

    What may be done and until when is worked out from the facts when it is asked for.
    """

    on: date
    lines: tuple[Line, ...]
    collection_costs: tuple[CollectionCost, ...]
    payments: tuple[AllocatedPayment, ...]
    totals: Totals
    facts: Facts
    choices: Choices
    missing: tuple[Reason, ...]

    @property
    def regime(self) -> Regime:
        """Return the money regime with every fact that is missing: for itself, and for other rules."""
        regime = regime_of(self.facts, self.choices)
        return replace(regime, assumed=(*regime.assumed, *self.missing)) if self.missing else regime

    @property
    def conduct(self) -> Conduct:
        """Return the rules of conduct, and from which day each act is allowed."""
        return conduct(self.facts, regime_id(self.facts, self.choices), self.on, self.choices)

    @property
    def limitation(self) -> tuple[Limitation, ...]:
        """Return the day on which each claim becomes time-barred."""
        return limitations(self.facts, regime_id(self.facts, self.choices), self.on, self.choices)


def statement(facts: Facts, on: date, tariffs: Tariffs, choices: Choices = DEFAULTS) -> Statement:
    """Return what is owed on ``on``, past or future, with every line explained.

    Interest runs up to and including ``on``; payments and notices after it are not there yet. The lines
    add up to ``totals.due``.
    """
    course = walk(facts, on, tariffs, choices)
    books, claims = course.books, facts.claims
    lines = [*principal_lines(claims_by(claims, on)), *cost_lines(books, claims)]
    for account in books.running():
        lines += interest_lines(account, _about(account, claims))
    lines += [payment_line(payment, split) for payment, split in course.received]
    lines.sort(key=_place)
    return Statement(
        on=on,
        lines=tuple(lines),
        collection_costs=tuple(collection_costs(books, claims)),
        payments=tuple([allocated(payment, split) for payment, split in course.received]),
        totals=_totals(facts, on, course),
        facts=facts,
        choices=choices,
        missing=tuple([said(because) for because in books.missing]),
    )


def totals(facts: Facts, on: date, tariffs: Tariffs, choices: Choices = DEFAULTS) -> Totals:
    """Return only the sums of ``statement``, to the cent the same, several times as fast."""
    return _totals(facts, on, walk(facts, on, tariffs, choices))


def _about(account: Account, claims: tuple[Claim, ...]) -> str | None:
    """Return the claim whose interest an account counts, none for that on costs."""
    return claims[account.index].id if account.index >= 0 else None


_ORDER = {group: place for place, group in enumerate(Group)}


def _place(line: Line) -> int:
    return _ORDER[line.group]


def _totals(facts: Facts, on: date, course: Course) -> Totals:
    principal = disputed = interest = costs = vat = other = paid = surplus = 0
    for claim in claims_by(facts.claims, on):
        principal += claim.principal
        if claim.disputed:
            disputed += min(claim.disputed, claim.principal)
    principal -= disputed
    for account in course.books.running():
        interest += account.accrued
    for charge in course.books.charges:
        if charge.group is Group.OTHER_COSTS:
            other += charge.amount
        else:
            costs += charge.amount
            vat += charge.vat
    for payment, split in course.received:
        paid += payment.amount
        surplus += split.surplus
    due = principal + interest + costs + vat + other - paid + surplus
    return Totals(
        Money(principal),
        Money(interest),
        Money(costs),
        Money(vat),
        Money(other),
        Money(paid),
        Money(due),
        Money(disputed),
    )
