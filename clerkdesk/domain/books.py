"""The books of a dossier in motion: accounts of claims, costs that became due, payments received."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from clerkdesk.domain.account import Account
from clerkdesk.domain.allocation import Split, pro_rata, ranked
from clerkdesk.domain.lines import CostState, Group
from clerkdesk.domain.problems import Parameter
from clerkdesk.domain.rule import Rule

_NOTHING: Mapping[str, Parameter] = {}


class Because(NamedTuple):
    """A reason that nobody asked for yet: the rule with what fills its sentences."""

    rule: Rule
    params: Mapping[str, Parameter] = _NOTHING
    tariff: str | None = None


@dataclass(slots=True)
class Charge:
    """Costs that are owed since the ordinal ``since``, for the claims with these indices, in cents.

    ``base`` is the principal they were computed over, where more may join.
    """

    claims: frozenset[int]
    since: int
    amount: int
    vat: int
    because: Because
    vat_because: Because | None = None
    base: int = 0
    group: Group = Group.COLLECTION_COSTS
    paid: int = 0


@dataclass(slots=True)
class Unclaimed:
    """Collection costs that may not be claimed: not yet, or not at all."""

    claims: frozenset[int]
    state: CostState
    because: Because
    amount: int = 0
    vat: int = 0
    due_from: int | None = None


@dataclass(slots=True)
class Books:
    """Everything that moves while a dossier is walked through from day to day."""

    accounts: list[Account]
    charges: list[Charge] = field(default_factory=list)
    unclaimed: list[Unclaimed] = field(default_factory=list)

    def principal_of(self, claims: frozenset[int]) -> int:
        """Return the open principal of these claims together, in cents."""
        accounts = self.accounts
        return sum([accounts[index].principal for index in claims])

    def open_of(self, claims: Iterable[int]) -> frozenset[int]:
        """Return those of ``claims`` whose principal is still open."""
        accounts = self.accounts
        return frozenset([index for index in claims if accounts[index].principal])

    def charged(self) -> frozenset[int]:
        """Return the claims for which collection costs became due already."""
        if not self.charges:
            return frozenset()
        costs = (charge.claims for charge in self.charges if charge.group is Group.COLLECTION_COSTS)
        return frozenset().union(*costs)

    def announced(self) -> frozenset[int]:
        """Return the claims for which collection costs were announced and are still to become due."""
        running = (cost.claims for cost in self.unclaimed if cost.state is CostState.ANNOUNCED)
        return frozenset().union(*running)

    def raise_charge(self, running: Charge, more: Charge) -> None:
        """Put ``more``, computed over everything together, in the place of ``running``."""
        joined = replace(more, claims=running.claims | more.claims, since=running.since, paid=running.paid)
        self.charges[self.charges.index(running)] = joined

    def receive(self, day: int, amount: int, named: frozenset[int]) -> Split:
        """Book a payment on the ordinal ``day`` and return where it went.

        First which claim (6:43 BW), then within it costs, interest, principal (6:44 BW; HR 29-5-2015); costs
        of several claims are paid with the first of them.
        """
        left = amount
        costs = interest = principal = 0
        for group in ranked(self.accounts, day, named):
            if not left:
                break
            paid = self._pay_costs(group, left)
            costs += paid
            left -= paid
            for account, share in _shares(group, day, left):
                to_interest, to_principal = account.pay(day, share)
                interest += to_interest
                principal += to_principal
                left -= to_interest + to_principal
        rest = self._pay_costs(None, left) if left else 0
        return Split(costs + rest, interest, principal, left - rest)

    def _pay_costs(self, group: list[Account] | None, left: int) -> int:
        total = 0
        for charge in self.charges:
            unpaid = charge.amount + charge.vat - charge.paid
            if unpaid and (group is None or any(a.index in charge.claims for a in group)):
                paid = min(left - total, unpaid)
                charge.paid += paid
                total += paid
        return total


def _shares(group: list[Account], day: int, left: int) -> list[tuple[Account, int]]:
    if len(group) == 1:
        return [(group[0], left)]
    weights = [account.interest_open(day) + account.principal for account in group]
    return list(zip(group, pro_rata(min(left, sum(weights)), weights), strict=True))


class Happening(NamedTuple):
    """Something that changes the books on a day: at its start (``rank`` 0), as a payment (1), at its end (2).

    ``announce`` notes what is still to come when the walk ends before that day.
    """

    day: int
    rank: int
    order: int
    act: Callable[[Books], None]
    announce: Callable[[Books], None] | None = None
