"""Where a payment goes: which claim, and within it costs, interest and principal."""

from collections.abc import Sequence
from typing import NamedTuple

from clerkdesk.domain.account import Account
from clerkdesk.domain.money import Money, half_up


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
    """Return ``payment`` divided by ``weights``; the last takes the cent that is over (art. 6:43 lid 2 BW).

    No share is more than its weight as long as the payment is not more than all of them.
    """
    whole = sum(weights)
    shares: list[int] = []
    left = payment
    for weight in weights[:-1]:
        share = min(half_up(payment * weight, whole) if whole else 0, left)
        shares.append(share)
        left -= share
    shares.append(left)
    return tuple(Money(share) for share in _within(shares, weights))


def _within(shares: list[int], weights: Sequence[int]) -> list[int]:
    """Move what the last share has over its weight to those that still have room."""
    over = shares[-1] - weights[-1]
    if over <= 0 or sum(shares) > sum(weights):
        return shares
    shares[-1] -= over
    for place, weight in enumerate(weights):
        room = min(over, weight - shares[place])
        shares[place] += room
        over -= room
    return shares


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
