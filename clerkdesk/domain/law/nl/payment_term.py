"""How long a business may agree to wait for its money (art. 6:119a lid 2, 5 and 6 BW)."""

from collections.abc import Iterator
from datetime import date, timedelta

from clerkdesk.domain.books import Because
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.rule import Rule

TOO_LONG = Rule("nl.term.too_long", "nl.bw.6:119a:5", "art. 6:119a lid 5 BW", ("claim", "days", "most"))
BY_LAW = Rule("nl.term.by_law", "nl.bw.6:119a:2", "art. 6:119a lid 2 BW", ("claim", "invoiced", "due"))
MOST_DAYS = 60
WITHOUT_AGREEMENT = 30
_SINCE = date(2013, 3, 16)


def last_day(received: date) -> date:
    """Return the last day to pay where none was agreed: 30 days from the day after receipt."""
    return received + timedelta(days=WITHOUT_AGREEMENT)


def remarks(claims: tuple[Claim, ...]) -> Iterator[Because]:
    """Yield each invoice without an agreed term, and each with one of more than 60 days.

    A longer one stands only if it is not grossly unfair.
    What is asked counts from its own last day all the same: that is the side of the debtor.
    """
    for claim in claims:
        if claim.term_by_law and claim.invoiced is not None:
            yield Because(BY_LAW, {"claim": claim.id, "invoiced": claim.invoiced, "due": claim.due})
        elif claim.invoiced is not None and (claim.contract or claim.due) >= _SINCE:
            days = (claim.due - claim.invoiced).days
            if days > MOST_DAYS:
                yield Because(TOO_LONG, {"claim": claim.id, "days": days, "most": MOST_DAYS})
