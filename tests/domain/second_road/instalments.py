"""Small instalments of running contracts in the Netherlands (art. 2a Besluit BIK; netherlands.md 1.4)."""

from collections.abc import Sequence
from datetime import date

from tests.domain.second_road.days import months_later
from tests.domain.second_road.scales import FORTY, Case, cents

SINCE = date(2024, 10, 1)
MOST_OF_ONE, NEXT, MOST = 266_67, 20_00, 140_00
RUNNING = ("energy", "water", "telecom", "rent")


def instalments(case: Case, regime: str, sent: date) -> set[str]:
    """Return the claims that a letter sent on a day takes as instalments.

    They are known to be of a running contract, or of a nature that runs and not known to be anything else.
    """
    if regime != "nl-consumer" or sent < SINCE:
        return set()
    small = [claim for claim in case["claims"] if cents(claim["principal"]) <= MOST_OF_ONE]
    return {claim["id"] for claim in small if claim.get("recurring", claim.get("nature") in RUNNING)}


def fee(due_from: date, earlier: Sequence[tuple[date, int]]) -> int:
    """Return what one letter brings: 40 euro, or 20 after another within six months, together at most 140.

    Instalments that share a letter bear the fee of the most expensive one, and all of them would bear 40.
    """
    since = months_later(due_from, -6)
    before = [amount for day, amount in earlier if since < day <= due_from and amount]
    return max(0, min(NEXT if before else FORTY, MOST - sum(before)))
