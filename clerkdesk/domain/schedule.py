"""The stretches of days with one rate within one compounding term, from the first day of interest on."""

from datetime import date
from functools import cache

from clerkdesk.domain.dates import add_months
from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.interest import NEVER, Plan

_MONTHS = {Compounding.YEARLY: 12, Compounding.MONTHLY: 1}


class Schedule:
    """Shared by all claims whose interest began on the same day by the same plan; grows as far as is asked.

    ``ends`` is the first day after each stretch, ``places`` its rate period, ``factors`` what a whole
    stretch multiplies a base by, and ``terms`` says whether a compounding term ends with it.
    """

    __slots__ = ("_months", "_plan", "_terms", "begins", "ends", "factors", "first", "places", "terms")

    def __init__(self, plan: Plan, first: int) -> None:
        place = plan.rates.place(first)
        if place < 0:
            place, first = 0, plan.rates.starts[0]
        self.first = first
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.places: list[int] = []
        self.factors: list[int] = []
        self.terms: list[bool] = []
        self._plan = plan
        self._months = _MONTHS.get(plan.compounding)
        self._terms = 1
        self._add(first, place)

    def extend(self) -> None:
        """Add the stretch after the last one."""
        start, place = self.ends[-1], self.places[-1]
        if self.terms[-1]:
            self._terms += 1
        self._add(start, place + (start == self._plan.rates.ends[place]))

    def factor_from(self, start: int, place: int) -> int:
        """Return what the rest of the stretch ``place`` from ``start`` on multiplies a base by."""
        micro = self._plan.rates.micros[self.places[place]]
        return micro * self._plan.counting_of(self.places[place]).weigh(start, self.ends[place] - 1)

    def _add(self, start: int, place: int) -> None:
        rates = self._plan.rates
        term = NEVER if self._months is None else _term_end(self.first, self._months * self._terms)
        end = min(rates.ends[place], term)
        self.begins.append(start)
        self.ends.append(end)
        self.places.append(place)
        whole = 0 if end == NEVER else self._plan.counting_of(place).weigh(start, end - 1)
        self.factors.append(rates.micros[place] * whole)
        self.terms.append(end == term)


@cache
def _term_end(first: int, months: int) -> int:
    return add_months(date.fromordinal(first), months).toordinal()


def schedule_of(plan: Plan, first: int) -> Schedule:
    """Return the schedule of ``plan`` from the ordinal ``first`` on, made once."""
    known: dict[int, Schedule] = plan.schedules
    found = known.get(first)
    if found is None:
        found = known[first] = Schedule(plan, first)
    return found
