"""The last day to pay between businesses that agreed on none."""

from datetime import date

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import presumed_delivery
from clerkdesk.domain.law.be import payment_term as be
from clerkdesk.domain.law.nl import payment_term as nl


def due_by_law(invoiced: date, law: str) -> date:
    """Return the last day to pay by the law ``NL`` or ``BE``, from the presumed receipt of the invoice."""
    received = presumed_delivery(invoiced, Channel.POST, law)
    return nl.last_day(received) if law == "NL" else be.last_day(received)
