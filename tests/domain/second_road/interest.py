"""One claim that bears interest, at random, and the slow road to what it owes: day by day, in fractions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.domain.second_road.accounts import (
    Account,
    bear_interest,
    pay_interest,
    pay_principal,
    start_of_day,
)
from tests.domain.second_road.days import DAY, last_possible
from tests.domain.second_road.rates import SEVEN_POINTS_UNTIL, Way, belgian, belgian_consumer, dutch
from tests.domain.second_road.scales import published

REGIMES = ("nl-consumer", "nl-business", "be-business", "be-consumer-2002", "be-consumer-xix", "table")
TABLES = (
    "consumer",
    "commercial",
    "be_commercial",
    "be_commercial_contract_before_20130316",
    "be_legal",
    "be_fiscal_late_income_tax",
    "be_vat_late",
    "be_social_security",
)
FIRST, LAST = date(1993, 1, 1), date(2028, 12, 31)
_SINCE = {"commercial": date(2002, 8, 8), "be_commercial": date(2002, 8, 7)}


@dataclass(frozen=True)
class Question:
    """A claim in cents that bears interest from ``first`` through ``through``, with what was paid on it.

    ``regime`` is a money regime, or ``table``: the rates of ``table`` as they are, simple or compounded.
    """

    regime: str
    principal: int
    first: date
    through: date
    day_count: str
    agreed: dict[str, str] | None = None
    contract: date | None = None
    nature: str | None = None
    table: str = ""
    compounding: str = "none"
    once: bool = False
    frozen: date | None = None
    payments: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True)
class Owed:
    """What interest came to, what is open of it and of the principal, and where each payment went."""

    interest: int
    open_interest: int
    open: int
    paid: tuple[tuple[int, int], ...]


def way_of(question: Question) -> Way | None:
    """Return how the claim bears interest, none where a Belgian consumer's clause is void."""
    agreed, first = question.agreed, question.first
    if question.regime == "table":
        kind, once = question.table, question.once
        return Way(lambda day: published(kind, day), question.compounding, line_by_line=not once)
    if question.regime == "nl-consumer":
        return dutch(agreed, "consumer", first)
    if question.regime == "nl-business":
        return dutch(agreed, "commercial", first, question.contract)
    if question.regime == "be-business":
        return belgian(agreed, "be_commercial", question.contract)
    if question.regime == "be-consumer-2002":
        return belgian(agreed, "be_legal")
    return belgian_consumer(agreed or {"at": "statutory_maximum"}, first, False, question.nature)


def slowly(question: Question) -> Owed | None:
    """Return what is owed at the end of ``through``, walked to day by day; none under a void clause."""
    way = way_of(question)
    if way is None:
        return None
    account = Account("F-1", question.first - DAY, question.principal, way, open=question.principal)
    account.interest_from = account.asked_from = question.first
    account.last_interest_day = question.frozen
    waiting, paid = list(question.payments), []
    day = min([question.first, *(on for on, _ in waiting)])
    while day <= question.through:
        start_of_day(account, day)
        bear_interest(account, day, question.day_count)
        while waiting and waiting[0][0] == day:
            amount = waiting.pop(0)[1]
            interest = pay_interest(account, amount)
            paid.append((interest, pay_principal(account, amount - interest)))
        day += DAY
    return Owed(account.interest(), account.open_interest(), account.open, tuple(paid))


def question(chance: Random) -> Question:
    """Return a random claim: any regime, table, clause, way of counting, and days that are hard to count."""
    regime = chance.choice(REGIMES)
    table = chance.choice(TABLES) if regime == "table" else ""
    first = _first(chance, table, regime)
    through = min(first + _length(chance), LAST)
    principal = chance.choice(_PRINCIPALS)(chance)
    contract: date | None = first - chance.randint(1, 4000) * DAY
    if chance.random() < 0.3 and (regime != "be-business" or first > SEVEN_POINTS_UNTIL):
        contract = None
    compounding = chance.choice(("none", "yearly", "monthly"))
    return Question(
        regime,
        principal,
        first,
        through,
        chance.choice(("actual/365", "actual/actual")),
        agreed=chance.choice((None, _clause(chance), _clause(chance))),
        contract=contract if contract is None or contract >= _contracts(regime) else None,
        nature=chance.choice((None, "goods", "energy", "telecom")),
        table=table,
        compounding=compounding,
        once=compounding == "none" and chance.random() < 0.5,
        frozen=first + _length(chance) if chance.random() < 0.1 else None,
        payments=_payments(chance, principal, first, through),
    )


def _contracts(regime: str) -> date:
    """Return the first contracts that a claim may come from; older Belgian ones knew no commercial rate."""
    return date(2002, 8, 8) if regime == "be-business" else date(1985, 1, 1)


def _first(chance: Random, table: str, regime: str) -> date:
    earliest = max(FIRST, _SINCE.get(table, FIRST))
    if table.startswith("be_") and table not in _SINCE:
        earliest = {"be_legal": FIRST, "be_social_security": date(2009, 1, 1)}.get(table, date(2018, 1, 1))
    if table == "be_commercial_contract_before_20130316":
        earliest = date(2013, 1, 1)
    if table == "be_vat_late":
        earliest = FIRST
    if regime == "be-consumer-xix":
        earliest = date(2023, 9, 1)
    day = earliest + chance.randint(0, (date(2026, 11, 22) - earliest).days) * DAY
    if chance.random() < 0.4:
        month, number = chance.choice(((2, 29), (2, 28), (3, 1), (1, 1), (12, 31), (7, 1), (1, 31), (8, 31)))
        day = max(earliest, last_possible(day.year, month, number))
    return day


def _length(chance: Random) -> timedelta:
    return chance.choice(_LENGTHS)(chance) * DAY


_LENGTHS: tuple[Callable[[Random], int], ...] = (
    lambda chance: chance.choice((0, 1, 27, 30, 31, 364, 365, 366, 729, 730, 731, 1460, 1461)),
    lambda chance: chance.randint(0, 60),
    lambda chance: chance.randint(0, 800),
    lambda chance: chance.randint(0, 3000),
)
_PRINCIPALS: tuple[Callable[[Random], int], ...] = (
    lambda chance: chance.choice((1, 2, 49, 50, 100, 99_99, 1_000_000_00, 36_500_00)),
    lambda chance: chance.randint(1, 1_000_00),
    lambda chance: chance.randint(1, 100_000_00),
)


def _clause(chance: Random) -> dict[str, str]:
    kind = chance.choice(("percent_per_year", "percent_per_month", "percent_above_statutory", "at"))
    if kind == "at":
        return {"at": "statutory_maximum"}
    percents = {
        "percent_per_year": ("1", "4", "5", "6", "8", "10.5", "11.25", "15", "12.345678"),
        "percent_per_month": ("0.25", "0.5", "0.666667", "1", "1.5", "2"),
        "percent_above_statutory": ("0.5", "1", "2.5", "8"),
    }
    return {kind: chance.choice(percents[kind]), "compounding": chance.choice(("none", "yearly", "monthly"))}


def _payments(chance: Random, principal: int, first: date, through: date) -> tuple[tuple[date, int], ...]:
    """Return up to four payments: before interest begins, on anniversaries, parts, and more than is owed."""
    found = []
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        years = last_possible(first.year + chance.randint(0, 4), first.month, first.day)
        day = chance.choice((years, years - DAY, first + chance.randint(-30, 900) * DAY))
        part = chance.choice((1, max(1, principal // 3), max(1, principal // 20), principal, 2 * principal))
        found.append((min(day, through), chance.choice((part, chance.randint(1, 2 * principal)))))
    return tuple(sorted(found))


def as_words(question: Question) -> dict[str, Any]:
    """Return what is not by default in a question, to write a failing one down."""
    return {name: value for name, value in vars(question).items() if value not in (None, "", (), False)}
