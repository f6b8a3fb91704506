"""The running account of one claim: principal and interest from day to day, in whole cents."""

from datetime import date
from fractions import Fraction
from functools import cache

from clerkdesk.domain.dates import add_months
from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.interest import NEVER, Plan
from clerkdesk.domain.money import half_up

_MONTHS = {Compounding.YEARLY: 12, Compounding.MONTHLY: 1}


Segment = tuple[int, int, int, int, int]
"""Interest over days of one rate and one base: first and last ordinal, base, rate period, cents."""


class Account:
    """One claim in motion. Days only go forward; a day's interest is there at the end of that day.

    Interest is whole cents per line; what compounds monthly is added to the base unrounded.
    """

    __slots__ = (
        "_begin",
        "_capital",
        "_carried",
        "_exact",
        "_next_rate",
        "_next_term",
        "_place",
        "_start",
        "_terms",
        "_turn",
        "accrued",
        "due",
        "halted",
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
        self.halted = 0
        self._capital: int | Fraction = 0
        self._exact: int | Fraction = 0
        self._carried: int | Fraction = 0
        self._place = 0
        self._begin = self._start = self._turn = NEVER

    def begin(self, plan: Plan, first: int) -> None:
        """Let interest run by ``plan`` from the day ``first`` on, or from the first day that has a rate."""
        if self.halted:
            self.plan = plan
            return
        rates = plan.rates
        place = rates.place(first)
        if place < 0:
            place, first = 0, rates.starts[0]
        self.plan = plan
        self._place = place
        self._next_rate = rates.ends[place]
        self._begin = self._start = first
        self._terms = 0
        self._next_term = _term_end(first, plan.compounding, 1)
        self._turn = min(self._next_rate, self._next_term)

    def halt(self, day: int) -> None:
        """Let no interest run from ``day`` on, until it is resumed."""
        self.close(day - 1)
        self.halted += 1
        self._begin = self._start = self._turn = NEVER

    def resume(self, day: int) -> None:
        """Let interest run again from ``day`` on, unless something else still halts it."""
        self.halted -= 1
        if self.plan is not None and not self.halted:
            self.begin(self.plan, day)

    def rate_on(self, day: int) -> int:
        """Return the yearly rate of ``day`` in millionths of a percent; 0 where no interest runs."""
        plan = self.plan
        if plan is None or not self._begin <= day <= self.last:
            return 0
        return plan.rates.micros[plan.rates.place(day)] * (12 if plan.per_month else 1)

    def interest_open(self, day: int) -> int:
        """Return the unpaid interest at the end of ``day``; moves the account to that day."""
        self.advance(day)
        unwritten = self._amount(min(day, self.last))[0] if self.plan is not None else 0
        return self.accrued + unwritten - self.paid_interest

    def pay(self, day: int, amount: int) -> tuple[int, int]:
        """Take at most ``amount`` to interest, then principal (art. 6:44 BW); return both parts.

        The interest of the running term is paid before that which became base at the end of earlier ones.
        """
        interest = min(amount, self.interest_open(day))
        return self._take(day, interest, min(amount - interest, self.principal))

    def pay_interest(self, day: int, amount: int) -> int:
        """Take at most ``amount`` to interest and return what was taken."""
        return self._take(day, min(amount, self.interest_open(day)), 0)[0]

    def pay_principal(self, day: int, amount: int) -> int:
        """Take at most ``amount`` to principal and return what was taken."""
        self.advance(day)
        return self._take(day, 0, min(amount, self.principal))[1]

    def _take(self, day: int, interest: int, principal: int) -> tuple[int, int]:
        if interest or principal:
            self._write(min(day, self.last))
            self.paid_interest += interest
            self._capital = min(self._capital, self.accrued - self.paid_interest)
            self.principal -= principal
        return interest, principal

    @property
    def capital(self) -> int:
        """Return the unpaid interest that became base, in cents, as of the last day it moved to."""
        return half_up(self._capital.numerator, self._capital.denominator)

    def advance(self, day: int) -> None:
        """Write every segment that ends before ``day``; at the end of a term its interest becomes base."""
        if day > self.last:
            day = self.last
        if self._turn <= day and self.plan is not None:
            self._advance(self.plan, day)

    def _advance(self, plan: Plan, day: int) -> None:
        principal, capital, carried, accrued = self.principal, self._capital, self._carried, self.accrued
        unrounded = plan.compounding is Compounding.MONTHLY
        start, turn, place = self._start, self._turn, self._place
        next_rate, next_term = self._next_rate, self._next_term
        rates, whole, half, plain = plan.rates.micros, plan.whole, plan.half, plan.plain
        ends, once, segments, weigh = plan.rates.ends, plan.rounded_once, self.segments, plan.counting.weigh
        while turn <= day:
            base = principal + capital
            if base and start < turn:
                weight = turn - start if plain else weigh(start, turn - 1)
                exact = base * rates[place] * weight + carried
                cents = (exact + half) // whole
                accrued += cents
                if once:
                    carried = exact - cents * whole
                if unrounded:
                    self._exact += Fraction(exact, whole)
                    base = half_up(base.numerator, base.denominator)
                segments.append((start, turn - 1, int(base), place, cents))
            start = turn
            if turn == next_rate:
                place += 1
                next_rate = ends[place]
            if turn == next_term:
                capital = (self._exact if unrounded else accrued) - self.paid_interest
                self._terms += 1
                next_term = _term_end(self._begin, plan.compounding, self._terms + 1)
            turn = next_rate if next_rate < next_term else next_term
        self._capital, self._carried, self.accrued = capital, carried, accrued
        self._start, self._turn, self._place = start, turn, place
        self._next_rate, self._next_term = next_rate, next_term

    def close(self, day: int) -> None:
        """Write everything up to and including ``day``, so that the base may change after it."""
        self.advance(day)
        self._write(min(day, self.last))

    def _write(self, end: int) -> None:
        start = self._start
        base = self.principal + self._capital
        if end < start or self.plan is None:
            return
        if base:
            amount, rest = self._amount(end)
            if self.plan.compounding is Compounding.MONTHLY:
                self._exact += amount + Fraction(rest, self.plan.whole)
            shown = half_up(base.numerator, base.denominator)
            self.segments.append((start, end, shown, self._place, amount))
            self.accrued += amount
            if self.plan.rounded_once:
                self._carried = rest
        self._start = end + 1

    def _amount(self, end: int) -> tuple[int, int | Fraction]:
        """Return the cents of the unwritten days up to ``end``, and what rounding them left over."""
        plan, start = self.plan, self._start
        if plan is None or end < start:
            return 0, 0
        weight = end - start + 1 if plan.plain else plan.counting.weigh(start, end)
        exact = (self.principal + self._capital) * plan.rates.micros[self._place] * weight + self._carried
        cents = (exact + plan.half) // plan.whole
        return cents, exact - cents * plan.whole


@cache
def _term_end(begin: int, compounding: Compounding, terms: int) -> int:
    """Return the first day after so many compounding terms from ``begin``."""
    months = _MONTHS.get(compounding)
    return NEVER if months is None else add_months(date.fromordinal(begin), months * terms).toordinal()


def interest_over(principal: int, plan: Plan, first: int, through: int) -> tuple[Segment, ...]:
    """Return the segments of interest over ``principal`` cents for the days ``first`` to ``through``."""
    account = Account(0, principal, first - 1)
    account.begin(plan, first)
    account.close(through)
    return tuple(account.segments)
