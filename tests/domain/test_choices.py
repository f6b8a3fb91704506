"""What the law leaves open: every choice is declared once, explained in three languages, and dated."""

from datetime import date
from itertools import product

import pytest

from clerkdesk.domain.choice_kinds import LIMITS, Kind, believed, kind_of, law_of_choice, typed, words_of
from clerkdesk.domain.choices import DEFAULTS, AllocationOrder, ClauseAboveCap, Level, dated, declared
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.wording import SPOKEN, catalogue

NAMES = tuple(one.name for one in declared())
SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


def sentences(name: str) -> set[str]:
    """Return the keys that the catalogue must have for a choice, by its kind."""
    keys = {f"{name}.{part}" for part in ("name", "effect", "source")}
    keys |= {f"{name}.word.{word.name.lower()}" for word in words_of(name)}
    return keys | ({f"{name}.unit"} if kind_of(name) in (Kind.NUMBER, Kind.AMOUNT) else set())


@pytest.mark.parametrize("language", SPOKEN)
def test_every_choice_is_explained_and_nothing_else_is(language: Language) -> None:
    """Design 4.7: each choice with its effect and the source of its default, in the three languages."""
    wanted = set().union(*map(sentences, NAMES))
    found = catalogue(language, "choices")
    assert set(found) == wanted
    assert all(text.strip() for text in found.values())


@pytest.mark.parametrize("name", NAMES)
def test_numbers_days_and_amounts_have_limits_that_hold_the_default(name: str) -> None:
    default = next(one.default for one in declared() if one.name == name)
    assert believed(name, default)
    assert (name in LIMITS) == (kind_of(name) in (Kind.NUMBER, Kind.DAY, Kind.AMOUNT))


def test_what_is_kept_comes_back_as_what_it_is() -> None:
    assert typed("allocation_order", "principal_interest_costs") is AllocationOrder.PRINCIPAL_INTEREST_COSTS
    assert typed("be_postage", 172) == Money(172)
    assert (kind_of("be_postage"), kind_of("waiting_days_call")) == (Kind.AMOUNT, Kind.NUMBER)
    assert (law_of_choice("be_postage"), law_of_choice("day_count")) == ("BE", None)


def test_a_name_that_nobody_declared_is_a_mistake() -> None:
    with pytest.raises(LookupError):
        typed("be_unknown", True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("nl_post_delivery_days", True),
        ("nl_post_delivery_days", "2"),
        ("nl_roll_notice_term", 1),
        ("be_old_contract_cutoff", "2023-09-01"),
        ("be_clause_above_cap", "halved"),
        ("be_postage", "1.72"),
    ],
)
def test_a_value_of_another_kind_is_not_taken(name: str, value: object) -> None:
    assert not believed(name, value)
    with pytest.raises(ValueError, match="not a v"):
        typed(name, value)


@pytest.mark.parametrize(("name", "which"), list(product(LIMITS, (0, 1))))
def test_just_beyond_the_limits_is_a_slip_of_the_finger(name: str, which: int) -> None:
    limit = LIMITS[name][which]
    beyond = date.fromordinal(limit.toordinal() + (which or -1)) if isinstance(limit, date) else limit
    assert believed(name, limit)
    assert not believed(name, beyond if isinstance(limit, date) else limit + (which or -1))


def test_a_creditor_may_take_its_own_choice_back() -> None:
    """From that day on the office counts again, also what the office chooses later."""
    choices = dated(
        {SPRING: {"waiting_days_call": 5}, AUTUMN: {"waiting_days_call": 9}},
        {SPRING: {"waiting_days_call": 1}, SUMMER: {"waiting_days_call": None}},
    )
    days = (date(2026, 1, 1), SPRING, SUMMER, AUTUMN)
    assert [choices.on(day).waiting_days_call for day in days] == [3, 1, 5, 9]


def test_a_choice_counts_from_its_day_and_not_before() -> None:
    choices = dated({SUMMER: {"be_clause_above_cap": ClauseAboveCap.REDUCED}}, {})
    assert choices.on(date(2026, 5, 31)) == DEFAULTS
    assert choices.on(SUMMER).be_clause_above_cap is ClauseAboveCap.REDUCED


def test_only_an_office_decides_what_is_the_same_for_all_its_creditors() -> None:
    levels = {one.name: one.level for one in declared()}
    assert levels["nl_post_delivery_days"] is Level.OFFICE
    assert levels["allocation_order"] is Level.CREDITOR
