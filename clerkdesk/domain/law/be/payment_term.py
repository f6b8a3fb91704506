"""How long a business may agree to wait for its money (art. 4 law of 2 August 2002)."""

from collections.abc import Iterator
from datetime import date, timedelta

from clerkdesk.domain.books import Because
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.rule import Rule

_ID, _ARTICLE = "be.law-2002-08-02.4", "art. 4 § 1 wet van 2 augustus 2002"
TOO_LONG = Rule("be.term.too_long", _ID, _ARTICLE, ("claim", "days", "most"))
BY_LAW = Rule(
    "be.term.by_law",
    "be.law-2002-08-02.4",
    "art. 4 § 1 wet van 2 augustus 2002",
    ("claim", "invoiced", "due"),
)
MOST_DAYS = 60
WITHOUT_AGREEMENT = 30
_SINCE = date(2022, 2, 1)


def last_day(received: date) -> date:
    """Return the last day to pay where none was agreed: 30 days from the day after receipt."""
    return received + timedelta(days=WITHOUT_AGREEMENT)


def remarks(claims: tuple[Claim, ...]) -> Iterator[Because]:
    """Yield each invoice without an agreed term, and each with one of more than 60 days.

    A longer one counts as not written (law of 14 August 2021); thirty days would then count.
    What is asked counts from its own last day all the same: that is the side of the debtor.
    """
    for claim in claims:
        if claim.term_by_law and claim.invoiced is not None:
            yield Because(BY_LAW, {"claim": claim.id, "invoiced": claim.invoiced, "due": claim.due})
        elif claim.invoiced is not None and (claim.contract or claim.due) >= _SINCE:
            days = (claim.due - claim.invoiced).days
            if days > MOST_DAYS:
                yield Because(TOO_LONG, {"claim": claim.id, "days": days, "most": MOST_DAYS})
