"""Reasons as they were kept as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from clerkdesk.domain.lines import Group, Line, Reason, Regime, RegimeId


def kept_reason(reason: Reason) -> dict[str, Any]:
    """Return ``reason`` as it is kept as JSON."""
    return {**reason._asdict(), "params": dict(reason.params)}


def kept_line(line: Line) -> dict[str, Any]:
    """Return a line of a statement as it is kept as JSON."""
    return {**line._asdict(), "reason": kept_reason(line.reason)}


def reason_from(kept: Mapping[str, Any]) -> Reason:
    """Return a kept reason."""
    return Reason(**kept)


def line_from(kept: Mapping[str, Any]) -> Line:
    """Return a kept line of a statement."""
    return Line(**{**kept, "group": Group(kept["group"]), "reason": reason_from(kept["reason"])})


def regime_from(id_: RegimeId, because: Mapping[str, Any], assumed: Sequence[Mapping[str, Any]]) -> Regime:
    """Return the regime of a dossier with the reasons of the day it was opened."""
    return Regime(id_, reason_from(because), tuple(reason_from(kept) for kept in assumed))
