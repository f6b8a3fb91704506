"""What a business owes under Dutch law on top of the principal, day by day."""

from collections.abc import Iterator

from clerkdesk.domain.books import Books, Happening
from clerkdesk.domain.case import Case
from clerkdesk.domain.law.nl import business_costs, payment_term, recalculation
from clerkdesk.domain.law.nl.interest import begin


def happenings(case: Case, books: Books) -> Iterator[Happening]:
    """Start commercial interest on each claim the day after its last day to pay, and yield the costs."""
    books.missing += payment_term.remarks(case.claims)
    begin(case, books, commercial=True)
    yield from business_costs.happenings(case, books)
    yield from recalculation.happenings(case, business=True)
