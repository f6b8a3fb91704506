"""How long a business may agree to wait for its money (art. 4 law of 2 August 2002)."""

from collections.abc import Iterator
from datetime import date, timedelta

from clerkdesk.domain.books import Because
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.rule import Rule

TOO_LONG = Rule(
    "be.term.too_long", "be.law-2002-08-02.4", "art. 4 § 1 wet van 2 augustus 2002", ("claim", "days", "most")
)
MOST_DAYS = 60
WITHOUT_AGREEMENT = 30
_SINCE = date(2022, 2, 1)


def last_day(received: date) -> date:
    """Return the last day to pay where none was agreed: 30 days from the day after receipt."""
    return received + timedelta(days=WITHOUT_AGREEMENT)


def too_long(claims: tuple[Claim, ...]) -> Iterator[Because]:
    """Yield each invoice whose term is longer than 60 days, which counts as not written (law of 14 Aug 2021).

    Thirty days would then count; what is asked counts from its own last day: that is the debtor's side.
    """
    for claim in claims:
        if claim.invoiced is not None and (claim.contract or claim.due) >= _SINCE:
            days = (claim.due - claim.invoiced).days
            if days > MOST_DAYS:
                yield Because(TOO_LONG, {"claim": claim.id, "days": days, "most": MOST_DAYS})
