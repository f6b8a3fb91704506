"""What may not be done now, why, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """Something the desk does towards a debtor."""

    LETTER = "letter"
    CALL = "call"
    EMAIL = "email"
    SMS = "sms"
    VISIT = "visit"
    JUDICIAL = "judicial"


class HoldKind(StrEnum):
    """Why acts are held."""

    DISPUTE = "dispute"
    PLAN = "plan"
    PLAN_REQUEST = "plan_request"
    PROMISE = "promise"
    PAYMENT_CLAIMED = "payment_claimed"
    DEBT_COUNSELLING = "debt_counselling"
    MEDIATION_REQUEST = "mediation_request"
    ADMINISTRATION = "administration"
    BANKRUPTCY = "bankruptcy"
    WSNP = "wsnp"
    COLLECTIVE_SETTLEMENT = "collective_settlement"
    MORATORIUM = "moratorium"
    DECEASED = "deceased"
    BAD_ADDRESS = "bad_address"
    CREDITOR_ASKED = "creditor_asked"
    OTHER = "other"


class HoldScope(StrEnum):
    """What a hold is laid on: it covers everything below it."""

    PERSON = "person"
    DOSSIER = "dossier"
    CLAIM = "claim"


EVERYTHING = frozenset(Act)


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold from ``start`` up to and including ``until`` (none: until it is lifted by hand).

    ``claim`` is set when the scope is one claim; such a hold leaves the rest of the dossier free.
    """

    kind: HoldKind
    start: date
    until: date | None = None
    scope: HoldScope = HoldScope.DOSSIER
    claim: str | None = None
    blocks: frozenset[Act] = field(default=EVERYTHING)


def may(act: Act, holds: Iterable[Hold], on: date) -> Hold | None:
    """Return none when ``act`` may be done on ``on``, else the hold that forbids it longest.

    Holds on single claims do not forbid acts on the dossier: the claim is left out of them.
    """
    standing = [h for h in holds if h.scope is not HoldScope.CLAIM and act in h.blocks and _holds_on(h, on)]
    return max(standing, key=lambda hold: hold.until or date.max, default=None)


def held_claims(act: Act, holds: Iterable[Hold], on: date) -> frozenset[str]:
    """Return the claims that have to be left out of ``act`` on ``on``."""
    return frozenset(h.claim for h in holds if h.claim is not None and act in h.blocks and _holds_on(h, on))


def _holds_on(hold: Hold, on: date) -> bool:
    return hold.start <= on and (hold.until is None or on <= hold.until)
