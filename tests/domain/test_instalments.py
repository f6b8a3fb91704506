"""Small instalments of running contracts to a Dutch consumer (art. 2a Besluit BIK, netherlands.md 1.4)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.choices import DEFAULTS, LegalChoices
from clerkdesk.domain.claim import Claim, Nature, Notice, Payment
from clerkdesk.domain.dates import add_months
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import CostState
from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import Statement, statement
from tests.domain.given import TARIFFS, dutch_consumer, euro, letter

FIRST = date(2025, 1, 31)
ON = date(2026, 6, 1)


def month(number: int) -> Claim:
    """Return the instalment of a month after January 2025."""
    due = add_months(FIRST, number)
    return Claim(f"F-{number}", euro(100), due, recurring=True)


def letter_about(*claims: Claim, days: int = 5) -> Notice:
    """Return a good letter shortly after the last of ``claims`` was due, delivered two days later."""
    sent = date.fromordinal(max(claim.due for claim in claims).toordinal() + days)
    return letter(sent, *(c.id for c in claims), delivered=date.fromordinal(sent.toordinal() + 2))


def each_with_letter(claims: list[Claim]) -> Facts:
    """Return a dossier in which every instalment got a letter of its own."""
    return dutch_consumer(tuple(claims), tuple(letter_about(claim) for claim in claims))


def costs(stated: Statement) -> list[int]:
    """Return the costs that are due, oldest letter first."""
    due = [cost for cost in stated.collection_costs if cost.state is CostState.DUE]
    return [cost.amount for cost in sorted(due, key=lambda cost: cost.due_from or date.max)]


def test_the_first_costs_forty_the_next_twenty_and_six_months_a_hundred_and_forty() -> None:
    stated = statement(each_with_letter([month(n) for n in range(7)]), ON, TARIFFS)
    assert costs(stated) == [40_00, 20_00, 20_00, 20_00, 20_00, 20_00, 20_00]
    assert stated.collection_costs[0].because.rule == "nl.besluit-bik.2a"
    weekly = [Claim(f"F-{n}", euro(50), date(2025, 1, 3 + 7 * n), recurring=True) for n in range(4)]
    many = [
        *weekly,
        *(Claim(f"G-{n}", euro(50), date(2025, 2, 3 + 7 * n), recurring=True) for n in range(4)),
    ]
    assert sum(costs(statement(each_with_letter(many), ON, TARIFFS))) == 140_00


def test_after_six_months_the_first_fee_comes_back() -> None:
    assert costs(statement(each_with_letter([month(0), month(7)]), ON, TARIFFS)) == [40_00, 40_00]


def test_instalments_that_share_a_letter_bear_the_fee_of_one() -> None:
    claims = [month(n) for n in range(3)]
    stated = statement(dutch_consumer(tuple(claims), (letter_about(*claims),)), ON, TARIFFS)
    assert costs(stated) == [40_00]


def test_what_is_no_instalment_is_added_up_as_ever() -> None:
    """3 x 100 euro in one letter is 45 euro (netherlands.md 1.2); an instalment beside it has its own fee."""
    goods = [Claim(f"G-{n}", euro(100), FIRST, nature=Nature.GOODS) for n in range(3)]
    assert costs(statement(dutch_consumer(tuple(goods), (letter_about(*goods),)), ON, TARIFFS)) == [45_00]
    mixed = [*goods, month(0)]
    stated = statement(dutch_consumer(tuple(mixed), (letter_about(*mixed),)), ON, TARIFFS)
    assert costs(stated) == [85_00]
    assert stated.collection_costs[0].because.code == "nl.costs.instalment_with_others"


@pytest.mark.parametrize(
    ("amount", "start", "expected"),
    [
        (Money(266_67), date(2025, 1, 31), [40_00, 20_00]),
        (Money(266_68), date(2025, 1, 31), [40_00, 40_00]),
        (Money(266_67), date(2024, 9, 26), [40_00, 20_00]),
        (Money(266_67), date(2024, 9, 25), [40_00, 40_00]),
    ],
)
def test_the_rule_has_a_largest_instalment_and_a_first_day(
    amount: Money, start: date, expected: list[int]
) -> None:
    """The threshold itself is an instalment; only letters sent from 1 October 2024 on count."""
    claims = [Claim(f"F-{n}", amount, add_months(start, n), recurring=True) for n in range(2)]
    assert costs(statement(each_with_letter(claims), ON, TARIFFS)) == expected


@pytest.mark.parametrize("nature", [Nature.ENERGY, Nature.WATER, Nature.TELECOM, Nature.RENT])
def test_some_things_run_by_their_nature(nature: Nature) -> None:
    claims = [Claim(f"F-{n}", euro(80), add_months(FIRST, n), nature=nature) for n in range(2)]
    assert costs(statement(each_with_letter(claims), ON, TARIFFS)) == [40_00, 20_00]


def test_what_nobody_knows_is_named_and_the_office_chooses() -> None:
    claims = [Claim(f"F-{n}", euro(80), add_months(FIRST, n)) for n in range(2)]
    stated = statement(each_with_letter(claims), ON, TARIFFS)
    assert costs(stated) == [40_00, 40_00]
    assert [r.code for r in stated.regime.assumed] == ["regime.no_running_contract"] * 2
    careful = LegalChoices(nl_unknown_is_instalment=True)
    assert costs(statement(each_with_letter(claims), ON, TARIFFS, careful)) == [40_00, 20_00]


def test_a_letter_may_name_the_fee_of_a_next_instalment_and_bears_no_more_than_it_named() -> None:
    """S16: the earlier one is paid in its term, so that by then this letter alone would bear 40."""
    claims = [month(0), month(1)]
    second = letter(date(2025, 3, 5), "F-1", delivered=date(2025, 3, 7), announced_costs=euro(20))
    first = letter(date(2025, 3, 3), "F-0", delivered=date(2025, 3, 5))
    both = dutch_consumer(tuple(claims), (first, second))
    assert costs(statement(both, ON, TARIFFS)) == [40_00, 20_00]
    paid = Payment("P", date(2025, 3, 12), euro(101), ("F-0",))
    alone = dutch_consumer(tuple(claims), (first, second), (paid,))
    assert costs(statement(alone, ON, TARIFFS)) == [20_00]
    wrong = letter(date(2025, 3, 5), "F-1", delivered=date(2025, 3, 7), announced_costs=euro(30))
    assert costs(statement(dutch_consumer(tuple(claims), (first, wrong)), ON, TARIFFS)) == [40_00]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 266_67)), min_size=1, max_size=12))
def test_no_six_months_ever_cost_more_than_a_hundred_and_forty(drawn: list[tuple[int, int]]) -> None:
    start = date(2025, 1, 1).toordinal()
    claims = [
        Claim(f"F-{n}", Money(amount), date.fromordinal(start + day), recurring=True)
        for n, (day, amount) in enumerate(drawn)
    ]
    stated = statement(each_with_letter(claims), date(2027, 1, 1), TARIFFS, DEFAULTS)
    due = [(c.due_from, c.amount) for c in stated.collection_costs if c.state is CostState.DUE]
    for last, _ in due:
        assert last is not None
        window = [amount for day, amount in due if day and add_months(last, -6) < day <= last]
        assert sum(window) <= 140_00
