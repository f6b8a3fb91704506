"""Reasons as people read them: claims by their invoice numbers instead of the database's own."""

from collections.abc import Mapping

from clerkdesk.domain.lines import Reason


def by_invoice(reason: Reason, invoices: Mapping[str, str]) -> Reason:
    """Return ``reason`` with the claim it speaks of named by its invoice; ``invoices`` goes by claim id."""
    claim = reason.params.get("claim")
    if not isinstance(claim, str) or claim not in invoices:
        return reason
    return reason._replace(params={**reason.params, "claim": invoices[claim]})
