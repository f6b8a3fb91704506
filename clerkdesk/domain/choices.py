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
    "day_count": "no official rule in either country for leap years; practice divides by 365",
    "nl_post_delivery_days": "ECLI:NL:HR:2016:2704: receipt counts; planned on the second delivery day",
    "nl_roll_notice_term": "Algemene termijnenwet art. 1, applied as the safe choice",
    "nl_business_scale": "art. 6:96 lid 5 BW; rows B14, B58 and O10 differ",
    "be_old_contract_cutoff": "wet van 4 mei 2023: protective reading of the bar association (OVB)",
    "be_safe_waiting_period": "art. XIX.2 WER: day 1 follows the third business day, the safe reading",
    "be_saturday_is_business_day": "art. XIX.2 WER: leaving Saturday out never makes a term too short",
    "be_clause_above_cap": "art. XIX.4 WER: a clause above the cap is unwritten, the prevailing reading",
    "be_forty_on_top_of_clause": "wet van 2 augustus 2002 art. 6: clause and 40 euro are not added up",
    "be_postage": "art. XIX.2 WER: postage in force at sending, entered by the office",
    "be_plan_request_interest_days": "art. XIX.7 WER: interest stops after 30 days without a decision",
    "waiting_days_call": "house: a call some days after a letter arrives (row O2)",
    "waiting_days_demand": "house: next letters every 5 to 10 days, as agencies do",
    "waiting_days_final": "house: next letters every 5 to 10 days, as agencies do",
    "waiting_days_advice": "house: a last notice gives 5 to 7 days, as agencies do",
}
