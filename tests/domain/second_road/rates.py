"""How an account bears interest in each regime: the percentage of a day, and when it compounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.domain.second_road.scales import Case, published

PercentOf = Callable[[date], Fraction]
CAP = "be_commercial"
COMMERCIAL_ACT = date(2002, 8, 8)
SEVEN_POINTS_UNTIL = date(2013, 3, 16)
TRANSITION_ENDS = date(2015, 3, 16)
BELGIAN_ACT = date(2002, 8, 7)


@dataclass(frozen=True)
class Way:
    """The percentage that a day bears, a year or (``monthly``) a month, and how it adds up."""

    percent: PercentOf
    compounding: str
    per_month: bool = False
    line_by_line: bool = True
    leads: Callable[[date], bool] = lambda day: True

    def by_month(self, day: date) -> bool:
        """Return whether the percentage of ``day`` is one a month: not where the law took its place."""
        return self.per_month and self.leads(day)


def dutch_rate(table: str, contract: date) -> PercentOf:
    """Return the statutory rate of netherlands.md 2 for a claim from ``contract``.

    Before the commercial rate there was only the ordinary one, and agreements from before 8 August 2002 keep
    that; those from before 16 March 2013 keep the refinancing rate + 7 where later ones bear + 8.
    """

    def percent(day: date) -> Fraction:
        if day < COMMERCIAL_ACT or contract < COMMERCIAL_ACT:
            return published("consumer", day)
        return published("commercial", day) - (contract < SEVEN_POINTS_UNTIL <= day)

    return (lambda day: published(table, day)) if table != "commercial" else percent


def dutch(agreed: dict[str, Any] | None, table: str, first: date, contract: date | None = None) -> Way:
    """Return the interest of art. 6:119 or 6:119a BW, or the agreed one where it is higher (lid 3).

    The law's own interest compounds yearly, an agreed one as the terms say; the first day decides which. No
    contract is younger than the last day to pay.
    """
    law = dutch_rate(table, contract or first - timedelta(days=1))
    by_law = Way(law, "yearly")
    if agreed is None or "at" in agreed:
        return by_law
    compounding = agreed.get("compounding", "none")
    if "percent_per_month" in agreed:
        percent = Fraction(agreed["percent_per_month"])

        def leads(day: date) -> bool:
            return percent * 12 > law(day)

        return Way(
            lambda day: percent if leads(day) else law(day),
            compounding if leads(first) else "yearly",
            per_month=True,
            leads=leads,
        )
    if "percent_above_statutory" in agreed:
        above = Fraction(agreed["percent_above_statutory"])
        return Way(lambda day: law(day) + above, compounding) if above else by_law
    yearly = Fraction(agreed["percent_per_year"])
    higher = yearly > law(first)
    return Way(lambda day: max(yearly, law(day)), compounding if higher else "yearly")


def belgian_rate(table: str, contract: date | None) -> PercentOf:
    """Return the rate of belgium.md 2 for a claim from ``contract``.

    Contracts from before 16 March 2013 kept + 7 points until 15 March 2015; before the act of 2 August 2002
    there was the legal rate.
    """

    def percent(day: date) -> Fraction:
        if day < BELGIAN_ACT:
            return published("be_legal", day)
        if contract is not None and contract < SEVEN_POINTS_UNTIL <= day < TRANSITION_ENDS:
            return published("be_commercial_contract_before_20130316", day)
        return published("be_commercial", day)

    return (lambda day: published(table, day)) if table != "be_commercial" else percent


def belgian(agreed: dict[str, Any] | None, table: str, contract: date | None = None) -> Way:
    """Return simple interest, agreed or of ``table``, rounded once (belgium.md 3)."""
    law = belgian_rate(table, contract)
    if agreed is None or "at" in agreed:
        return Way(law, "none", line_by_line=False)
    if "percent_per_month" in agreed:
        percent = Fraction(agreed["percent_per_month"])
        return Way(lambda day: percent, "none", per_month=True, line_by_line=False)
    if "percent_above_statutory" in agreed:
        above = Fraction(agreed["percent_above_statutory"])
        return Way(lambda day: law(day) + above, "none", line_by_line=False)
    yearly = Fraction(agreed["percent_per_year"])
    return Way(lambda day: yearly, "none", line_by_line=False)


def belgian_consumer(
    agreed: dict[str, Any], first: date, reduced: bool, nature: str | None = None
) -> Way | None:
    """Return the clause within the cap of XIX.4 WER; none where it was above it when interest began.

    A clause that the cap falls below later is kept to the cap; twelve months of a monthly rate are a year.
    For energy and telecom the cap is the legal rate (belgium.md 1.9).
    """
    cap = "be_legal" if nature in ("energy", "telecom") else CAP
    clause = belgian(agreed, cap)
    times = 12 if clause.per_month else 1
    if clause.percent(first) * times > published(cap, first) and not reduced:
        return None
    return Way(lambda day: min(clause.percent(day) * times, published(cap, day)), "none", line_by_line=False)


def way(case: Case, regime: str, claim: Case, first: date) -> Way | None:
    """Return how ``claim`` bears interest from ``first`` on, none where Book XIX leaves nothing."""
    agreed = case["creditor"].get("terms", {}).get("interest")
    contract = date.fromisoformat(claim["contract"]) if "contract" in claim else None
    if regime == "nl-consumer":
        return dutch(agreed, "consumer", first)
    if regime == "nl-business":
        return dutch(agreed, "commercial", first, contract)
    if regime == "be-business":
        return belgian(agreed, "be_commercial", contract or date.fromisoformat(claim["due"]))
    if regime == "be-consumer-2002":
        return belgian(agreed, "be_legal")
    reduced = case.get("settings", {}).get("be_clause_above_cap") == "reduced"
    return None if agreed is None else belgian_consumer(agreed, first, reduced, claim.get("nature"))


def of_costs(regime: str) -> Way:
    """Return how costs that a judge awarded bear interest: by law, and never at the rate of trade.

    Art. 6:119 BW (6:119a is about agreements); «costs bear legal interest from judgment» (belgium.md 3).
    """
    if regime.startswith("be"):
        return belgian(None, "be_legal")
    return dutch(None, "consumer", COMMERCIAL_ACT)
