"""The books of a dossier in motion: accounts of claims, costs that became due, payments received."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from clerkdesk.domain.account import Account
from clerkdesk.domain.allocation import Split, pro_rata, ranked
from clerkdesk.domain.choices import AllocationOrder
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

    ``base`` is the principal they were computed over, where more may join. ``account`` is that of their own
    interest, where a judge awarded it: its principal is what of them is unpaid.
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
    account: Account | None = None

    @property
    def unpaid(self) -> int:
        """Return what of the costs and their VAT is unpaid, in cents."""
        return self.amount + self.vat - self.paid


@dataclass(slots=True)
class Unclaimed:
    """Collection costs that may not be claimed: not yet, or not at all."""

    claims: frozenset[int]
    state: CostState
    because: Because
    amount: int = 0
    vat: int = 0
    due_from: int | None = None


class Receipt(NamedTuple):
    """Money that came in on the ordinal ``day``, in cents, and in which order it pays what.

    ``named`` are the claims that the debtor named, ``principal_first`` those whose principal comes first
    whatever the order.
    """

    day: int
    amount: int
    named: frozenset[int] = frozenset()
    order: AllocationOrder = AllocationOrder.COSTS_INTEREST_PRINCIPAL
    principal_first: frozenset[int] = frozenset()
    by_bailiff: bool = False


@dataclass(slots=True)
class Books:
    """Everything that moves while a dossier is walked through from day to day.

    ``missing`` are facts that a rule needed and nobody knows, with what was assumed instead.
    """

    accounts: list[Account]
    charges: list[Charge] = field(default_factory=list)
    unclaimed: list[Unclaimed] = field(default_factory=list)
    missing: list[Because] = field(default_factory=list)

    def running(self) -> list[Account]:
        """Return the accounts on which interest may run: of the claims, then of costs."""
        return self.accounts + [c.account for c in self.charges if c.account is not None]

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

    def receive(self, receipt: Receipt) -> Split:
        """Book money that came in and return where it went.

        First which claim (6:43 BW), then which part of it (6:44 BW; HR 29-5-2015); costs of several claims
        are paid with the first of them. What a bailiff received pays his costs first.
        """
        left = receipt.amount
        costs = self._pay_costs(None, left, receipt.day, Group.OTHER_COSTS) if receipt.by_bailiff else 0
        left -= costs
        interest = principal = 0
        for group in ranked(self.accounts, receipt.day, receipt.named):
            if not left:
                break
            paid = self._pay_group(group, left, receipt)
            costs += paid.to_costs
            interest += paid.to_interest
            principal += paid.to_principal
            left = paid.surplus
        if left:
            rest = self._pay_costs(None, left, receipt.day)
            on_costs = self._pay_interest_on_costs(left - rest, receipt.day)
            return Split(costs + rest, interest + on_costs, principal, left - rest - on_costs)
        return Split(costs, interest, principal, 0)

    def _pay_group(self, group: list[Account], left: int, receipt: Receipt) -> Split:
        """Pay claims of equal rank in the order of the receipt; the surplus is what the next ones get."""
        day, order = receipt.day, receipt.order
        if receipt.principal_first and all(a.index in receipt.principal_first for a in group):
            order = AllocationOrder.PRINCIPAL_INTEREST_COSTS
        if order is not AllocationOrder.COSTS_INTEREST_PRINCIPAL:
            return self._pay_in_order(group, left, day, order)
        costs = self._pay_costs(group, left, day)
        interest = self._pay_interest_on_costs(left - costs, day)
        left -= costs + interest
        on_costs, interest, principal = interest, 0, 0
        for account, share in _shares(group, day, left):
            to_interest, to_principal = account.pay(day, share)
            interest += to_interest
            principal += to_principal
        return Split(costs, on_costs + interest, principal, left - interest - principal)

    def _pay_in_order(self, group: list[Account], left: int, day: int, order: AllocationOrder) -> Split:
        """Pay one part of the debt after the other, each over all the claims of the group."""
        paid = {"costs": 0, "interest": 0, "principal": 0}
        for part in order.split("_"):
            if part == "costs":
                paid[part] = self._pay_costs(group, left, day)
            elif part == "interest":
                on_costs = self._pay_interest_on_costs(left, day)
                weights = [account.interest_open(day) for account in group]
                shares = zip(group, pro_rata(min(left - on_costs, sum(weights)), weights), strict=True)
                paid[part] = on_costs + sum([account.pay_interest(day, share) for account, share in shares])
            else:
                weights = [account.principal for account in group]
                shares = zip(group, pro_rata(min(left, sum(weights)), weights), strict=True)
                paid[part] = sum([account.pay_principal(day, share) for account, share in shares])
            left -= paid[part]
        return Split(paid["costs"], paid["interest"], paid["principal"], left)

    def _pay_costs(self, group: list[Account] | None, left: int, day: int, only: Group | None = None) -> int:
        total = 0
        for charge in self.charges:
            unpaid = charge.amount + charge.vat - charge.paid
            if not unpaid or (only is not None and charge.group is not only):
                continue
            if group is None or any(a.index in charge.claims for a in group):
                paid = min(left - total, unpaid)
                charge.paid += paid
                total += paid
                if charge.account is not None:
                    charge.account.pay_principal(day, paid)
        return total

    def _pay_interest_on_costs(self, left: int, day: int) -> int:
        total = 0
        for charge in self.charges:
            if charge.account is not None:
                total += charge.account.pay_interest(day, left - total)
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
