"""Both roads to the money meet: the product's statement and a slow calculator written from the papers alone.

The papers fix the rounding on both sides (the Netherlands per line, Belgium once per claim; netherlands.md
2.3, belgium.md 3), so every comparison is to the cent. ``SECOND_ROAD_CASES`` and ``SECOND_ROAD_SEED`` ask for
more cases, or others.
"""

import os
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from clerkdesk.services.statements import answer_case
from tests.domain.given import TARIFFS
from tests.domain.second_road.cases import cases
from tests.domain.second_road.days import belgian_last_free_day, dutch_last_free_day
from tests.domain.second_road.reckoning import answer, reckon
from tests.domain.second_road.scales import Case, belgian_cap, cents, dutch_scale

CASES = int(os.environ.get("SECOND_ROAD_CASES", "300"))
SEED = int(os.environ.get("SECOND_ROAD_SEED", "20261122"))
PARTS = ("to_costs", "to_interest", "to_principal", "surplus")


def product(case: Case) -> dict[str, Any]:
    """Return what the product answers, in the shape and cents of the second road."""
    found: Any = answer_case(case, date.fromisoformat(case["on"]), TARIFFS)
    assert isinstance(found, dict), found
    assert found.get("ignored") is None, found["ignored"]
    totals = {name: cents(amount) for name, amount in found["totals"].items()}
    totals = {name: amount for name, amount in totals.items() if name not in ("paid", "disputed")}
    return {
        "regime": found["regime"]["id"],
        "totals": totals,
        "payments": {paid["id"]: tuple(cents(paid[part]) for part in PARTS) for paid in found["payments"]},
        "due": cost_rows(found, "due"),
        "announced": cost_rows(found, "announced"),
    }


def cost_rows(found: dict[str, Any], state: str) -> dict[str, tuple[int, int]]:
    """Return the costs in one state and VAT on them, by the day from which they are due."""
    rows: dict[str, tuple[int, int]] = {}
    for cost in found["collection_costs"]:
        if cost["state"] == state:
            amount, vat = rows.get(cost["due_from"], (0, 0))
            rows[cost["due_from"]] = (amount + cents(cost["amount"]), vat + cents(cost["vat"]))
    return rows


@seed(SEED)
@settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_both_roads_come_to_the_same_cents(case: Case) -> None:
    """S13, S14, S15, S17, B13, B14, I31-I39: totals, where payments went, and costs with state and day."""
    mine, theirs = answer(reckon(case)), product(case)
    for part in ("regime", "due", "announced", "payments", "totals"):
        assert theirs[part] == mine[part], part


@pytest.mark.parametrize(
    ("base", "costs"), [("266.67", 40_00), ("3333.33", 458_33), ("999999.00", 6_775_00), ("0.00", 0)]
)
def test_the_second_road_knows_the_published_dutch_scale(base: str, costs: int) -> None:
    """W11, W25, W28 of the worked examples."""
    assert dutch_scale(cents(base)) == costs


@pytest.mark.parametrize(
    ("balance", "cap"),
    [("150.00", 20_00), ("150.01", 30_00), ("499.99", 65_00), ("650.00", 72_50), ("50000.00", 2_000_00)],
)
def test_the_second_road_knows_the_published_belgian_caps(balance: str, cap: int) -> None:
    """BE-CAP-03, -09 and -15 of the worked examples, and the step at 150 euro."""
    assert belgian_cap(cents(balance)) == cap


def test_the_second_road_counts_terms_as_the_worked_examples_do() -> None:
    """D02, D03, BE-WAIT-01, -03, -05 and -06."""
    assert dutch_last_free_day(date(2026, 3, 2), 15) == date(2026, 3, 17)
    assert dutch_last_free_day(date(2026, 3, 7), 14) == date(2026, 3, 23)
    assert belgian_last_free_day(date(2026, 3, 2), "email", 14, True) == date(2026, 3, 16)
    assert belgian_last_free_day(date(2026, 3, 2), "post", 14, True) == date(2026, 3, 19)
    assert belgian_last_free_day(date(2026, 12, 22), "post", 14, True) == date(2027, 1, 11)
    assert belgian_last_free_day(date(2026, 5, 12), "post", 14, True) == date(2026, 6, 1)
