"""Where a payment goes: which claim, and within it costs, interest and principal."""

from collections.abc import Sequence
from typing import NamedTuple

from clerkdesk.domain.account import Account
from clerkdesk.domain.money import ZERO, Money


class Split(NamedTuple):
    """A payment divided over one debt, in cents; ``surplus`` is what was left when all was paid."""

    to_costs: int
    to_interest: int
    to_principal: int
    surplus: int


def split(payment: int, costs: int, interest: int, principal: int) -> Split:
    """Return how ``payment`` goes to costs, then interest, then principal (art. 6:44 BW; 5.210 BE)."""
    to_costs = min(payment, costs)
    to_interest = min(payment - to_costs, interest)
    to_principal = min(payment - to_costs - to_interest, principal)
    return Split(to_costs, to_interest, to_principal, payment - to_costs - to_interest - to_principal)


def pro_rata(payment: int, weights: Sequence[int]) -> tuple[Money, ...]:
    """Return ``payment`` divided by ``weights``, each share within a cent of exact (art. 6:43 lid 2 BW).

    The cents that rounding leaves go to the largest rests, the last of equals first. No share is more than
    its weight as long as the payment is not more than all of them.
    """
    whole = sum(weights)
    if not whole:
        return (*[ZERO] * (len(weights) - 1), Money(payment))
    parts = [divmod(payment * weight, whole) for weight in weights]
    over = payment - sum([share for share, _ in parts])
    largest = sorted(range(len(parts)), key=lambda place: (-parts[place][1], -place))
    favoured = set(largest[:over])
    return tuple([Money(share + (place in favoured)) for place, (share, _) in enumerate(parts)])


def ranked(accounts: Sequence[Account], day: int, named: frozenset[int]) -> list[list[Account]]:
    """Return the claims in the order of payment, those of equal rank together (art. 6:43 BW; BE old 1256).

    First those that the debtor named, then those already due, then the most onerous (highest rate), then
    the oldest.
    """
    if len(accounts) == 1:
        return [list(accounts)]
    keyed = [(a.index not in named, a.due >= day, -a.rate_on(day), a.due, a.index, a) for a in accounts]
    keyed.sort()
    groups: list[list[Account]] = []
    before: tuple[bool, bool, int, int] | None = None
    for unnamed, later, cheaper, due, _, account in keyed:
        key = (unnamed, later, cheaper, due)
        if key == before:
            groups[-1].append(account)
        else:
            groups.append([account])
        before = key
    return groups
