"""The running account of one claim: principal and interest from day to day, in whole cents."""

from fractions import Fraction

from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.interest import NEVER, Plan
from clerkdesk.domain.money import half_up
from clerkdesk.domain.schedule import Schedule, schedule_of

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
        "_place",
        "_schedule",
        "_start",
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
        self.accrued = self.paid_interest = self.halted = self._place = 0
        self._capital: int | Fraction = 0
        self._exact: int | Fraction = 0
        self._carried: int | Fraction = 0
        self._schedule: Schedule | None = None
        self._begin = self._start = self._turn = NEVER

    def begin(self, plan: Plan, first: int) -> None:
        """Let interest run by ``plan`` from the day ``first`` on, or from the first day that has a rate."""
        self.plan = plan
        if not self.halted:
            self._schedule = schedule = schedule_of(plan, first)
            self._place = 0
            self._begin = self._start = schedule.first
            self._turn = schedule.ends[0]

    def halt(self, day: int) -> None:
        """Let no interest run from ``day`` on, until it is resumed."""
        self.close(day - 1)
        self.halted += 1
        self._schedule = None
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
        place = plan.rates.place(day)
        monthly = plan.per_month and plan.rates.versions[place] is None
        return plan.rates.micros[place] * (12 if monthly else 1)

    def interest_open(self, day: int) -> int:
        """Return the unpaid interest at the end of ``day``; moves the account to that day."""
        self.advance(day)
        return self.accrued + self._amount(day if day < self.last else self.last)[0] - self.paid_interest

    def pay(self, day: int, amount: int) -> tuple[int, int]:
        """Take at most ``amount`` to interest, then principal (art. 6:44 BW); return both parts.

        The interest of the running term is paid before that which became base at the end of earlier ones.
        """
        if amount <= 0:
            return 0, 0
        self.close(day)
        interest = self.accrued - self.paid_interest
        if interest >= amount:
            return self._take(amount, 0)
        left = amount - interest
        return self._take(interest, left if left < self.principal else self.principal)

    def pay_interest(self, day: int, amount: int) -> int:
        """Take at most ``amount`` to interest and return what was taken."""
        if amount <= 0:
            return 0
        self.close(day)
        return self._take(min(amount, self.accrued - self.paid_interest), 0)[0]

    def pay_principal(self, day: int, amount: int) -> int:
        """Take at most ``amount`` to principal and return what was taken."""
        if amount <= 0:
            return 0
        self.close(day)
        return self._take(0, min(amount, self.principal))[1]

    def _take(self, interest: int, principal: int) -> tuple[int, int]:
        if interest:
            self.paid_interest += interest
            self._capital = min(self._capital, self.accrued - self.paid_interest)
        self.principal -= principal
        return interest, principal

    @property
    def capital(self) -> int:
        """Return the unpaid interest that became base, in cents, as of the last day it moved to."""
        return half_up(self._capital.numerator, self._capital.denominator)

    def advance(self, day: int) -> None:
        """Write every stretch that ends before ``day``; at the end of a term its interest becomes base."""
        if day > self.last:
            day = self.last
        if self._turn <= day and self.plan is not None and self._schedule is not None:
            self._advance(self.plan, self._schedule, day)

    def _advance(self, plan: Plan, schedule: Schedule, day: int) -> None:
        principal, capital, carried, accrued = self.principal, self._capital, self._carried, self.accrued
        unrounded, once = plan.compounding is Compounding.MONTHLY, plan.rounded_once
        start, turn, place, segments = self._start, self._turn, self._place, self.segments
        begins, ends, factors, terms = schedule.begins, schedule.ends, schedule.factors, schedule.terms
        whole, half = plan.whole, plan.half
        while turn <= day:
            base = principal + capital
            if base and start < turn:
                whole_stretch = start == begins[place]
                factor = factors[place] if whole_stretch else schedule.factor_from(start, place)
                exact = base * factor + carried
                cents = (exact + half) // whole
                accrued += cents
                if once:
                    carried = exact - cents * whole
                if unrounded:
                    self._exact += Fraction(exact, whole)
                    base = half_up(base.numerator, base.denominator)
                segments.append((start, turn - 1, int(base), schedule.places[place], cents))
            start = turn
            if terms[place]:
                capital = (self._exact if unrounded else accrued) - self.paid_interest
            place += 1
            if place == len(ends):
                schedule.extend()
            turn = ends[place]
        self._capital, self._carried, self.accrued = capital, carried, accrued
        self._start, self._turn, self._place = start, turn, place

    def close(self, day: int) -> None:
        """Write everything up to and including ``day``, so that the base may change after it."""
        if day > self.last:
            day = self.last
        plan, schedule = self.plan, self._schedule
        if plan is None or schedule is None:
            return
        if self._turn <= day:
            self._advance(plan, schedule, day)
        if day < self._start:
            return
        base = self.principal + self._capital
        if base:
            amount, rest = self._amount(day)
            if plan.compounding is Compounding.MONTHLY:
                self._exact += amount + Fraction(rest, plan.whole)
                base = half_up(base.numerator, base.denominator)
            self.segments.append((self._start, day, int(base), schedule.places[self._place], amount))
            self.accrued += amount
            if plan.rounded_once:
                self._carried = rest
        self._start = day + 1

    def _amount(self, end: int) -> tuple[int, int | Fraction]:
        """Return the cents of the unwritten days up to ``end``, and what rounding them left over."""
        plan, schedule, start = self.plan, self._schedule, self._start
        if plan is None or schedule is None or end < start:
            return 0, 0
        period = schedule.places[self._place]
        weight = end - start + 1 if plan.plain else plan.counting_of(period).weigh(start, end)
        micro = plan.rates.micros[period]
        exact = (self.principal + self._capital) * micro * weight + self._carried
        cents = (exact + plan.half) // plan.whole
        return cents, exact - cents * plan.whole


def interest_over(principal: int, plan: Plan, first: int, through: int) -> tuple[Segment, ...]:
    """Return the segments of interest over ``principal`` cents for the days ``first`` to ``through``."""
    account = Account(0, principal, first - 1)
    account.begin(plan, first)
    account.close(through)
    return tuple(account.segments)
