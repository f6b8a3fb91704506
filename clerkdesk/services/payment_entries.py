"""How payments stand on the timeline: their codes, and the parameter that names the ledger entry."""

from clerkdesk.domain.claim import ReceivedBy

LEDGER_ID = "entry"
"""The parameter of a payment's timeline entry that holds the id of its ledger entry."""

PAYMENT_CODES = frozenset(f"payment.{who}" for who in ReceivedBy)
"""The codes of booked payments; reading adds how the payment was allocated."""


def payment_code(received_by: str) -> str:
    """Return the code of a payment that came in at ``received_by``."""
    return f"payment.{ReceivedBy(received_by)}"
