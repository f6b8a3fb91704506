"""Invoices owed, and the facts that change what is owed on them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.money import ZERO, Money


class Nature(StrEnum):
    """What a claim is for, where sector rules make a difference."""

    GOODS = "goods"
    SERVICES = "services"
    ENERGY = "energy"
    WATER = "water"
    TELECOM = "telecom"
    CREDIT = "credit"
    RENT = "rent"
    HEALTH = "health"
    OTHER = "other"


_RUNNING = frozenset({Nature.ENERGY, Nature.WATER, Nature.TELECOM, Nature.RENT})
_SINGLE = frozenset({Nature.GOODS, Nature.CREDIT})


@dataclass(frozen=True, slots=True)
class Claim:
    """One invoice owed. ``due`` is the last day on which it could be paid in time.

    ``recurring`` says whether it is an instalment of a running contract, none where nobody knows. ``title``
    is the day of the judgment or other enforceable title, where there is one. ``term_by_law`` says that no
    term was agreed: ``due`` is what the law makes of the day of the invoice.
    """

    id: str
    principal: Money
    due: date
    invoiced: date | None = None
    contract: date | None = None
    nature: Nature | None = None
    disputed: Money = ZERO
    recurring: bool | None = None
    title: date | None = None
    term_by_law: bool = False

    @property
    def runs(self) -> bool | None:
        """Return whether the claim is an instalment of a running contract, none where nobody can say.

        Some things are delivered under running contracts by their nature, some are not.
        """
        if self.recurring is not None:
            return self.recurring
        return True if self.nature in _RUNNING else False if self.nature in _SINGLE else None


class NoticeKind(StrEnum):
    """A letter that starts or proves a legal term."""

    FOURTEEN_DAY_LETTER = "fourteen_day_letter"
    FIRST_REMINDER = "first_reminder"
    FURTHER_REMINDER = "further_reminder"
    FORMAL_NOTICE = "formal_notice"


class Channel(StrEnum):
    """How something reached, or should reach, a person."""

    POST = "post"
    REGISTERED = "registered"
    EMAIL = "email"
    SMS = "sms"
    PHONE = "phone"
    PORTAL = "portal"
    VISIT = "visit"
    BAILIFF = "bailiff"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was sent. Without ``delivered`` the day of delivery is presumed from ``sent``.

    ``announced_costs`` become due when nobody pays; ``cost`` is what the letter itself charges.
    """

    kind: NoticeKind
    sent: date
    channel: Channel
    claims: tuple[str, ...]
    delivered: date | None = None
    term_days: int = 14
    announced_costs: Money | None = None
    invalid_because: str | None = None
    cost: Money = ZERO


class ReceivedBy(StrEnum):
    """Whose account a payment came in on (row I6)."""

    AGENCY = "agency"
    CREDITOR = "creditor"
    BAILIFF = "bailiff"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received; ``on`` is its value date. ``claims`` are those the debtor named, if any."""

    id: str
    on: date
    amount: Money
    claims: tuple[str, ...] = ()
    received_by: ReceivedBy = ReceivedBy.AGENCY


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost made outside the collection costs of the law, such as a summons.

    It bears statutory interest from ``interest_from`` on, where a judge awarded that.
    """

    kind: str
    on: date
    amount: Money
    interest_from: date | None = None


class EventKind(StrEnum):
    """Something that happened and changes what may be claimed or done, or until when."""

    BANKRUPTCY = "bankruptcy"
    WSNP = "wsnp"
    COLLECTIVE_SETTLEMENT = "collective_settlement"
    MEDIATION_REQUEST = "mediation_request"
    PLAN_REQUEST = "plan_request"
    ACKNOWLEDGEMENT = "acknowledgement"
    SUMMONS = "summons"
    LAWYERS_NOTICE = "lawyers_notice"


@dataclass(frozen=True, slots=True)
class Event:
    """An event and the day from which it counts; ``ended`` is the day on which it was over, if it is."""

    kind: EventKind
    on: date
    ended: date | None = None
