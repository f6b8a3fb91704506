"""The running account of one claim: principal and interest from day to day, in whole cents."""

from datetime import date
from functools import cache
from typing import NamedTuple

from clerkdesk.domain.dates import add_months
from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.interest import NEVER, Plan

_MONTHS = {Compounding.YEARLY: 12, Compounding.MONTHLY: 1}


class Segment(NamedTuple):
    """Interest over days of one rate and one base, as ordinals and cents; ``place`` is the rate period."""

    start: int
    end: int
    base: int
    place: int
    amount: int


class Account:
    """One claim in motion. Days only go forward; a day's interest is there at the end of that day."""

    __slots__ = (
        "_begin",
        "_capital",
        "_carried",
        "_denominator",
        "_next_rate",
        "_next_term",
        "_place",
        "_plain",
        "_start",
        "_terms",
        "accrued",
        "due",
        "index",
        "last",
        "paid_interest",
        "plan",
        "principal",
        "segments",
    )

    def __init__(self, index: int, principal: int, due: int, last: int = NEVER) -> None:
        """Open an account on which no interest runs until ``begin``; ``last`` is the last day of interest."""
        self.index = index
        self.principal = principal
        self.due = due
        self.last = last
        self.plan: Plan | None = None
        self.segments: list[Segment] = []
        self.accrued = 0
        self.paid_interest = 0
        self._capital = 0
        self._carried = 0
        self._start = NEVER

    def begin(self, plan: Plan, first: int) -> None:
        """Let interest run by ``plan`` from the day ``first`` on, or from the first day that has a rate."""
        rates = plan.rates
        place = rates.place(first)
        if place < 0:
            place, first = 0, rates.starts[0]
        self.plan = plan
        self._denominator = plan.denominator
        self._plain = plan.counting.plain
        self._place = place
        self._next_rate = rates.starts[place + 1] if place + 1 < len(rates.starts) else NEVER
        self._begin = self._start = first
        self._terms = 0
        self._next_term = self._term_end()

    @property
    def rate(self) -> int:
        """Return the rate of the present period in millionths of a percent; 0 while no interest runs."""
        return 0 if self.plan is None else self.plan.rates.micros[self._place]

    def interest_open(self, day: int) -> int:
        """Return the unpaid interest at the end of ``day``; moves the account to that day."""
        self.advance(day)
        return self.accrued + self._amount(min(day, self.last))[0] - self.paid_interest

    def pay(self, day: int, amount: int) -> tuple[int, int]:
        """Take at most ``amount`` to interest, then principal (art. 6:44 BW); return both parts."""
        interest = min(amount, self.interest_open(day))
        principal = min(amount - interest, self.principal)
        if interest or principal:
            self.close(day)
            self.paid_interest += interest
            self._capital = max(0, self._capital - interest)
            self.principal -= principal
        return interest, principal

    def advance(self, day: int) -> None:
        """Write every segment that ends before ``day``; at the end of a term its interest becomes base."""
        if day > self.last:
            day = self.last
        while self._start <= day:
            turn = self._next_rate if self._next_rate < self._next_term else self._next_term
            if turn > day:
                return
            self._write(turn - 1)
            if turn == self._next_rate:
                self._next_period()
            if turn == self._next_term:
                self._capital = self.accrued - self.paid_interest
                self._terms += 1
                self._next_term = self._term_end()

    def close(self, day: int) -> None:
        """Write everything up to and including ``day``, so that the base may change after it."""
        self.advance(day)
        self._write(min(day, self.last))

    def _write(self, end: int) -> None:
        start = self._start
        if end < start:
            return
        amount, exact = self._amount(end)
        if self.principal or self._capital:
            self.segments.append(Segment(start, end, self.principal + self._capital, self._place, amount))
            self.accrued += amount
            if self.plan is not None and self.plan.rounded_once:
                self._carried = exact - amount * self._denominator
        self._start = end + 1

    def _amount(self, end: int) -> tuple[int, int]:
        """Return the cents of the unwritten days up to ``end``, and the exact numerator of them."""
        start = self._start
        if end < start or self.plan is None:
            return 0, 0
        weight = (end - start + 1) * self._plain if self._plain else self.plan.counting.weigh(start, end)
        rate = self.plan.rates.micros[self._place]
        exact = (self.principal + self._capital) * rate * weight + self._carried
        return (2 * exact + self._denominator) // (2 * self._denominator), exact

    def _next_period(self) -> None:
        assert self.plan is not None
        self._place += 1
        starts = self.plan.rates.starts
        self._next_rate = starts[self._place + 1] if self._place + 1 < len(starts) else NEVER

    def _term_end(self) -> int:
        """Return the first day of the next compounding term."""
        assert self.plan is not None
        months = _MONTHS.get(self.plan.compounding)
        return NEVER if months is None else _months_after(self._begin, months * (self._terms + 1))


@cache
def _months_after(begin: int, months: int) -> int:
    return add_months(date.fromordinal(begin), months).toordinal()


def interest_over(principal: int, plan: Plan, first: int, through: int) -> tuple[Segment, ...]:
    """Return the segments of interest over ``principal`` cents for the days ``first`` to ``through``."""
    account = Account(0, principal, first - 1)
    account.begin(plan, first)
    account.close(through)
    return tuple(account.segments)
