"""The cap lens: clause, scale or statute and legal limit side by side, with what applies (rows I29, A8)."""

from dataclasses import replace
from datetime import date

from clerkdesk.domain import lens_costs, lens_interest
from clerkdesk.domain.choices import DEFAULTS, Choices
from clerkdesk.domain.course import Course, walk
from clerkdesk.domain.dossier import AgreedInterest, Facts
from clerkdesk.domain.explain import collection_costs
from clerkdesk.domain.lens_cells import Cell, Comparison, Lens, Outcome, Side, Subject
from clerkdesk.domain.lens_interest import Looked
from clerkdesk.domain.lines import CollectionCost, CostState
from clerkdesk.domain.tariff import Tariffs

__all__ = ["Cell", "Comparison", "Outcome", "Side", "Subject", "cap_lens"]


def cap_lens(facts: Facts, on: date, tariffs: Tariffs, choices: Choices = DEFAULTS) -> tuple[Comparison, ...]:
    """Return the collection costs and the interest of a dossier on ``on``, each side with its reason.

    What applies is what ``statement`` claims on that day, to the cent.
    """
    course = walk(facts, on, tariffs, choices)
    lens = Lens(facts, on, course.regime, tariffs, choices)
    known = tuple(collection_costs(course.books, facts.claims))
    about_interest = tuple(cost for cost in known if cost.state is not CostState.DUE)
    looked = _looked(lens, course, about_interest)
    order = {claim.id: place for place, claim in enumerate(facts.claims)}
    about_costs = [cost for cost in known if cost.because.code != lens_interest.VOID]
    about_costs.sort(key=lambda cost: min((order[claim] for claim in cost.claims), default=0))
    return (
        *(_costs(lens, course, cost) for cost in about_costs),
        *lens_interest.interest(lens, looked, about_interest),
    )


def _costs(lens: Lens, course: Course, cost: CollectionCost) -> Comparison:
    places = [place for place, claim in enumerate(lens.facts.claims) if claim.id in cost.claims]
    return lens_costs.costs(lens, cost, course.books.principal_of(frozenset(places)))


def _looked(lens: Lens, course: Course, unclaimed: tuple[CollectionCost, ...]) -> list[Looked]:
    """Return the claims with their accounts; a void clause is compared over the days that it would bear."""
    accounts = course.books.accounts
    at_most = accounts
    if any(cost.because.code == lens_interest.VOID for cost in unclaimed):
        at_most = walk(_at_most(lens.facts), lens.on, lens.tariffs, lens.choices).books.accounts
    return [Looked(claim, accounts[place], at_most[place]) for place, claim in enumerate(lens.facts.claims)]


def _at_most(facts: Facts) -> Facts:
    terms = replace(facts.creditor.terms, interest=AgreedInterest(at_statutory_maximum=True))
    return replace(facts, creditor=replace(facts.creditor, terms=terms))
