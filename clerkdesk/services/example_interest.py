"""Interest in worked examples: ``nl.interest`` and ``be.interest`` of law/README.md."""

from datetime import date
from decimal import Decimal

from clerkdesk.domain.account import interest_over
from clerkdesk.domain.choices import DayCount
from clerkdesk.domain.dossier import Compounding
from clerkdesk.domain.interest import BY_DAY_COUNT, Counting, Plan, RateTable, fixed, monthly, table_of
from clerkdesk.domain.law.be.interest import LEGAL as BELGIAN_RATE
from clerkdesk.domain.law.nl.interest import CONSUMER as DUTCH_RATE
from clerkdesk.domain.money import Money, to_text
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.case_reading import Reading
from clerkdesk.services.example_inputs import KNOWN_UNTIL, Answer, needed_amount

_RATES = ("table", "percent_per_year", "percent_per_month")
_NO_RATE = fixed(Decimal(0))


def dutch_interest(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return interest by the Dutch tables or an agreed rate, each line rounded (netherlands.md 2.3)."""
    return _interest(reading, tariffs, belgian=False)


def belgian_interest(reading: Reading, tariffs: Tariffs) -> Answer:
    """Return interest by a kind of ``rates-be.csv`` or an agreed rate, rounded once (belgium.md 3)."""
    return _interest(reading, tariffs, belgian=True)


def _interest(reading: Reading, tariffs: Tariffs, *, belgian: bool) -> Answer:
    principal = needed_amount(reading, "principal")
    started, ended = reading.day("from", None), reading.day("through", None)
    if started is not None and ended is not None and ended < started:
        reading.wrong("example.through_before_from", "through")
    first = reading.must(started, "from", KNOWN_UNTIL)
    through = reading.must(ended, "through", KNOWN_UNTIL)
    compounding = reading.one_of("compounding", Compounding, Compounding.NONE)
    rule = BELGIAN_RATE if belgian else DUTCH_RATE
    rates = _rates(reading, tariffs, first, belgian)
    plan = Plan(rates, _counting(reading, first), compounding, rule, rounded_once=belgian)
    if reading.findings.problems:
        return {}
    return _answer(principal, plan, first, through)


def _answer(principal: Money, plan: Plan, first: date, through: date) -> Answer:
    segments = interest_over(principal, plan, first.toordinal(), through.toordinal())
    lines = [
        {
            "from": date.fromordinal(start).isoformat(),
            "through": date.fromordinal(end).isoformat(),
            "days": end - start + 1,
            "percent": f"{plan.rates.percents[place]:f}",
            "base": to_text(Money(base)),
            "amount": to_text(Money(cents)),
        }
        for start, end, base, place, cents in segments
    ]
    total = Money(sum(segment[-1] for segment in segments))
    return {"interest": to_text(total), "days": (through - first).days + 1, "lines": lines}


def _rates(reading: Reading, tariffs: Tariffs, first: date, belgian: bool) -> RateTable:
    tables = sorted(kind for kind in tariffs.rates if kind.startswith("be_") == belgian)
    table = reading.among("table", tables, None)
    per_year, per_month = reading.percent("percent_per_year"), reading.percent("percent_per_month")
    given = [name for name in _RATES if reading.has(name)]
    if len(given) != 1:
        reading.wrong("case.one_of", given[1] if given else "", names=", ".join(_RATES))
    if table is None:
        agreed = per_month if per_year is None else per_year
        return _NO_RATE if agreed is None else fixed(agreed)
    start = tariffs.rates[table][0].start
    if first < start:
        reading.wrong("example.before_first_rate", "from", table=table, first=start)
    return table_of(tariffs.rates[table])


def _counting(reading: Reading, first: date) -> Counting:
    day_count = reading.one_of("day_count", DayCount, None)
    if not reading.has("percent_per_month"):
        return BY_DAY_COUNT[day_count or DayCount.ACTUAL_365]
    if day_count is not None:
        reading.wrong("example.days_of_months", "day_count")
    return monthly(first.toordinal())
