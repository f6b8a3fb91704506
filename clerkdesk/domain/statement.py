"""What is owed on a day, as lines that add up and say why."""

from datetime import date

from clerkdesk.domain.choices import DEFAULTS, Choices
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
    Statement,
    Totals,
)
from clerkdesk.domain.money import Money
from clerkdesk.domain.regime import regime_of
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


def statement(facts: Facts, on: date, tariffs: Tariffs, choices: Choices = DEFAULTS) -> Statement:
    """Return what is owed on ``on``, past or future, with every line explained.

    Interest runs up to and including ``on``; payments and notices after it are not there yet. The lines
    add up to ``totals.due``.
    """
    course = walk(facts, on, tariffs, choices)
    books, claims = course.books, facts.claims
    lines = [
        *principal_lines(claims_by(claims, on)),
        *cost_lines(books, claims),
        *(line for account in books.accounts for line in interest_lines(account, claims[account.index].id)),
        *(payment_line(payment, split) for payment, split in course.received),
    ]
    return Statement(
        on=on,
        regime=regime_of(facts, choices),
        lines=tuple(sorted(lines, key=_place)),
        collection_costs=tuple(collection_costs(books, claims)),
        conduct=conduct(facts, on, choices),
        payments=tuple(allocated(payment, split) for payment, split in course.received),
        totals=_totals(facts, on, course),
        limitation=limitations(facts, course.regime, on, choices),
    )


def totals(facts: Facts, on: date, tariffs: Tariffs, choices: Choices = DEFAULTS) -> Totals:
    """Return only the sums of ``statement``, to the cent the same, several times as fast."""
    return _totals(facts, on, walk(facts, on, tariffs, choices))


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
    for account in course.books.accounts:
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
