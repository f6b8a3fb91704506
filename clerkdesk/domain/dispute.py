"""What a debtor contests, on which ground, and how it ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.money import Money


class Ground(StrEnum):
    """Why a claim is contested (rows I19 to I26)."""

    ARTICLE_RETURNED = "article_returned"
    ARTICLE_NOT_RECEIVED = "article_not_received"
    CONTRACT_TERMINATED = "contract_terminated"
    INVOICED_AFTER_TERMINATION = "invoiced_after_termination"
    NO_AGREEMENT = "no_agreement"
    INVOICE_NOT_RECEIVED = "invoice_not_received"
    QUALITY = "quality"
    OTHER = "other"


class Outcome(StrEnum):
    """How a dispute ended."""

    UPHELD = "upheld"
    REJECTED = "rejected"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute about one claim. ``amount`` is the contested part, none when all of it is contested."""

    id: str
    claim: str
    ground: Ground
    opened: date
    amount: Money | None = None
    closed: date | None = None
    outcome: Outcome | None = None

    def stands_on(self, on: date) -> bool:
        """Return whether the dispute pauses its part on ``on``; the day of the outcome is free again."""
        return self.opened <= on and (self.closed is None or on < self.closed)


def disputed_part(claim: str, open_principal: Money, disputes: tuple[Dispute, ...], on: date) -> Money:
    """Return how much of a claim's open principal is contested on ``on``, in cents."""
    standing = [d for d in disputes if d.claim == claim and d.stands_on(on)]
    if any(d.amount is None for d in standing):
        return open_principal
    return min(open_principal, Money(sum(d.amount or 0 for d in standing)))
