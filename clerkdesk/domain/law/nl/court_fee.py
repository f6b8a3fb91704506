"""What a creditor pays the court to bring a claim before the kantonrechter (Wgbz, griffierecht)."""

from datetime import date
from enum import StrEnum

from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Tariffs


class Plaintiff(StrEnum):
    """Which column of the table counts; a sole trader is a natural person, a vof is not."""

    LEGAL = "legal"
    NATURAL = "natural"


def court_fee(claim: Money, plaintiff: Plaintiff, on: date, tariffs: Tariffs) -> Money | None:
    """Return the court fee for ``claim`` (interest and costs so far counted), none before the first table."""
    scale = tariffs.scale(f"nl.court_fee.{plaintiff}", on)
    return None if scale is None else scale.of(Money(max(claim, 1)))
