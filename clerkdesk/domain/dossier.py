"""One debtor's debt to one creditor: the facts that a statement is computed from, and its status."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from clerkdesk.domain.claim import Claim, Cost, Event, Notice, Payment
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Debtor


class Status(StrEnum):
    """Where a dossier stands, in the order in which the desk shows it."""

    NEW = "new"
    NOTICE_RUNNING = "notice_running"
    DEMAND = "demand"
    FINAL_DEMAND = "final_demand"
    DISPUTED = "disputed"
    HELD = "held"
    AWAITING_CREDITOR = "awaiting_creditor"
    JUDICIAL = "judicial"
    CLOSED = "closed"


class Compounding(StrEnum):
    """When interest starts to bear interest."""

    NONE = "none"
    YEARLY = "yearly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class AgreedInterest:
    """The interest clause of a creditor's terms: exactly one of its rates is set."""

    percent_per_year: Decimal | None = None
    percent_per_month: Decimal | None = None
    percent_above_statutory: Decimal | None = None
    at_statutory_maximum: bool = False
    compounding: Compounding = Compounding.NONE


@dataclass(frozen=True, slots=True)
class Band:
    """A slice of the principal up to and including ``up_to`` (none: the rest) and its percentage."""

    percent: Decimal
    up_to: Money | None = None


@dataclass(frozen=True, slots=True)
class AgreedCosts:
    """The collection-cost clause of a creditor's terms: bands, a lump sum, or the statutory maximum."""

    bands: tuple[Band, ...] = ()
    lump_sum: Money | None = None
    at_statutory_maximum: bool = False
    minimum: Money | None = None
    maximum: Money | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a creditor's general terms say about lateness. ``law`` is ``NL`` or ``BE`` where they choose.

    ``reminder_costs`` says whether they provide for the costs of reminders, none where nobody looked.
    """

    law: str | None = None
    interest: AgreedInterest | None = None
    collection_costs: AgreedCosts | None = None
    reminder_costs: bool | None = None


@dataclass(frozen=True, slots=True)
class Creditor:
    """The facts about a creditor on which the law turns."""

    country: str = "NL"
    sme: bool = False
    vat_deductible: bool = True
    declares_vat: bool = False
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True, slots=True)
class Award:
    """What a judge awarded on ``on`` for collecting ``claims`` (none: all), VAT counted in, in cents."""

    on: date
    collection_costs: Money
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a statement is computed from; nothing computed is among it."""

    debtor: Debtor
    creditor: Creditor
    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...] = ()
    payments: tuple[Payment, ...] = ()
    costs: tuple[Cost, ...] = ()
    events: tuple[Event, ...] = ()
    awards: tuple[Award, ...] = ()
