"""Which interest a debtor owes under Belgian law (law of 2 August 2002, art. XIX.4 WER, art. 5.240 BW)."""

from datetime import date

from clerkdesk.domain.choices import DayCount
from clerkdesk.domain.claim import Nature
from clerkdesk.domain.dossier import AgreedInterest, Compounding
from clerkdesk.domain.interest import (
    BY_DAY_COUNT,
    Plan,
    RateTable,
    capped,
    fixed,
    monthly,
    raised,
    table,
    table_of,
)
from clerkdesk.domain.law.be.sectors import interest_at_legal_rate
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

_FILL = ("base", "percent", "days", "divisor", "start", "end", "amount")
COMMERCIAL = Rule("be.interest.commercial", "be.law-2002-08-02.5", "art. 5 wet van 2 augustus 2002", _FILL)
LEGAL = Rule("be.interest.legal", "be.bw.5.240", "art. 5.240 BW; wet van 5 mei 1865", _FILL)
AGREED = Rule("be.interest.agreed", "be.bw.5.240", "art. 5.240 BW; voorwaarden", _FILL)
MONTHLY = Rule("be.interest.monthly", "be.bw.5.240", "art. 5.240 BW; voorwaarden", _FILL)
CONSUMER = Rule("be.interest.consumer", "be.wer.xix.4", "art. XIX.4 WER", _FILL)

OLD_CONTRACTS_UNTIL = date(2013, 3, 16)
_OLD_SERIES = "be_commercial_contract_before_20130316"


def legal_table(tariffs: Tariffs) -> RateTable:
    """Return the legal rate in civil matters (law of 5 May 1865)."""
    return tariffs.derived("be.legal", lambda: table_of(tariffs.rates["be_legal"]))


def commercial_table(tariffs: Tariffs, contract: date | None = None) -> RateTable:
    """Return the rate for late payment between businesses, that of old contracts before 16 March 2013."""
    old = contract is not None and contract < OLD_CONTRACTS_UNTIL
    return tariffs.derived(("be.commercial", old), lambda: _commercial_table(tariffs, old))


def _commercial_table(tariffs: Tariffs, old: bool) -> RateTable:
    rows = list(tariffs.rates["be_commercial"])
    before = [row for row in tariffs.rates["be_legal"] if row.start < rows[0].start]
    if old:
        series = tariffs.rates[_OLD_SERIES]
        rows = [r for r in rows if r.start < series[0].start] + [
            *series,
            *(r for r in rows if r.start > series[-1].start),
        ]
    return table((row.start.toordinal(), row.percent, row.version) for row in [*before, *rows])


def business_plan(
    first: int, contract: date | None, agreed: AgreedInterest | None, day_count: DayCount, tariffs: Tariffs
) -> Plan:
    """Return the plan between businesses: the clause where there is one, else the law of 2 August 2002."""
    rates = commercial_table(tariffs, contract)
    return _plan(first, "be.business", rates, agreed, day_count, COMMERCIAL, tariffs)


def civil_plan(first: int, agreed: AgreedInterest | None, day_count: DayCount, tariffs: Tariffs) -> Plan:
    """Return the plan for consumers outside Book XIX: the clause where there is one, else the legal rate."""
    return _plan(first, "be.civil", legal_table(tariffs), agreed, day_count, LEGAL, tariffs)


def consumer_cap(nature: Nature | None, tariffs: Tariffs) -> RateTable:
    """Return the most that may be asked of a consumer: the commercial rate, in some sectors the legal one."""
    return legal_table(tariffs) if interest_at_legal_rate(nature, tariffs) else commercial_table(tariffs)


def consumer_plan(
    agreed: AgreedInterest, nature: Nature | None, day_count: DayCount, tariffs: Tariffs
) -> Plan:
    """Return the plan under Book XIX: the clause, on every day at most the cap (art. XIX.4 WER)."""
    sector = interest_at_legal_rate(nature, tariffs)
    return tariffs.derived(
        ("be.consumer", agreed, sector, day_count), lambda: _consumer_plan(agreed, nature, day_count, tariffs)
    )


def _consumer_plan(
    agreed: AgreedInterest, nature: Nature | None, day_count: DayCount, tariffs: Tariffs
) -> Plan:
    cap = consumer_cap(nature, tariffs)
    rates = capped(_clause(agreed, cap), cap)
    return Plan(rates, BY_DAY_COUNT[day_count], Compounding.NONE, CONSUMER, rounded_once=True)


def above_cap(first: int, agreed: AgreedInterest, nature: Nature | None, tariffs: Tariffs) -> bool:
    """Return whether the clause was above the cap on the day from which interest would run."""
    if agreed.at_statutory_maximum:
        return False
    most = consumer_cap(nature, tariffs)
    cap, clause = most.percent_on(first), _clause(agreed, most).percent_on(first)
    return cap is not None and clause is not None and clause > cap


def _clause(agreed: AgreedInterest, statutory: RateTable) -> RateTable:
    """Return the rates of a clause per year; twelve months make a year."""
    if agreed.percent_per_year is not None:
        return fixed(agreed.percent_per_year)
    if agreed.percent_per_month is not None:
        return fixed(12 * agreed.percent_per_month)
    if agreed.percent_above_statutory is not None:
        return raised(statutory, agreed.percent_above_statutory)
    return statutory


def _plan(
    first: int,
    kind: str,
    statutory: RateTable,
    agreed: AgreedInterest | None,
    day_count: DayCount,
    rule: Rule,
    tariffs: Tariffs,
) -> Plan:
    """Return a plan of simple interest, rounded once: interest on interest needs more (art. 5.207 BW)."""
    if agreed is not None and agreed.percent_per_month is not None:
        rates = fixed(agreed.percent_per_month)
        return Plan(rates, monthly(first), Compounding.NONE, MONTHLY, rounded_once=True, per_month=True)
    by_law = agreed is None or agreed.at_statutory_maximum

    def build() -> Plan:
        rates = statutory if agreed is None else _clause(agreed, statutory)
        because = rule if by_law else AGREED
        return Plan(rates, BY_DAY_COUNT[day_count], Compounding.NONE, because, rounded_once=True)

    return tariffs.derived((kind, statutory, agreed, day_count), build)
