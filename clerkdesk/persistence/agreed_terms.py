"""The terms of a creditor as JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Band, Compounding, Terms


def terms_to(terms: Terms) -> dict[str, Any]:
    """Return ``terms`` as they are kept."""
    return asdict(terms)


def terms_from(kept: Mapping[str, Any] | None) -> Terms:
    """Return the kept terms; nothing kept is no terms."""
    if not kept:
        return Terms()
    return Terms(
        kept["law"],
        _interest(kept["interest"]),
        _costs(kept["collection_costs"]),
        kept.get("reminder_costs"),
    )


def _interest(kept: Mapping[str, Any] | None) -> AgreedInterest | None:
    if kept is None:
        return None
    return AgreedInterest(**{**kept, "compounding": Compounding(kept["compounding"])})


def _costs(kept: Mapping[str, Any] | None) -> AgreedCosts | None:
    if kept is None:
        return None
    return AgreedCosts(**{**kept, "bands": tuple(Band(**band) for band in kept["bands"])})
