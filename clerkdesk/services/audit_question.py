"""What a retro-audit asks: a rule or the version of a tariff, and what it should have been."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clerkdesk.domain.money import Money
from clerkdesk.domain.tariff import Rate, Scale, Tariffs

HIGHEST_PERCENT = Decimal(999)
_RATE = re.compile(r"([a-z][a-z0-9_.]*)@(\d{4}-\d{2}-\d{2})=(\d{1,3}(?:\.\d{1,6})?)")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a tariff should have been: a percentage or an amount; of a scale, of which part of it."""

    percent: Decimal | None = None
    amount: Money | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """A rule by its id or code, or a tariff by its version; ``on`` is the day of comparing, none for today.

    Without ``correction`` a tariff that has been corrected meanwhile is compared with what it is now.
    """

    asked: str
    on: date | None = None
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a scale: its name, and whether it is a percentage or an amount in cents.

    ``up_to`` is the end of its bracket, none outside the brackets and for the last.
    """

    name: str
    percent: Decimal | None = None
    amount: Money | None = None
    up_to: Money | None = None


def parts_of(scale: Scale) -> Iterator[Part]:
    """Yield every number of a scale that can be corrected, by name."""
    for number, bracket in enumerate(scale.brackets, start=1):
        yield Part(f"bracket-{number}-percent", percent=bracket.percent, up_to=bracket.up_to)
        yield Part(f"bracket-{number}-fixed", amount=bracket.fixed, up_to=bracket.up_to)
    if scale.minimum is not None:
        yield Part("minimum", amount=scale.minimum)
    if scale.maximum is not None:
        yield Part("maximum", amount=scale.maximum)
    yield from (Part(name, percent=percent) for name, percent in scale.percents.items())
    yield from (Part(name, amount=amount) for name, amount in scale.amounts.items())


def rate_named(version: str) -> Rate | None:
    """Return the rate that a version names, whether or not a table has it; none for other text."""
    found = _RATE.fullmatch(version)
    if found is None:
        return None
    try:
        start = date.fromisoformat(found[2])
    except ValueError:
        return None
    return Rate(found[1], start, Decimal(found[3]))


def rate_in(tariffs: Tariffs, version: str) -> Rate | None:
    """Return the rate of the tables with this version; ``4`` and ``4.00`` percent are the same."""
    named = rate_named(version)
    if named is None:
        return None
    rows = tariffs.rates.get(named.kind, ())
    return next((r for r in rows if r.start == named.start and r.percent == named.percent), None)


def scale_in(tariffs: Tariffs, version: str) -> Scale | None:
    """Return the scale of the tables with this version."""
    return next((row for rows in tariffs.scales.values() for row in rows if row.version == version), None)
