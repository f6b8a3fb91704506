"""What letters may cost a Belgian consumer, and the rules of sectors (rows I31, I35; belgium.md 1.2, 1.9)."""

from dataclasses import replace
from datetime import date

import pytest

from clerkdesk.domain.choices import LegalChoices
from clerkdesk.domain.claim import Channel, Claim, Nature, Notice, NoticeKind
from clerkdesk.domain.dossier import AgreedCosts, AgreedInterest, Facts, Terms
from clerkdesk.domain.lines import CostState, Group
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.statement import Statement, statement
from tests.domain.given import AT_MAXIMUM, TARIFFS, belgian_consumer, euro, reminder

CLAIM = Claim("F-1", euro(400), date(2025, 8, 31), contract=date(2024, 2, 1), nature=Nature.SERVICES)
FREE = reminder(date(2025, 9, 1), "F-1")
PROVIDING = replace(AT_MAXIMUM, reminder_costs=True)
ON = date(2025, 12, 31)


def further(
    cost: int, sent: date = date(2025, 9, 20), kind: NoticeKind = NoticeKind.FURTHER_REMINDER
) -> Notice:
    """Return a letter that charges ``cost`` cents for itself."""
    return Notice(kind, sent, Channel.EMAIL, ("F-1",), cost=Money(cost))


def asked(facts: Facts, choices: LegalChoices | None = None) -> list[tuple[str, int]]:
    """Return the costs of letters: the rule that allowed or refused them and the amount."""
    costs = statement(facts, ON, TARIFFS, choices or LegalChoices()).collection_costs
    return [(c.because.code, c.amount) for c in costs if "reminder" in c.because.code]


@pytest.mark.parametrize(
    ("cost", "postage", "expected"),
    [
        (7_50, 0, [("be.costs.reminder", 7_50)]),
        (7_51, 0, [("be.costs.reminder_void", 0)]),
        (9_38, 1_88, [("be.costs.reminder", 9_38)]),
        (9_39, 1_88, [("be.costs.reminder_void", 0)]),
    ],
)
def test_a_further_reminder_costs_at_most_seven_fifty_and_postage(
    cost: int, postage: int, expected: list[tuple[str, int]]
) -> None:
    facts = belgian_consumer((CLAIM,), (FREE, further(cost)), terms=PROVIDING)
    assert asked(facts, LegalChoices(be_postage=Money(postage))) == expected


def test_the_first_reminder_is_free_and_so_is_the_formal_notice() -> None:
    """I31: by construction; a first reminder that charges for itself bears nothing for that."""
    charging = replace(FREE, cost=Money(7_50))
    assert asked(belgian_consumer((CLAIM,), (charging,), terms=PROVIDING)) == [("be.costs.reminder_void", 0)]
    formal = further(5_00, kind=NoticeKind.FORMAL_NOTICE)
    assert asked(belgian_consumer((CLAIM,), (FREE, formal), terms=PROVIDING)) == [
        ("be.costs.reminder_void", 0)
    ]


def test_without_a_free_reminder_before_it_a_further_one_bears_nothing() -> None:
    assert asked(belgian_consumer((CLAIM,), (further(7_50),), terms=PROVIDING)) == [
        ("be.costs.no_reminder", 0)
    ]


@pytest.mark.parametrize(
    ("terms", "silent", "code"),
    [
        (replace(AT_MAXIMUM, reminder_costs=False), True, "be.costs.reminder_not_agreed"),
        (AT_MAXIMUM, True, "be.costs.reminder"),
        (AT_MAXIMUM, False, "be.costs.reminder_not_agreed"),
        (Terms(), True, "be.costs.reminder_not_agreed"),
        (Terms(reminder_costs=True), False, "be.costs.reminder"),
    ],
)
def test_the_contract_has_to_provide_for_it(terms: Terms, silent: bool, code: str) -> None:
    facts = belgian_consumer((CLAIM,), (FREE, further(7_50)), terms=terms)
    choices = LegalChoices(be_silent_terms_allow_reminder_costs=silent)
    assert [one for one, _ in asked(facts, choices)] == [code]
    missing = [r.code for r in statement(facts, ON, TARIFFS, choices).regime.assumed]
    assert ("regime.no_reminder_clause" in missing) == (terms.reminder_costs is None)


def month(number: int, day: int = 31) -> Claim:
    """Return an instalment of a running contract in a month of 2025."""
    due = date(2025, number, min(day, 28))
    return Claim(f"F-{number}", euro(30), due, contract=date(2024, 2, 1), recurring=True)


def first_reminder(claim: Claim, cost: int) -> Notice:
    """Return the first reminder of one instalment, by e-mail the day after, with its own cost."""
    sent = date.fromordinal(claim.due.toordinal() + 1)
    return replace(reminder(sent, claim.id), cost=Money(cost))


def test_three_unpaid_due_dates_a_year_are_reminded_for_free_the_fourth_may_cost() -> None:
    """January, February and April are free, July may cost (belgium.md 1.2); a new year begins anew."""
    months = [month(n) for n in (1, 2, 4, 7, 9)]
    notices = tuple(first_reminder(claim, 7_50) for claim in months)
    facts = belgian_consumer(tuple(months), notices, terms=replace(PROVIDING, collection_costs=None))
    found = [code for code, _ in asked(facts)]
    assert found == ["be.costs.reminder"] * 2 + ["be.costs.reminder_void"] * 3
    bought = tuple(replace(claim, recurring=False) for claim in months)
    assert [code for code, _ in asked(replace(facts, claims=bought))] == ["be.costs.reminder_void"] * 5
    next_year = [*months[:3], replace(months[3], due=date(2026, 1, 5))]
    later = belgian_consumer(
        tuple(next_year), tuple(first_reminder(c, 7_50) for c in next_year), terms=PROVIDING
    )
    codes = [c.because.code for c in statement(later, date(2026, 3, 1), TARIFFS).collection_costs]
    assert "be.costs.reminder" not in codes


@pytest.mark.parametrize(
    ("nature", "kind", "cost", "code"),
    [
        (Nature.TELECOM, NoticeKind.FURTHER_REMINDER, 10_00, "be.costs.reminder"),
        (Nature.TELECOM, NoticeKind.FURTHER_REMINDER, 10_01, "be.costs.reminder_void"),
        (Nature.WATER, NoticeKind.FURTHER_REMINDER, 10_00, "be.costs.reminder"),
        (Nature.ENERGY, NoticeKind.FURTHER_REMINDER, 7_51, "be.costs.reminder_void"),
        (Nature.ENERGY, NoticeKind.FORMAL_NOTICE, 15_00, "be.costs.reminder"),
        (Nature.ENERGY, NoticeKind.FORMAL_NOTICE, 15_01, "be.costs.reminder_void"),
        (Nature.CREDIT, NoticeKind.FURTHER_REMINDER, 7_50, "be.costs.reminder"),
    ],
)
def test_a_sector_has_its_own_amounts(nature: Nature, kind: NoticeKind, cost: int, code: str) -> None:
    facts = belgian_consumer(
        (replace(CLAIM, nature=nature),), (FREE, further(cost, kind=kind)), terms=PROVIDING
    )
    assert [one for one, _ in asked(facts)] == [code]


def test_letters_about_energy_cost_fifty_five_euro_in_all() -> None:
    days = [date(2025, 9, 20 + n) for n in range(8)]
    letters = tuple(further(7_50, day) for day in days)
    energy = replace(CLAIM, nature=Nature.ENERGY)
    found = asked(belgian_consumer((energy,), (FREE, *letters), terms=PROVIDING))
    assert sum(amount for _, amount in found) == 52_50
    assert [code for code, _ in found].count("be.costs.reminder_void") == 1


def costs_of(stated: Statement) -> int:
    """Return the indemnity that is due."""
    return sum(c.amount for c in stated.collection_costs if c.state is CostState.DUE)


def test_a_consumer_credit_is_capped_by_its_own_scale() -> None:
    """Art. VII.106 WER: 10 % up to 7,500; what lies above it is void, what lies under it stands."""
    credit = replace(CLAIM, nature=Nature.CREDIT)
    facts = belgian_consumer((credit,), (FREE,))
    assert costs_of(statement(facts, ON, TARIFFS)) == 40_00
    above = Terms(collection_costs=AgreedCosts(lump_sum=euro(41)))
    assert costs_of(statement(belgian_consumer((credit,), (FREE,), terms=above), ON, TARIFFS)) == ZERO
    both = (credit, replace(CLAIM, id="F-2"))
    about = replace(FREE, claims=("F-1", "F-2"))
    assert costs_of(statement(belgian_consumer(both, (about,)), ON, TARIFFS)) == 80_00


def test_interest_on_energy_stays_at_the_legal_rate_and_an_unknown_nature_is_named() -> None:
    dear = Terms(interest=AgreedInterest(at_statutory_maximum=True))
    energy = belgian_consumer((replace(CLAIM, nature=Nature.ENERGY),), (FREE,), terms=dear)
    rates = {line.percent for line in statement(energy, ON, TARIFFS).lines if line.group is Group.INTEREST}
    assert {str(rate) for rate in rates} == {"4.50"}
    unknown = belgian_consumer((replace(CLAIM, nature=None),), (FREE,), terms=dear)
    assert [r.code for r in statement(unknown, ON, TARIFFS).regime.assumed] == ["regime.no_nature"]
