"""What is owed on a day, as lines that add up and say why."""

from datetime import date

from clerkdesk.domain.choices import LegalChoices
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import (
    AllocatedPayment,
    CollectionCost,
    Conduct,
    CostState,
    Group,
    Limitation,
    Line,
    NextAllowed,
    Reason,
    Regime,
    RegimeId,
    Statement,
    Totals,
)
from clerkdesk.domain.tariff import Tariffs

__all__ = [
    "AllocatedPayment",
    "CollectionCost",
    "Conduct",
    "CostState",
    "Group",
    "Limitation",
    "Line",
    "NextAllowed",
    "Reason",
    "Regime",
    "RegimeId",
    "Statement",
    "Totals",
    "statement",
    "totals",
]


def statement(facts: Facts, on: date, tariffs: Tariffs, choices: LegalChoices | None = None) -> Statement:
    """Return what is owed on ``on`` (past or future) with every line explained; payments after ``on`` wait."""
    raise NotImplementedError


def totals(facts: Facts, on: date, tariffs: Tariffs, choices: LegalChoices | None = None) -> Totals:
    """Return only the sums of ``statement``, to the cent the same, several times as fast."""
    raise NotImplementedError
