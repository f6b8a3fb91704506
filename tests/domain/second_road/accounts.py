"""What one claim owes, kept day by day: principal, interest by lines, what was paid on each."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tests.domain.second_road.days import DAY, months_later
from tests.domain.second_road.rates import Way
from tests.domain.second_road.scales import half_up


@dataclass
class Account:
    """One claim. Amounts are cents; ``days`` counts those of the running line by the length of their year.

    Where the percentage is one a month, by the length of their month. ``exact`` is all interest of the lines
    before, not rounded.
    """

    id: str
    due: date
    principal: int
    bears: Way | None = None
    interest_from: date | None = None
    asked_from: date | None = None
    last_interest_day: date | None = None
    pauses: tuple[tuple[date, date], ...] = ()
    open: int = 0
    capitalised: int | Fraction = 0
    line_is: tuple[Fraction, int | Fraction] | None = None
    days: Counter[int] = field(default_factory=Counter)
    closed_lines: int = 0
    exact: Fraction = Fraction(0)
    paid_interest: int = 0
    paid: list[tuple[date, int]] = field(default_factory=list)

    def line(self) -> Fraction:
        """Return the interest of the running line, not yet rounded."""
        if self.line_is is None:
            return Fraction(0)
        percent, base = self.line_is
        return base * percent / 100 * sum(Fraction(days, length) for length, days in self.days.items())

    def interest(self) -> int:
        """Return all interest so far, in the rounding of the country: per line, or once."""
        if self.bears is not None and not self.bears.line_by_line:
            return half_up(self.exact + self.line())
        return self.closed_lines + half_up(self.line())

    def open_interest(self) -> int:
        """Return the interest that was not paid yet."""
        return max(0, self.interest() - self.paid_interest)

    def percent(self, day: date) -> Fraction:
        """Return the percentage a year that ``day`` bears, nought where no interest runs."""
        if self.bears is None or not self.runs(day):
            return Fraction(0)
        return self.bears.percent(day) * (12 if self.bears.by_month(day) else 1)

    def runs(self, day: date) -> bool:
        """Return whether ``day`` bears interest: none before its first day, after its last, or in a pause."""
        if self.interest_from is None or day < self.interest_from:
            return False
        if self.last_interest_day is not None and day > self.last_interest_day:
            return False
        return not any(first <= day <= last for first, last in self.pauses)

    def may_be_asked(self, day: date) -> bool:
        """Return whether its interest can be claimed on ``day``."""
        return self.asked_from is not None and day >= self.asked_from


def start_of_day(account: Account, day: date) -> None:
    """Add the interest of a finished year or month to what bears interest (art. 6:119 lid 2 BW).

    Anniversaries count from the first day of interest; 29 February falls back to the 28th.
    """
    start, bears = account.interest_from, account.bears
    if bears is None or start is None or day <= start or bears.compounding == "none":
        return
    months = (day.year - start.year) * 12 + day.month - start.month
    step = 12 if bears.compounding == "yearly" else 1
    if months % step or months_later(start, months) != day:
        return
    close_line(account)
    if bears.compounding == "yearly":
        account.capitalised = account.interest() - account.paid_interest
    else:
        account.capitalised = account.exact - account.paid_interest


def bear_interest(account: Account, day: date, day_count: str) -> None:
    """Add the interest of one day."""
    bears = account.bears
    if bears is None or account.interest_from is None or not account.runs(day):
        return
    percent, base = bears.percent(day), account.open + account.capitalised
    if account.line_is != (percent, base):
        close_line(account)
        account.line_is = (percent, base)
    if bears.by_month(day):
        length = _days_of_month(account.interest_from, day)
    else:
        length = 366 if day_count == "actual/actual" and day.year % 4 == 0 else 365
    account.days[length] += 1


def _days_of_month(start: date, day: date) -> int:
    """Return the length of the month, counted from ``start``, that ``day`` is in."""
    months = (day.year - start.year) * 12 + day.month - start.month
    months -= months_later(start, months) > day
    return (months_later(start, months + 1) - months_later(start, months)) // DAY


def close_line(account: Account) -> None:
    """Round the running line to cents and begin another."""
    line = account.line()
    account.closed_lines += half_up(line)
    account.exact += line
    account.line_is = None
    account.days.clear()


def pay_interest(account: Account, amount: int) -> int:
    """Book what can be booked on open interest: first that of the running year; return how much."""
    booked = min(amount, account.open_interest())
    if booked:
        close_line(account)
        account.paid_interest += booked
        account.capitalised = min(account.capitalised, account.open_interest())
    return booked


def pay_principal(account: Account, amount: int) -> int:
    """Book what can be booked on the principal and return how much."""
    booked = min(amount, account.open)
    if booked:
        close_line(account)
    account.open -= booked
    return booked


def ask_interest(account: Account, first: date, asked: date, day_count: str) -> None:
    """Begin interest from ``first`` that may be asked from ``asked``: on what is owed on that later day."""
    account.interest_from, account.asked_from = first, asked
    day = first
    while day < asked:
        bear_interest(account, day, day_count)
        day += DAY
