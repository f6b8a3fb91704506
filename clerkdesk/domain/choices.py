"""The choices that the law leaves open: each declared once, with its default and where that comes from."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from clerkdesk.domain.money import ZERO, Money


class DayCount(StrEnum):
    """How days of interest become a part of a year."""

    ACTUAL_365 = "actual/365"
    ACTUAL_ACTUAL = "actual/actual"


class ClauseAboveCap(StrEnum):
    """What a Belgian consumer owes under a clause above the caps of XIX.4 WER."""

    VOID = "void"
    REDUCED = "reduced"


class BusinessScale(StrEnum):
    """The collection costs of a Dutch business debtor without a clause (B14, B58, O10)."""

    STATUTORY = "nl.collection_costs"
    FIFTEEN_PERCENT = "nl.business_fifteen_percent"
    TWENTY_FIFTEEN = "nl.business_twenty_fifteen"


class AllocationOrder(StrEnum):
    """Which part of a debt a payment goes to first, then, and last."""

    COSTS_INTEREST_PRINCIPAL = "costs_interest_principal"
    INTEREST_COSTS_PRINCIPAL = "interest_costs_principal"
    PRINCIPAL_INTEREST_COSTS = "principal_interest_costs"


class Level(StrEnum):
    """Who may choose: the office for everybody, or the office and, over it, each creditor."""

    OFFICE = "office"
    CREDITOR = "creditor"


_OF_OFFICE, _OF_CREDITOR = {"level": Level.OFFICE}, {"level": Level.CREDITOR}


@dataclass(frozen=True, slots=True)
class LegalChoices:
    """Every legal choice of the office or a creditor, at its default until somebody chooses otherwise.

    What each does and where its default comes from is said in the catalogue ``choices``.
    """

    day_count: DayCount = field(default=DayCount.ACTUAL_365, metadata=_OF_CREDITOR)
    allocation_order: AllocationOrder = field(
        default=AllocationOrder.COSTS_INTEREST_PRINCIPAL, metadata=_OF_CREDITOR
    )
    nl_post_delivery_days: int = field(default=2, metadata=_OF_OFFICE)
    nl_roll_notice_term: bool = field(default=True, metadata=_OF_OFFICE)
    nl_business_scale: BusinessScale = field(default=BusinessScale.STATUTORY, metadata=_OF_CREDITOR)
    nl_forty_per_invoice: bool = field(default=False, metadata=_OF_OFFICE)
    nl_recalculate_after_year: bool = field(default=False, metadata=_OF_CREDITOR)
    nl_unknown_is_instalment: bool = field(default=False, metadata=_OF_OFFICE)
    nl_old_contracts_keep_rate: bool = field(default=True, metadata=_OF_OFFICE)
    nl_energy_is_consumer_sale: bool = field(default=True, metadata=_OF_OFFICE)
    nl_presumed_demand_interrupts: bool = field(default=True, metadata=_OF_OFFICE)
    be_old_contract_cutoff: date = field(default=date(2023, 9, 1), metadata=_OF_OFFICE)
    be_safe_waiting_period: bool = field(default=True, metadata=_OF_OFFICE)
    be_saturday_is_business_day: bool = field(default=False, metadata=_OF_OFFICE)
    be_clause_above_cap: ClauseAboveCap = field(default=ClauseAboveCap.VOID, metadata=_OF_OFFICE)
    be_forty_on_top_of_clause: bool = field(default=False, metadata=_OF_CREDITOR)
    be_postage: Money = field(default=ZERO, metadata=_OF_OFFICE)
    be_silent_terms_allow_reminder_costs: bool = field(default=True, metadata=_OF_CREDITOR)
    be_credit_principal_first: bool = field(default=True, metadata=_OF_OFFICE)
    be_plan_request_interest_days: int = field(default=30, metadata=_OF_OFFICE)
    be_mediation_suspension_days: int = field(default=45, metadata=_OF_OFFICE)
    waiting_days_call: int = field(default=3, metadata=_OF_CREDITOR)
    waiting_days_demand: int = field(default=7, metadata=_OF_CREDITOR)
    waiting_days_final: int = field(default=7, metadata=_OF_CREDITOR)
    waiting_days_advice: int = field(default=7, metadata=_OF_CREDITOR)

    def on(self, day: date) -> "LegalChoices":
        """Return the choices in force on ``day``: these, which have no date."""
        del day
        return self


@dataclass(frozen=True, slots=True)
class DatedChoices:
    """Choices that changed in the course of time, oldest first.

    What somebody chose counts for what happens from its day on: a letter keeps the term of the day on which
    it was sent, interest and costs the choice of the day on which they began.
    """

    dated: tuple[tuple[date, LegalChoices], ...]

    def on(self, day: date) -> LegalChoices:
        """Return the choices in force on ``day``; before the first the defaults."""
        place = bisect_right(self.dated, day, key=lambda row: row[0])
        return self.dated[place - 1][1] if place else DEFAULTS


Choices = LegalChoices | DatedChoices
"""The choices of an office or creditor: asked for a day, they answer with those in force on it."""

DEFAULTS = LegalChoices()


@dataclass(frozen=True, slots=True)
class Declared:
    """A choice as it is declared: its name, its default, and who may choose otherwise."""

    name: str
    default: object
    level: Level


def declared() -> Iterator[Declared]:
    """Yield every choice that there is, in the order of the declaration."""
    for one in fields(LegalChoices):
        yield Declared(one.name, one.default, one.metadata["level"])


def dated(office: Mapping[date, Mapping[str, Any]], creditor: Mapping[date, Mapping[str, Any]]) -> Choices:
    """Return the choices of an office with those of a creditor over them, each from its day on.

    None as the choice of a creditor ends it: from that day on the office's counts again.
    """
    if not office and not creditor:
        return DEFAULTS
    rows: list[tuple[date, LegalChoices]] = []
    of_office: dict[str, Any] = {}
    of_creditor: dict[str, Any] = {}
    for day in sorted({*office, *creditor}):
        of_office |= office.get(day, {})
        of_creditor |= creditor.get(day, {})
        own = {name: value for name, value in of_creditor.items() if value is not None}
        rows.append((day, replace(DEFAULTS, **{**of_office, **own})))
    return DatedChoices(tuple(rows))
