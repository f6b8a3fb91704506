"""The choices that the law leaves open, each with its default and where that comes from."""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from clerkdesk.domain.money import Money

T = TypeVar("T")


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

    STATUTORY = "statutory"
    FIFTEEN_PERCENT = "fifteen_percent"
    TWENTY_FIFTEEN = "twenty_fifteen"


def _choice(default: T, source: str) -> T:
    return field(default=default, metadata={"source": source})


@dataclass(frozen=True, slots=True)
class LegalChoices:
    """Every legal choice of the office or a creditor, at its default until somebody chooses otherwise."""

    day_count: DayCount = _choice(DayCount.ACTUAL_365, "law/netherlands.md 2.3, law/belgium.md 3")
    nl_post_delivery_days: int = _choice(2, "law/netherlands.md 1.3: second delivery day")
    nl_roll_notice_term: bool = _choice(True, "Algemene termijnenwet art. 1, the safe choice")
    nl_business_scale: BusinessScale = _choice(
        BusinessScale.STATUTORY, "art. 6:96 lid 5 BW; rows B14, B58, O10"
    )
    nl_costs_on_capitalised_interest: bool = _choice(
        False, "law/netherlands.md 1.2: off unless a creditor asks"
    )
    be_old_contract_cutoff: date = _choice(date(2023, 9, 1), "law/belgium.md 0: protective reading")
    be_safe_waiting_period: bool = _choice(
        True, "law/belgium.md 1.3: day after the third business day is day 1"
    )
    be_saturday_is_business_day: bool = _choice(False, "law/belgium.md 1.3")
    be_clause_above_cap: ClauseAboveCap = _choice(ClauseAboveCap.VOID, "law/belgium.md 1.5; traps 5")
    be_cap_per_invoice: bool = _choice(
        True, "law/belgium.md 1.5: each invoice with its own complete reminder"
    )
    be_forty_on_top_of_clause: bool = _choice(False, "law/belgium.md 2: not added up unless agreed")
    be_postage: Money = _choice(Money(0), "law/belgium.md 1.2: postage in force, entered by the office")
    be_plan_request_interest_days: int = _choice(
        30, "law/belgium.md 1.7: interest stops after 30 days undecided"
    )
    be_mediation_hold_days: int = _choice(45, "law/belgium.md 1.7")
    waiting_days_demand: int = _choice(7, "law/netherlands.md 8.1: next letters every 5 to 10 days")
    waiting_days_call: int = _choice(3, "house: a call some days after the letter")
    waiting_days_final: int = _choice(7, "law/netherlands.md 8.1: last notice 5 to 7 days")
    waiting_days_advice: int = _choice(7, "law/netherlands.md 8.1")


def source_of(choice: str) -> str:
    """Return where the default of the choice named ``choice`` comes from."""
    return str(next(f for f in fields(LegalChoices) if f.name == choice).metadata["source"])
