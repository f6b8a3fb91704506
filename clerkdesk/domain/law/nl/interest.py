"""Which interest a debtor owes under Dutch law, and from which day (art. 6:119, 6:119a, 6:120 BW)."""

from datetime import date
from decimal import Decimal

from clerkdesk.domain.books import Books
from clerkdesk.domain.case import Case
from clerkdesk.domain.choices import DayCount
from clerkdesk.domain.dossier import AgreedInterest, Compounding
from clerkdesk.domain.interest import BY_DAY_COUNT, Plan, RateTable, at_least, fixed, monthly, raised, table
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

_FILL = ("base", "percent", "days", "divisor", "start", "end", "amount")
CONSUMER = Rule("nl.interest.consumer", "nl.bw.6:119", "art. 6:119 en 6:120 lid 1 BW", _FILL)
COMMERCIAL = Rule("nl.interest.commercial", "nl.bw.6:119a", "art. 6:119a en 6:120 lid 2 BW", _FILL)
AGREED = Rule("nl.interest.agreed", "nl.bw.6:119:3", "art. 6:119 lid 3 en 6:119a lid 7 BW", _FILL)
ABOVE = Rule("nl.interest.above", "nl.bw.6:119:3", "art. 6:119 lid 3 en 6:119a lid 7 BW", _FILL)
MONTHLY = Rule("nl.interest.monthly", "nl.bw.6:119:3", "art. 6:119 lid 3 en 6:119a lid 7 BW", _FILL)


def statutory_table(tariffs: Tariffs, commercial: bool) -> RateTable:
    """Return the statutory rates: before the first commercial rate the ordinary ones (art. 6:120 BW)."""
    return tariffs.derived(("nl.statutory", commercial), lambda: _statutory_table(tariffs, commercial))


def _statutory_table(tariffs: Tariffs, commercial: bool) -> RateTable:
    rows = tariffs.rates["consumer"]
    if commercial:
        first = tariffs.rates["commercial"][0].start
        rows = (*(row for row in rows if row.start < first), *tariffs.rates["commercial"])
    return table((row.start.toordinal(), row.percent, row.version) for row in rows)


def plan(
    first: int, commercial: bool, agreed: AgreedInterest | None, day_count: DayCount, tariffs: Tariffs
) -> Plan:
    """Return the plan for interest from the ordinal ``first``: the law's, or a clause where that is higher.

    Statutory interest is added to its base at the end of each year (art. 6:119 lid 2, 6:119a lid 3 BW). An
    agreed rate runs only while it is higher (6:119 lid 3, 6:119a lid 7); it compounds as agreed if it was
    higher when default began.
    """
    leads = agreed is not None and _leads(agreed, statutory_table(tariffs, commercial).percent_on(first))
    if leads and agreed is not None and agreed.percent_per_month is not None:
        rates = fixed(agreed.percent_per_month)
        return Plan(rates, monthly(first), agreed.compounding, MONTHLY, per_month=True)
    return tariffs.derived(
        ("nl.plan", commercial, agreed, leads, day_count),
        lambda: _yearly_plan(commercial, agreed, leads, day_count, tariffs),
    )


def _leads(agreed: AgreedInterest, statutory: Decimal | None) -> bool:
    """Return whether the clause gives more than the law; twelve months make a year."""
    if agreed.percent_above_statutory is not None:
        return agreed.percent_above_statutory > 0
    monthly_rate = agreed.percent_per_month
    yearly = agreed.percent_per_year if monthly_rate is None else 12 * monthly_rate
    return yearly is not None and (statutory is None or yearly > statutory)


def _yearly_plan(
    commercial: bool, agreed: AgreedInterest | None, leads: bool, day_count: DayCount, tariffs: Tariffs
) -> Plan:
    counting, law = BY_DAY_COUNT[day_count], COMMERCIAL if commercial else CONSUMER
    statutory = statutory_table(tariffs, commercial)
    if agreed is not None and agreed.percent_per_year is not None:
        rates = at_least(fixed(agreed.percent_per_year), statutory)
        compounding = agreed.compounding if leads else Compounding.YEARLY
        return Plan(rates, counting, compounding, AGREED, law=law)
    if leads and agreed is not None and agreed.percent_above_statutory is not None:
        return Plan(raised(statutory, agreed.percent_above_statutory), counting, agreed.compounding, ABOVE)
    return Plan(statutory, counting, Compounding.YEARLY, law)


def begin(case: Case, books: Books, commercial: bool) -> None:
    """Let interest run on every claim from the day after its last day to pay (art. 6:119 and 6:119a BW)."""
    agreed = case.facts.creditor.terms.interest
    chosen: Plan | None = None
    for account in books.accounts:
        first = account.due + 1
        if chosen is None or agreed is not None:
            chosen = plan(
                first, commercial, agreed, case.choices.on(date.fromordinal(first)).day_count, case.tariffs
            )
        account.begin(chosen, first)
