"""The choices that the law leaves open, each with its default and where that comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class LegalChoices:
    """Every legal choice of the office or a creditor, at its default until somebody chooses otherwise.

    ``SOURCES`` says where each default comes from.
    """

    day_count: DayCount = DayCount.ACTUAL_365
    nl_post_delivery_days: int = 2
    nl_roll_notice_term: bool = True
    nl_business_scale: BusinessScale = BusinessScale.STATUTORY
    be_old_contract_cutoff: date = date(2023, 9, 1)
    be_safe_waiting_period: bool = True
    be_saturday_is_business_day: bool = False
    be_clause_above_cap: ClauseAboveCap = ClauseAboveCap.VOID
    be_forty_on_top_of_clause: bool = False
    be_postage: Money = ZERO
    be_plan_request_interest_days: int = 30
    waiting_days_call: int = 3
    waiting_days_demand: int = 7
    waiting_days_final: int = 7
    waiting_days_advice: int = 7


DEFAULTS = LegalChoices()

SOURCES: Mapping[str, str] = {
    "day_count": "law/netherlands.md 2.3 and law/belgium.md 3: 365 days, no official rule for leap years",
    "nl_post_delivery_days": "law/netherlands.md 1.3: presumed on the second delivery day",
    "nl_roll_notice_term": "Algemene termijnenwet art. 1, applied as the safe choice",
    "nl_business_scale": "art. 6:96 lid 5 BW; rows B14, B58 and O10 differ",
    "be_old_contract_cutoff": "law/belgium.md 0: protective reading of OVB, Baker and creno",
    "be_safe_waiting_period": "law/belgium.md 1.3: the day after the third business day is day 1",
    "be_saturday_is_business_day": "law/belgium.md 1.3: leaving Saturday out never makes a term too short",
    "be_clause_above_cap": "law/belgium.md 1.5: the prevailing reading; requirements, traps 5",
    "be_forty_on_top_of_clause": "law/belgium.md 2: clause and 40 euro are not added up unless agreed",
    "be_postage": "law/belgium.md 1.2: postage in force at sending, entered by the office",
    "be_plan_request_interest_days": "law/belgium.md 1.7: interest stops after 30 days without a decision",
    "waiting_days_call": "house: a call some days after a letter arrives (row O2)",
    "waiting_days_demand": "law/netherlands.md 8.1: next letters every 5 to 10 days",
    "waiting_days_final": "law/netherlands.md 8.1: next letters every 5 to 10 days",
    "waiting_days_advice": "law/netherlands.md 8.1: last notice 5 to 7 days",
}
