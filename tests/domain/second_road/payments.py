"""Where a payment goes: first which claim (art. 6:43 BW, old 1253 BW), then which part of it (6:44)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from tests.domain.second_road.accounts import Account, pay_interest, pay_principal
from tests.domain.second_road.costs import Cost
from tests.domain.second_road.scales import Case

Order = tuple[str, ...]
COSTS_FIRST: Order = ("costs", "interest", "principal")


@dataclass
class Booked:
    """Where one payment went, in cents."""

    id: str
    to_costs: int = 0
    to_interest: int = 0
    to_principal: int = 0
    surplus: int = 0


def book(
    payment: dict[str, Any],
    amount: int,
    accounts: Sequence[Account],
    costs: Sequence[Cost],
    day: date,
    orders: Mapping[str, Order],
) -> Booked:
    """Book ``amount`` claim after claim and return where it went; what is too much is booked on nothing.

    The claims that the debtor names, then those already late, then the most onerous, then the oldest;
    claims alike in all of it share by what is open on them. What a bailiff collected pays the costs of court
    and bailiff before all else.
    """
    booked, left = Booked(payment["id"]), amount
    if payment.get("received_by") == "bailiff":
        left = _to_costs(booked, left, [cost for cost in costs if cost.other], day)
    named = payment.get("claims", [])

    def rank(account: Account) -> tuple[bool, bool, Fraction, date]:
        return account.id not in named, account.due >= day, -account.percent(day), account.due

    for _, group in groupby(sorted(accounts, key=rank), key=rank):
        claims = list(group)
        left = _on_group(booked, left, claims, costs, day, orders[claims[0].id])
    booked.surplus = left
    return booked


def order_of(case: Case, regime: str, claim: Case) -> Order:
    """Return which part of a claim is paid first, then, and last (art. 6:44 BW; belgium.md 4).

    As the creditor chose; on the credit of a Belgian consumer principal goes first (VII.106 WER).
    """
    chosen = case.get("settings", {})
    order = chosen.get("allocation_order", "costs_interest_principal")
    credit = claim.get("nature") == "credit" and regime.startswith("be-consumer")
    if credit and chosen.get("be_credit_principal_first", True):
        order = "principal_interest_costs"
    return tuple(order.split("_"))


def _on_group(
    booked: Booked,
    amount: int,
    group: Sequence[Account],
    costs: Sequence[Cost],
    day: date,
    order: Order,
) -> int:
    names = {account.id for account in group}
    theirs = [cost for cost in costs if not cost.claims or names.intersection(cost.claims)]
    left = amount
    for step in _steps(order):
        if step == ("costs",):
            left = _to_costs(booked, left, theirs, day)
        else:
            left = _to_claims(booked, left, group, theirs, day, step)
    return left


def _steps(order: Order) -> list[Order]:
    """Return the parts as they are paid: those of art. 6:44 claim by claim, another order part by part."""
    if order == COSTS_FIRST:
        return [("costs",), ("interest", "principal")]
    return [(part,) for part in order]


def _to_costs(booked: Booked, amount: int, costs: Sequence[Cost], day: date) -> int:
    left = amount
    for cost in costs:
        if cost.due_from <= day:
            part = cost.pay(left)
            booked.to_costs += part
            left -= part
    return left


def _to_claims(
    booked: Booked, amount: int, group: Sequence[Account], costs: Sequence[Cost], day: date, step: Order
) -> int:
    """Book on interest and principal; the interest on costs stands before that on the claims."""
    left = amount
    if step[0] == "interest":
        left = _to_interest_of_costs(booked, left, costs, day)
    shares = _shares(left, [_open(account, day, step) for account in group])
    for account, share in zip(group, shares, strict=True):
        on_this = 0
        for part in step:
            if part == "interest":
                paid = pay_interest(account, share - on_this) if account.may_be_asked(day) else 0
                booked.to_interest += paid
            else:
                paid = pay_principal(account, share - on_this)
                booked.to_principal += paid
            on_this += paid
        account.paid.append((day, on_this))
        left -= on_this
    return left


def _to_interest_of_costs(booked: Booked, amount: int, costs: Sequence[Cost], day: date) -> int:
    left = amount
    for cost in costs:
        if cost.bears is not None and cost.bears.may_be_asked(day):
            paid = pay_interest(cost.bears, left)
            booked.to_interest += paid
            left -= paid
    return left


def _open(account: Account, day: date, step: Order) -> int:
    interest = account.open_interest() * account.may_be_asked(day) if "interest" in step else 0
    return interest + (account.open if "principal" in step else 0)


def _shares(amount: int, open_now: Sequence[int]) -> list[int]:
    """Return the part of ``amount`` for each claim by what is open, none further than a cent from exact.

    Odd cents go to the largest rests; among equal ones the last claim takes it (netherlands.md 3).
    """
    total = sum(open_now)
    if not total:
        return [0] * len(open_now)
    exact = [Fraction(min(amount, total) * part, total) for part in open_now]
    shares = [int(part) for part in exact]
    for _ in range(min(amount, total) - sum(shares)):
        place = max(range(len(exact)), key=lambda place: (exact[place] - shares[place], place))
        shares[place] += 1
    return shares
