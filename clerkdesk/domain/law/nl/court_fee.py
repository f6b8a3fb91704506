"""What a party pays the Dutch court to bring or answer a claim (Wgbz, griffierecht)."""

from datetime import date
from enum import StrEnum

from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Scale, Tariffs


class Plaintiff(StrEnum):
    """Which column of the table counts; a sole trader is a natural person, a vof is not.

    Somebody without means pays the fee for the indigent (art. 16 Wgbz).
    """

    LEGAL = "legal"
    NATURAL = "natural"
    INDIGENT = "indigent"


class Court(StrEnum):
    """Before whom a claim is brought: the kantonrechter, or the civil chamber of the rechtbank."""

    KANTON = "kanton"
    CIVIL = "civil"


def court_fee(
    claim: Money | None, plaintiff: Plaintiff, on: date, tariffs: Tariffs, court: Court = Court.KANTON
) -> Money | None:
    """Return the court fee for ``claim`` (interest and costs so far counted), none before the first table.

    A claim without a value falls in the first band of the kantonrechter, and has a fee of its own elsewhere.
    """
    scale = fee_scale(plaintiff, on, tariffs, court)
    if scale is None:
        return None
    if claim is None and court is Court.CIVIL:
        return scale.amounts["undetermined"]
    return scale.of(Money(max(claim or 0, 1)))


def fee_scale(plaintiff: Plaintiff, on: date, tariffs: Tariffs, court: Court) -> Scale | None:
    """Return the table of court fees in force on ``on``, none before the first."""
    kind = "nl.court_fee" if court is Court.KANTON else "nl.court_fee.civil"
    return tariffs.scale(f"{kind}.{plaintiff}", on)
