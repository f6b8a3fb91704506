"""Whether and as what the statement of a dossier used a rule or tariff: the heart of a retro-audit.

A version is used by the lines and costs that name it. Equal neighbours of a rate table are one period under
the name of the first, so the days of a line count too. It is used without being named where it stood as a
cap or a floor: the statement is another when the row is next to nothing or higher than anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from clerkdesk.domain.choices import DEFAULTS, Choices
from clerkdesk.domain.dates import DAY
from clerkdesk.domain.dossier import Creditor, Facts
from clerkdesk.domain.lines import CollectionCost, CostState, Reason
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import Debtor
from clerkdesk.domain.regime import law_of
from clerkdesk.domain.statement import Statement, statement
from clerkdesk.domain.tariff import Rate, Scale, Tariffs
from clerkdesk.services.audit_hits import Use, Used

_COSTS = {CostState.ANNOUNCED: Use.ANNOUNCED, CostState.NOT_CLAIMABLE: Use.NOT_CLAIMABLE}


class _Dated(Protocol):
    """A line of a statement or of a letter, as far as its days go."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A question ready to be put to dossiers.

    ``codes`` are the rules asked for. Of a tariff: ``version`` with the ``row`` it names; ``until`` is the
    day before which its days end, ``named_until`` that before which days can stand under its name, and
    ``earlier`` are the versions under whose name its own days can stand. ``before`` are the tariffs of the
    amounts as they were, ``after`` those of the correction, ``ends`` those with which the row would matter.
    """

    before: Tariffs
    after: Tariffs | None = None
    codes: frozenset[str] = frozenset()
    version: str | None = None
    row: Rate | Scale | None = None
    until: date | None = None
    named_until: date | None = None
    earlier: frozenset[str] = frozenset()
    ends: tuple[Tariffs, ...] = ()

    def names(self, code: str, tariff: str | None, days: _Dated | None = None) -> bool:
        """Return whether a reason is of what is asked, by its name or by the days of its line."""
        if self.version is None:
            return code in self.codes
        if tariff == self.version:
            return True
        return tariff in self.earlier and days is not None and self._covers(days)

    def _covers(self, days: _Dated) -> bool:
        if self.row is None or days.start is None or days.end is None:
            return False
        return days.end >= self.row.start and (self.until is None or days.start < self.until)

    def may_govern(self, debtor: Debtor, creditor: Creditor) -> bool:
        """Return whether the law between these two can use this; neither country uses the other's tariffs."""
        law = None if self.row is None else _law_of_kind(self.row.kind)
        return law is None or law == law_of(debtor, creditor)

    def may_touch(self, facts: Facts, on: date) -> bool:
        """Return whether the statement on ``on`` can have used this at all; never false where it did.

        Interest runs from the first day of default, or that on costs from the day that a judge gave, up to
        ``on``; a scale may be that of a day outside it.
        """
        if not self.may_govern(facts.debtor, facts.creditor):
            return False
        if self.row is None or isinstance(self.row, Scale):
            return True
        return self.row.start <= on and (self.named_until is None or _first_day(facts) < self.named_until)


def _law_of_kind(kind: str) -> str | None:
    if kind.startswith(("be.", "be_")):
        return "BE"
    return "NL" if kind.startswith("nl.") or kind in ("consumer", "commercial") else None


def _first_day(facts: Facts) -> date:
    late = [claim.due + DAY for claim in facts.claims]
    awarded = [cost.interest_from for cost in facts.costs if cost.interest_from is not None]
    return min([*late, *awarded], default=date.max)


@dataclass(frozen=True, slots=True)
class Touched:
    """As what a dossier used it, and what is owed and announced before and after the correction."""

    used: tuple[Used, ...]
    before: Money
    after: Money | None
    announced_before: Money
    announced_after: Money | None


def touched(asked: Asked, facts: Facts, on: date, choices: Choices = DEFAULTS) -> Touched | None:
    """Return how the dossier was touched by what is asked, none when it was not."""
    if not asked.may_touch(facts, on):
        return None
    stated = statement(facts, on, asked.before, choices)
    used = tuple(_summed(asked, stated))
    corrected = None if asked.after is None else statement(facts, on, asked.after, choices)
    if not used:
        if not any(_differ(stated, other) for other in _others(asked, facts, on, choices, corrected)):
            return None
        used = (Used(Use.LIMIT, 0, ZERO),)
    return _compared(used, stated, corrected)


def only_in_letters(
    asked: Asked, facts: Facts, on: date, letters: int, choices: Choices = DEFAULTS
) -> Touched:
    """Return a dossier that used what is asked in so many letters, though its statement does not."""
    stated = statement(facts, on, asked.before, choices)
    corrected = None if asked.after is None else statement(facts, on, asked.after, choices)
    return _compared((Used(Use.LETTER, letters, ZERO),), stated, corrected)


def _compared(used: tuple[Used, ...], stated: Statement, corrected: Statement | None) -> Touched:
    return Touched(
        used,
        _owed(stated),
        None if corrected is None else _owed(corrected),
        _announced(stated),
        None if corrected is None else _announced(corrected),
    )


def _others(
    asked: Asked, facts: Facts, on: date, choices: Choices, corrected: Statement | None
) -> Iterator[Statement]:
    """Yield the statements that differ from the first where the row had a say in it, cheapest first."""
    if corrected is not None:
        yield corrected
    yield from (statement(facts, on, tariffs, choices) for tariffs in asked.ends)


def _owed(stated: Statement) -> Money:
    """Return everything charged less everything paid, below zero where more was paid than owed."""
    sums = stated.totals
    charged = sums.principal + sums.interest + sums.collection_costs + sums.vat + sums.other_costs
    return Money(charged - sums.paid)


def _announced(stated: Statement) -> Money:
    """Return the costs, with VAT, that are announced and not due yet."""
    return Money(sum(c.amount + c.vat for c in stated.collection_costs if c.state is CostState.ANNOUNCED))


def _differ(one: Statement, other: Statement) -> bool:
    return one.totals != other.totals or [*map(_state, one.collection_costs)] != [
        *map(_state, other.collection_costs)
    ]


def _state(cost: CollectionCost) -> tuple[object, ...]:
    return cost.state, cost.amount, cost.vat, cost.claims, cost.due_from


def _summed(asked: Asked, stated: Statement) -> Iterator[Used]:
    """Yield as what the statement used it, with the number of lines and their sum."""
    found: dict[Use, tuple[int, int]] = {}
    for use, amount in _uses(asked, stated):
        lines, cents = found.get(use, (0, 0))
        found[use] = lines + 1, cents + amount
    for use in Use:
        if use in found:
            lines, cents = found[use]
            yield Used(use, lines, Money(cents))


def _uses(asked: Asked, stated: Statement) -> Iterator[tuple[Use, int]]:
    for line in stated.lines:
        if asked.names(line.reason.code, line.reason.tariff, line):
            yield Use(line.group.value), line.amount
    for cost in stated.collection_costs:
        if cost.state in _COSTS and asked.names(cost.because.code, cost.because.tariff):
            yield _COSTS[cost.state], cost.amount + cost.vat
    if asked.codes:
        yield from ((use, 0) for use, reason in _decisions(stated) if reason.code in asked.codes)


def _decisions(stated: Statement) -> Iterator[tuple[Use, Reason]]:
    """Yield every reason that decides something without an amount of its own."""
    regime = stated.regime
    yield from ((Use.REGIME, reason) for reason in (regime.because, *regime.assumed))
    for claim in regime.claims:
        yield Use.REGIME, claim.because
        yield Use.CONDUCT, claim.conduct_because
    yield from ((Use.CONDUCT, act.because) for act in stated.conduct.next_allowed)
    for limit in stated.limitation:
        yield from ((Use.LIMITATION, reason) for reason in (limit.because, *limit.moved))


def announced_by(asked: Asked, stated: Statement) -> bool:
    """Return whether costs that the statement only announces rest on what is asked."""
    return any(
        cost.state is CostState.ANNOUNCED and asked.names(cost.because.code, cost.because.tariff)
        for cost in stated.collection_costs
    )


@dataclass(frozen=True, slots=True)
class KeptDays:
    """The days of a line as a letter keeps it."""

    start: date | None
    end: date | None


def carried_by(asked: Asked, lines: list[Mapping[str, Any]]) -> Money | None:
    """Return what the lines of a letter that rest on what is asked add up to, none where there are none."""
    found = [
        line["amount"]
        for line in lines
        if asked.names(
            line["reason"]["code"], line["reason"]["tariff"], KeptDays(line.get("start"), line.get("end"))
        )
    ]
    return Money(sum(found)) if found else None
