"""Opening a dossier: who, how much, what is next, and the account behind the amount."""

from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.procedure import Step
from clerkdesk.domain.statement import Reason, Regime, Statement
from clerkdesk.services.context import Desk


@dataclass(frozen=True, slots=True)
class HoldView:
    """A hold in force: why, until when, and who placed it."""

    id: int
    reason: str
    until: date
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class DossierHeader:
    """What the strip above a dossier shows, computed live for ``today``."""

    id: int
    version: int
    number: str
    payment_reference: str
    debtor: str
    debtor_person_id: int
    debtor_kind: DebtorKind
    country: str
    language: Language
    telephone: str
    email: str
    creditor: str
    creditor_id: int
    handler: str
    status: Status
    regime: Regime
    today: date
    claimable: Money
    disputed: Money
    next_step: Step | None
    next_on: date | None
    next_because: Reason
    holds: tuple[HoldView, ...]
    open_disputes: int
    other_dossiers: int
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One invoice of the dossier as the Vordering tab lists it."""

    id: int
    invoice: str
    description: str
    invoiced: date | None
    due: date
    contract: date | None
    principal: Money
    disputed: Money
    dispute_id: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """The claims of a dossier and the statement on a day. Claim ids in the statement are ``str(ClaimView.id)``."""

    claims: tuple[ClaimView, ...]
    statement: Statement


def open_dossier(desk: Desk, dossier_id: int) -> DossierHeader:
    """Return the header of a dossier as it stands today; an unknown id is a ``LookupError``."""
    raise NotImplementedError


def account(desk: Desk, dossier_id: int, on: date | None = None) -> Account:
    """Return the claims and the statement on ``on``, by default today (rows A2, A7, A14, I29)."""
    raise NotImplementedError


def rate_change(desk: Desk, dossier_id: int, on: date, *, later: bool) -> date | None:
    """Return the nearest day after (or before) ``on`` on which an interest rate of the dossier changes."""
    raise NotImplementedError
