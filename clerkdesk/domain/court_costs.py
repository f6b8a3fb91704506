"""What it would cost to bring the claim of a dossier before the judge."""

from datetime import date

from clerkdesk.domain.court_lines import CourtCosts, Ending
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.law.be import court_costs as be
from clerkdesk.domain.law.nl import court_costs as nl
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Tariffs


def endings(regime: RegimeId) -> tuple[Ending, ...]:
    """Return the endings whose costs the law of ``regime`` lays down beforehand."""
    known = (Ending.DEFAULT, Ending.DEFENDED)
    return known if regime.startswith("nl") else (*known, Ending.PAID)


def court_costs(
    facts: Facts, regime: RegimeId, claim: Money, ending: Ending, on: date, tariffs: Tariffs
) -> CourtCosts:
    """Return what bringing ``claim`` (principal, interest and costs together) would cost on ``on``.

    ``ending`` is one of ``endings(regime)``. Amounts that no table holds are unknown, never guessed.
    """
    if regime.startswith("nl"):
        court, because = nl.court_of(facts, claim)
        lines = tuple(nl.court_lines(facts, claim, court, ending, on, tariffs))
        return CourtCosts(claim, ending, because, lines)
    where, because = be.court_of(facts, claim)
    return CourtCosts(claim, ending, because, tuple(be.court_lines(claim, where, ending, on, tariffs)))
