"""What a Dutch consumer owes on top of the principal, day by day."""

from collections.abc import Iterator

from clerkdesk.domain.books import Books, Happening
from clerkdesk.domain.case import Case
from clerkdesk.domain.law.nl import consumer_costs, recalculation
from clerkdesk.domain.law.nl.interest import begin


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Start interest on each claim the day after its last day to pay, and yield what the letters do."""
    begin(case, books, commercial=False)
    yield from consumer_costs.happenings(case, books)
    yield from recalculation.happenings(case, business=False)
