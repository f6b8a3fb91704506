"""The payment QR code of the European Payments Council (EPC069-12, version 002)."""

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem


def faults(iban: str, holder: str, amount: Money, reference: str) -> tuple[Problem, ...]:
    """Return why no payment code can be made of these; empty: it can."""
    raise NotImplementedError


def payment_code(iban: str, holder: str, amount: Money, reference: str, bic: str = "") -> bytes:
    """Return the QR code as PNG. Raises ``ValueError`` where :func:`faults` finds something."""
    raise NotImplementedError
