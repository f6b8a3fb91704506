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


@dataclass(frozen=True, slots=True)
class Claim:
    """One invoice owed. ``due`` is the last day on which it could be paid in time."""

    id: str
    principal: Money
    due: date
    invoiced: date | None = None
    contract: date | None = None
    nature: Nature | None = None
    disputed: Money = ZERO


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
    """A notice that was sent. Without ``delivered`` the day of delivery is presumed from ``sent``."""

    kind: NoticeKind
    sent: date
    channel: Channel
    claims: tuple[str, ...]
    delivered: date | None = None
    term_days: int = 14
    announced_costs: Money | None = None
    invalid_because: str | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received; ``on`` is its value date. ``claims`` are those the debtor named, if any."""

    id: str
    on: date
    amount: Money
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost made outside the collection costs of the law, such as a summons."""

    kind: str
    on: date
    amount: Money


class EventKind(StrEnum):
    """Something that happened to a debtor and changes what may be claimed or done."""

    BANKRUPTCY = "bankruptcy"
    WSNP = "wsnp"
    COLLECTIVE_SETTLEMENT = "collective_settlement"
    MEDIATION_REQUEST = "mediation_request"
    PLAN_REQUEST = "plan_request"


@dataclass(frozen=True, slots=True)
class Event:
    """An event and the day from which it counts."""

    kind: EventKind
    on: date
