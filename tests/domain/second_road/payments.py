"""Where a payment goes: first which claim (art. 6:43 BW, old 1253 BW), then which part of it (6:44)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from tests.domain.second_road.accounts import Account, pay_interest, pay_principal
from tests.domain.second_road.costs import Cost
from tests.domain.second_road.scales import half_up


@dataclass
class Booked:
    """Where one payment went, in cents."""

    id: str
    to_costs: int = 0
    to_interest: int = 0
    to_principal: int = 0
    surplus: int = 0


def book(
    payment: dict[str, Any], amount: int, accounts: Sequence[Account], costs: Sequence[Cost], day: date
) -> Booked:
    """Book ``amount`` claim after claim and return where it went; what is too much is booked on nothing.

    The claims that the debtor names, then those already late, then the most onerous, then the oldest;
    claims alike in all of it share by what is open on them.
    """
    booked, left = Booked(payment["id"]), amount
    named = payment.get("claims", [])

    def rank(account: Account) -> tuple[bool, bool, Fraction, date]:
        return account.id not in named, account.due >= day, -account.percent(day), account.due

    for _, group in groupby(sorted(accounts, key=rank), key=rank):
        left = _on_group(booked, left, list(group), costs, day)
    booked.surplus = left
    return booked


def _on_group(booked: Booked, amount: int, group: Sequence[Account], costs: Sequence[Cost], day: date) -> int:
    names = {account.id for account in group}
    left = amount
    for cost in costs:
        if cost.due_from <= day and (not cost.claims or names.intersection(cost.claims)):
            part = min(left, cost.open())
            cost.paid += part
            booked.to_costs += part
            left -= part
    shares = _shares(left, group, day)
    for account, share in zip(group, shares, strict=True):
        interest = pay_interest(account, share) if account.may_be_asked(day) else 0
        principal = pay_principal(account, share - interest)
        booked.to_interest += interest
        booked.to_principal += principal
        account.paid.append((day, interest + principal))
        left -= interest + principal
    return left


def _shares(amount: int, group: Sequence[Account], day: date) -> list[int]:
    """Return the part of ``amount`` for each claim by what is open; the last takes the odd cent it can."""
    open_now = [account.open + account.open_interest() * account.may_be_asked(day) for account in group]
    total = sum(open_now)
    amount = min(amount, total)
    if not total:
        return [0] * len(group)
    shares: list[int] = []
    for part in open_now[:-1]:
        shares.append(min(half_up(Fraction(amount * part, total)), amount - sum(shares)))
    shares.append(min(amount - sum(shares), open_now[-1]))
    for place, part in enumerate(open_now):
        shares[place] += min(amount - sum(shares), part - shares[place])
    return shares
