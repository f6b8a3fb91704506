"""What holds after any history of a dossier, on both databases (properties P1 to P7 and P12).

``HISTORY_CASES`` asks for more histories than CI has time for.
"""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import TypeVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from clerkdesk.domain.money import Money
from clerkdesk.persistence.engine import Database
from clerkdesk.services import dossiers
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.payments import PaymentDraft, payments, post_payment, reverse_payment
from tests.fixtures.databases import Clones
from tests.services.histories import DEEDS, STARTS, Deed, Seen, Start, begun, do, history, row_of, seen
from tests.services.office import TODAY, Case, Office

CASES = int(os.environ.get("HISTORY_CASES", "6"))
T = TypeVar("T", bound=Callable[..., None])
PAYMENTS = st.lists(
    st.tuples(st.integers(1, 30_000), st.integers(0, 100), st.none() | st.integers(0, 2)),
    min_size=2,
    max_size=4,
    unique_by=lambda payment: payment[1],
)


def many(test: T) -> T:
    """Let ``test`` run over ``CASES`` histories, the same ones every time."""
    chosen = settings(
        max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    return seed(20261122)(chosen(test))


@pytest.fixture(scope="module")
def office(database: Database) -> Office:
    """An office whose database the histories of this module share, on both engines."""
    return Office(database)


@pytest.fixture(scope="module")
def creditors(office: Office) -> dict[str, int]:
    """The creditors of the office by their country, made when first asked for."""
    del office
    return {}


@pytest.fixture(scope="module")
def both(sqlite_clones: Clones, postgres_clones: Clones) -> Iterator[tuple[Office, Office]]:
    """An office on each of the engines."""
    urls = [(clones, clones.clone()) for clones in (sqlite_clones, postgres_clones)]
    desks = [Database.open(url, pinned=TODAY) for _, url in urls]
    yield Office(desks[0]), Office(desks[1])
    for desk, (clones, url) in zip(desks, urls, strict=True):
        desk.close()
        clones.drop(url)


@many
@given(start=STARTS, deeds=DEEDS, times=st.integers(1, 3), chance=st.randoms(use_true_random=False))
def test_lists_say_what_the_facts_say_and_the_same_keys_again_change_nothing(
    office: Office, creditors: dict[str, int], start: Start, deeds: list[Deed], times: int, chance: Random
) -> None:
    """P1: the projection is the statement and procedure of the facts, also when rebuilt.

    P7: any call sent again so many times, long after and in any order, answers as before and does nothing.
    """
    case = begun(office, creditors, start)
    sent = []
    for deed in deeds:
        key = uuid4()
        answer = do(office, case, deed, key)
        if isinstance(answer, Done) and deed.kind in ("pay", "dispute", "hold", "call", "note"):
            sent.append((deed, key, answer))
    before = seen(office, case)
    assert_agreed(office, case, before)
    for deed, key, answer in chance.sample(sent * times, len(sent) * times):
        assert do(office, case, deed, key) == answer
    assert seen(office, case) == before
    office.refresh([case.id])
    assert seen(office, case) == before


def assert_agreed(office: Office, case: Case, found: Seen) -> None:
    """P1, P2: list row, header and lines are one amount; no share of a payment is above what is owed."""
    live, sums = dossiers.open_dossier(office.desk, case.id), found.statement.totals
    assert found.row[:4] == (live.status, live.claimable, live.next_step, live.next_on)
    assert live.claimable == sums.due == sum(line.amount for line in found.statement.lines) >= 0
    assert live.disputed == sums.disputed
    shares = [view.allocation for view in payments(office.desk, case.id) if view.allocation]
    assert len(shares) == len(found.facts.payments)
    for share in shares:
        parts = (share.to_costs, share.to_interest, share.to_principal, share.surplus)
        assert min(parts) >= 0 and sum(parts) == share.amount
    assert sum(s.to_principal for s in shares) <= sums.principal
    assert sum(s.to_interest for s in shares) <= sums.interest
    assert sum(s.to_costs for s in shares) <= sums.collection_costs + sums.vat + sums.other_costs


@many
@given(start=STARTS, deeds=DEEDS)
def test_the_same_history_gives_the_same_dossier_again_and_in_both_databases(
    both: tuple[Office, Office], start: Start, deeds: list[Deed]
) -> None:
    """P3, P12: facts, statement and list row to the cent, whoever else is in the database."""
    found = []
    for office in (*both, both[0]):
        case = begun(office, {}, start)
        found.append((history(office, case, deeds), seen(office, case)))
    assert found[0] == found[1] == found[2]


@many
@given(start=STARTS, paid=PAYMENTS, chance=st.randoms(use_true_random=False))
def test_payments_count_from_their_value_dates_however_late_they_are_booked(
    office: Office,
    creditors: dict[str, int],
    start: Start,
    paid: list[tuple[int, int, int | None]],
    chance: Random,
) -> None:
    """P4: the same payments booked in another order leave the same balances, lines and list row."""
    found = []
    for order in (sorted(paid, key=lambda payment: -payment[1]), chance.sample(paid, len(paid))):
        case = begun(office, creditors, start)
        for amount, days_ago, named in order:
            claims = () if named is None else (case.claims[named % len(case.claims)],)
            draft = PaymentDraft(Money(amount), TODAY - timedelta(days=days_ago), claim_ids=claims)
            assert isinstance(post_payment(office.desk, uuid4(), case.id, draft), Done)
        whole = seen(office, case)
        lines = [line._replace(reason=line.reason._replace(params={})) for line in whole.statement.lines]
        found.append((whole.statement.totals, lines, whole.row))
    assert found[0] == found[1]


@many
@given(start=STARTS, deeds=DEEDS, amount=st.integers(1, 60_000), days_ago=st.integers(0, 100))
def test_a_payment_taken_back_and_booked_again_is_the_payment(
    office: Office, creditors: dict[str, int], start: Start, deeds: list[Deed], amount: int, days_ago: int
) -> None:
    """P6: without it all is as before it, with it again as with it; taking back twice is refused."""
    case = begun(office, creditors, start)
    history(office, case, deeds)
    draft = PaymentDraft(Money(amount), TODAY - timedelta(days=days_ago))
    stages = [seen(office, case)]
    first = post_payment(office.desk, uuid4(), case.id, draft)
    stages.append(seen(office, case))
    assert isinstance(first, Done)
    countered = reverse_payment(office.desk, uuid4(), first.value, "Storno")
    assert isinstance(countered, Done)
    stages.append(seen(office, case))
    for entry in (first.value, countered.value):
        assert isinstance(reverse_payment(office.desk, uuid4(), entry, "Storno"), Refused)
    assert isinstance(post_payment(office.desk, uuid4(), case.id, draft), Done)
    stages.append(seen(office, case))
    assert stages[2] == stages[0] and stages[3] == stages[1]
    assert row_of(office, case) == stages[1].row
