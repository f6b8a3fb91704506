"""Payments: what one would do to the debt, booking it, and taking it back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.statement import AllocatedPayment, Totals
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.payment_entries import ReceivedBy


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """A payment before it is booked. ``claim_ids`` are those the debtor named, if any."""

    amount: Money | None
    value_date: date | None
    received_by: ReceivedBy = ReceivedBy.AGENCY
    reference: str = ""
    claim_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentProposal:
    """What booking would do: its allocation, and what is owed today without and with it (row S13)."""

    allocation: AllocatedPayment
    before: Totals
    after: Totals
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A booked payment or the reversal of one, with its allocation as computed today."""

    entry_id: int
    amount: Money
    value_date: date
    booked_on: date
    received_by: ReceivedBy
    reference: str
    by: str
    allocation: AllocatedPayment | None
    reversed_by: int | None
    reverses: int | None
    reason: str


def propose_payment(desk: Desk, dossier_id: int, draft: PaymentDraft) -> PaymentProposal | Refused:
    """Return what booking ``draft`` would do; amount and value date are required (row S12)."""
    raise NotImplementedError


def post_payment(desk: Desk, key: UUID, dossier_id: int, draft: PaymentDraft) -> Done[int] | Refused:
    """Book a payment and return its ledger entry id. The same key again does nothing."""
    raise NotImplementedError


def reverse_payment(desk: Desk, key: UUID, entry_id: int, reason: str) -> Done[int] | Refused:
    """Counter a payment with a reversal that names it; a second reversal is refused."""
    raise NotImplementedError


def payments(desk: Desk, dossier_id: int) -> tuple[PaymentView, ...]:
    """Return the payments of a dossier, newest value date first (row I7)."""
    raise NotImplementedError
