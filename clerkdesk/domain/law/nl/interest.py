"""Which interest a debtor owes under Dutch law, and from which day (art. 6:119, 6:119a, 6:120 BW)."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from clerkdesk.domain.books import Books
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import Choices, DayCount
from clerkdesk.domain.claim import Claim
from clerkdesk.domain.dossier import AgreedInterest, Compounding
from clerkdesk.domain.interest import (
    BY_DAY_COUNT,
    Plan,
    RateTable,
    at_least,
    fixed,
    monthly,
    raised,
    scaled,
    table,
)
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

_FILL = ("base", "percent", "days", "divisor", "start", "end", "amount")
CONSUMER = Rule("nl.interest.consumer", "nl.bw.6:119", "art. 6:119 en 6:120 lid 1 BW", _FILL)
COMMERCIAL = Rule("nl.interest.commercial", "nl.bw.6:119a", "art. 6:119a en 6:120 lid 2 BW", _FILL)
AGREED = Rule("nl.interest.agreed", "nl.bw.6:119:3", "art. 6:119 lid 3 en 6:119a lid 7 BW", _FILL)
ABOVE = Rule("nl.interest.above", "nl.bw.6:119:3", "art. 6:119 lid 3 en 6:119a lid 7 BW", _FILL)
MONTHLY = Rule("nl.interest.monthly", "nl.bw.6:119:3", "art. 6:119 lid 3 en 6:119a lid 7 BW", _FILL)


COMMERCIAL_OLD = Rule(
    "nl.interest.commercial_old", "nl.bw.6:119a", "art. 6:119a en 6:120 lid 2 BW (oud); Stb. 2012, 647", _FILL
)

FIRST_COMMERCIAL = date(2002, 8, 8)
"""Contracts from before keep the ordinary rate (Stb. 2002, 545)."""
EIGHT_POINTS = date(2013, 3, 16)
"""Contracts from before keep seven points over the rate of the central bank (Stb. 2012, 647)."""
_COMPOUNDS = date(1992, 1, 1).toordinal()
"""What was late before bears simple interest: the new code came into force."""


class Trade(StrEnum):
    """Which statutory rate counts: the ordinary one, that of trade, or that of trade for older contracts."""

    ORDINARY = "ordinary"
    COMMERCIAL = "commercial"
    COMMERCIAL_OLD = "commercial_old"


_LAW = {Trade.ORDINARY: CONSUMER, Trade.COMMERCIAL: COMMERCIAL, Trade.COMMERCIAL_OLD: COMMERCIAL_OLD}


def trade_of(claim: Claim, choices: Choices) -> Trade:
    """Return the rate for a claim between businesses, by the day of its contract (art. 6:119a BW).

    Without that day the contract is taken to be no older than the last day to pay.
    """
    concluded = claim.contract or claim.due
    if not choices.on(claim.due).nl_old_contracts_keep_rate or concluded >= EIGHT_POINTS:
        return Trade.COMMERCIAL
    return Trade.ORDINARY if concluded < FIRST_COMMERCIAL else Trade.COMMERCIAL_OLD


def statutory_table(tariffs: Tariffs, trade: Trade) -> RateTable:
    """Return the statutory rates: before the first commercial rate the ordinary ones (art. 6:120 BW)."""
    return tariffs.derived(("nl.statutory", trade), lambda: _statutory_table(tariffs, trade))


def _statutory_table(tariffs: Tariffs, trade: Trade) -> RateTable:
    rows = tariffs.rates["consumer"]
    if trade is not Trade.ORDINARY:
        first = tariffs.rates["commercial"][0].start
        rows = (*(row for row in rows if row.start < first), *tariffs.rates["commercial"])
    less = Decimal(1) if trade is Trade.COMMERCIAL_OLD else Decimal(0)
    return table(
        (row.start.toordinal(), row.percent - (less if row.start >= EIGHT_POINTS else 0), row.version)
        for row in rows
    )


def plan(
    first: int, trade: Trade, agreed: AgreedInterest | None, day_count: DayCount, tariffs: Tariffs
) -> Plan:
    """Return the plan for interest from the ordinal ``first``: the law's, or a clause where that is higher.

    Statutory interest is added to its base at the end of each year (art. 6:119 lid 2, 6:119a lid 3 BW), but
    not where default began before 1992. An agreed rate runs only while it is higher (6:119 lid 3, 6:119a
    lid 7); it compounds as agreed if it was higher when default began.
    """
    leads = agreed is not None and _leads(agreed, statutory_table(tariffs, trade).percent_on(first))
    by_law = Compounding.NONE if first < _COMPOUNDS else Compounding.YEARLY
    if agreed is not None and agreed.percent_per_month is not None:
        compounding = agreed.compounding if leads else by_law
        return _monthly_plan(first, trade, agreed.percent_per_month, compounding, day_count, tariffs)
    return tariffs.derived(
        ("nl.plan", trade, agreed, leads, day_count, by_law),
        lambda: _yearly_plan(trade, agreed, leads, by_law, day_count, tariffs),
    )


def _monthly_plan(
    first: int,
    trade: Trade,
    percent: Decimal,
    compounding: Compounding,
    day_count: DayCount,
    tariffs: Tariffs,
) -> Plan:
    """Return the plan of a clause per month, which gives way on the days on which the law gives more."""
    statutory, by_month, by_year = statutory_table(tariffs, trade), monthly(first), BY_DAY_COUNT[day_count]
    rows = zip(statutory.starts, statutory.percents, statutory.versions, strict=True)
    rates = table(
        (start, rate, version) if rate >= 12 * percent else (start, percent, None)
        for start, rate, version in rows
    )
    if all(version is None for version in rates.versions[max(0, rates.place(first)) :]):
        return Plan(fixed(percent), by_month, compounding, MONTHLY, per_month=True)
    return Plan(
        rates,
        scaled(by_month, by_year.unit),
        compounding,
        MONTHLY,
        per_month=True,
        law=_LAW[trade],
        law_counting=scaled(by_year, by_month.unit),
    )


def _leads(agreed: AgreedInterest, statutory: Decimal | None) -> bool:
    """Return whether the clause gives more than the law; twelve months make a year."""
    if agreed.percent_above_statutory is not None:
        return agreed.percent_above_statutory > 0
    monthly_rate = agreed.percent_per_month
    yearly = agreed.percent_per_year if monthly_rate is None else 12 * monthly_rate
    return yearly is not None and (statutory is None or yearly > statutory)


def _yearly_plan(
    trade: Trade,
    agreed: AgreedInterest | None,
    leads: bool,
    by_law: Compounding,
    day_count: DayCount,
    tariffs: Tariffs,
) -> Plan:
    counting, law = BY_DAY_COUNT[day_count], _LAW[trade]
    statutory = statutory_table(tariffs, trade)
    if agreed is not None and agreed.percent_per_year is not None:
        rates = at_least(fixed(agreed.percent_per_year), statutory)
        return Plan(rates, counting, agreed.compounding if leads else by_law, AGREED, law=law)
    if leads and agreed is not None and agreed.percent_above_statutory is not None:
        return Plan(raised(statutory, agreed.percent_above_statutory), counting, agreed.compounding, ABOVE)
    return Plan(statutory, counting, by_law, law)


def begin(case: Case, books: Books, commercial: bool) -> None:
    """Let interest run on every claim from the day after its last day to pay (art. 6:119 and 6:119a BW)."""
    agreed = case.facts.creditor.terms.interest
    chosen: Plan | None = None
    before: tuple[Trade, DayCount, bool] | None = None
    for account, claim in zip(books.accounts, case.claims, strict=True):
        first = account.due + 1
        trade = trade_of(claim, case.choices) if commercial else Trade.ORDINARY
        day_count = case.choices.on(claim.due).day_count
        alike = (trade, day_count, first < _COMPOUNDS)
        if chosen is None or agreed is not None or alike != before:
            chosen, before = plan(first, trade, agreed, day_count, case.tariffs), alike
        account.begin(chosen, first)
