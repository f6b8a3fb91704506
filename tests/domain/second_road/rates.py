"""How an account bears interest in each regime: the percentage of a day, and when it compounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.domain.second_road.scales import Case, published

PercentOf = Callable[[date], Fraction]
CAP = "be_commercial"


@dataclass(frozen=True)
class Way:
    """The percentage that a day bears, a year or (``monthly``) a month, and how it adds up."""

    percent: PercentOf
    compounding: str
    per_month: bool = False
    line_by_line: bool = True


def dutch(agreed: dict[str, Any] | None, table: str, first: date) -> Way:
    """Return the interest of art. 6:119 or 6:119a BW, or the agreed one where it is higher (lid 3).

    The law's own interest compounds yearly, an agreed one as the terms say; the first day decides which.
    """
    by_law = Way(lambda day: published(table, day), "yearly")
    if agreed is None or "at" in agreed:
        return by_law
    compounding = agreed.get("compounding", "none")
    if "percent_per_month" in agreed:
        percent = Fraction(agreed["percent_per_month"])
        higher = percent * 12 > published(table, first)
        return Way(lambda day: percent, compounding, per_month=True) if higher else by_law
    if "percent_above_statutory" in agreed:
        above = Fraction(agreed["percent_above_statutory"])
        return Way(lambda day: published(table, day) + above, compounding)
    yearly = Fraction(agreed["percent_per_year"])
    higher = yearly > published(table, first)
    return Way(lambda day: max(yearly, published(table, day)), compounding if higher else "yearly")


def belgian(agreed: dict[str, Any] | None, table: str) -> Way:
    """Return simple interest, agreed or of ``table``, rounded once (belgium.md 3)."""
    if agreed is None or "at" in agreed:
        return Way(lambda day: published(table, day), "none", line_by_line=False)
    if "percent_per_month" in agreed:
        percent = Fraction(agreed["percent_per_month"])
        return Way(lambda day: percent, "none", per_month=True, line_by_line=False)
    if "percent_above_statutory" in agreed:
        above = Fraction(agreed["percent_above_statutory"])
        return Way(lambda day: published(table, day) + above, "none", line_by_line=False)
    yearly = Fraction(agreed["percent_per_year"])
    return Way(lambda day: yearly, "none", line_by_line=False)


def belgian_consumer(agreed: dict[str, Any], first: date, reduced: bool) -> Way | None:
    """Return the clause within the cap of XIX.4 WER; none where it was above it when interest began.

    A clause that the cap falls below later is kept to the cap; twelve months of a monthly rate are a year.
    """
    clause = belgian(agreed, CAP)
    times = 12 if clause.per_month else 1
    if clause.percent(first) * times > published(CAP, first) and not reduced:
        return None
    return Way(lambda day: min(clause.percent(day) * times, published(CAP, day)), "none", line_by_line=False)


def way(case: Case, regime: str, first: date) -> Way | None:
    """Return how a claim bears interest from ``first`` on, none where Book XIX leaves nothing."""
    agreed = case["creditor"].get("terms", {}).get("interest")
    if regime == "nl-consumer":
        return dutch(agreed, "consumer", first)
    if regime == "nl-business":
        return dutch(agreed, "commercial", first)
    if regime == "be-business":
        return belgian(agreed, "be_commercial")
    if regime == "be-consumer-2002":
        return belgian(agreed, "be_legal")
    reduced = case.get("settings", {}).get("be_clause_above_cap") == "reduced"
    return None if agreed is None else belgian_consumer(agreed, first, reduced)
