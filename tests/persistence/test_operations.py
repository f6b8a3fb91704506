"""One operation per commit: done once however often it is sent, entirely or not at all (P7, O21)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from clerkdesk.domain.money import Money
from clerkdesk.persistence import tables
from clerkdesk.persistence.changes import Change, Subject
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import ChangedMeanwhileError, KeyReusedError, OfflineError
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.persistence.versioned import change_all
from tests.persistence.records import a_payment, some_dossiers


@pytest.fixture(scope="module")
def dossier_id(database: Database) -> int:
    return some_dossiers(database, 1)[0]


def _pay(dossier_id: int, amount: int) -> Callable[[UnitOfWork], int]:
    def body(work: UnitOfWork) -> int:
        if not work.already_done:
            work.lock(dossiers=[dossier_id])
            work.changed(Change(Subject.DOSSIER, dossier_id))
            work.commit(a_payment(work, dossier_id, amount).id)
        return int(work.result)

    return body


def _paid(database: Database, key: UUID) -> int:
    with database.read() as session:
        return session.scalar(select(func.sum(tables.LedgerEntry.amount)).filter_by(operation_id=key)) or 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(times=st.integers(2, 5), amount=st.integers(1, 10**9))
def test_sent_again_nothing_happens_and_the_answer_is_the_same(
    database: Database, dossier_id: int, times: int, amount: int
) -> None:
    """P7: a payment that is sent k times is booked once."""
    operation = Operation(uuid4(), "payment", 1, {"dossier": dossier_id, "amount": amount})
    answers = {database.perform(operation, _pay(dossier_id, amount)) for _ in range(times)}
    assert len(answers) == 1
    assert _paid(database, operation.key) == amount


def test_the_earlier_changes_are_told_again(database: Database, dossier_id: int) -> None:
    operation = Operation(uuid4(), "payment", 1, {"amount": 5})
    database.perform(operation, _pay(dossier_id, 5))
    with database.write(operation) as work:
        assert work.already_done
        assert work.changes == {Change(Subject.DOSSIER, dossier_id)}


def test_the_same_key_with_other_content_is_an_error(database: Database, dossier_id: int) -> None:
    key = uuid4()
    database.perform(Operation(key, "payment", 1, {"amount": 500}), _pay(dossier_id, 500))
    with pytest.raises(KeyReusedError):
        database.perform(Operation(key, "payment", 1, {"amount": 501}), _pay(dossier_id, 501))
    assert _paid(database, key) == 500


def test_a_lost_acknowledgement_doubles_nothing(
    database: Database, dossier_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C3: the server committed, the desk never heard so and sends the payment again."""
    commit, cut = Session.commit, list[str]()

    def unheard(session: Session) -> None:
        commit(session)
        if not cut:
            cut.append("acknowledgement")
            raise OfflineError("connection lost")

    monkeypatch.setattr(Session, "commit", unheard)
    operation = Operation(uuid4(), "payment", 1, {"amount": 900})
    assert database.perform(operation, _pay(dossier_id, 900))
    assert cut
    assert _paid(database, operation.key) == 900


def test_what_is_not_committed_has_not_happened(database: Database, dossier_id: int) -> None:
    forgotten = Operation(uuid4(), "payment", 1)
    with database.write(forgotten) as work:
        a_payment(work, dossier_id, 100)
    assert _paid(database, forgotten.key) == 0
    with database.write(forgotten) as work:
        assert not work.already_done


def test_what_breaks_half_way_has_not_happened(database: Database, dossier_id: int) -> None:
    broken = Operation(uuid4(), "payment", 1)
    with pytest.raises(ZeroDivisionError), database.write(broken) as work:
        a_payment(work, dossier_id, 100)
        raise ZeroDivisionError
    assert _paid(database, broken.key) == 0


def test_ten_desks_that_send_the_same_payment_book_it_once(database: Database, dossier_id: int) -> None:
    """C3: nothing doubled."""
    operation = Operation(uuid4(), "payment", 1, {"amount": 700})
    with ThreadPoolExecutor(10) as desks:
        answers = list(desks.map(lambda _: database.perform(operation, _pay(dossier_id, 700)), range(10)))
    assert len(set(answers)) == 1
    assert _paid(database, operation.key) == 700


def test_of_two_who_change_a_dossier_the_second_is_told(database: Database, dossier_id: int) -> None:
    """No update is lost: reliability 4.1-9."""
    with database.read() as session:
        seen = session.get_one(tables.Dossier, dossier_id).version
    _rename_handler(database, dossier_id, seen)
    with pytest.raises(ChangedMeanwhileError):
        _rename_handler(database, dossier_id, seen)


def _rename_handler(database: Database, dossier_id: int, seen: int) -> None:
    with database.write(Operation(uuid4(), "handler", 1)) as work:
        dossier = work.session.get_one(tables.Dossier, dossier_id)
        work.expect(dossier, seen)
        dossier.restricted = not dossier.restricted
        work.commit()


def test_a_bulk_change_is_seen_by_who_was_editing(database: Database, dossier_id: int) -> None:
    with database.read() as session:
        seen = session.get_one(tables.Dossier, dossier_id).version
    with database.write(Operation(uuid4(), "bulk", 1)) as work:
        assert change_all(work.session, tables.Dossier, [dossier_id], handler_id=None) == 1
        work.commit()
    with pytest.raises(ChangedMeanwhileError):
        _rename_handler(database, dossier_id, seen)


def test_an_update_of_an_outdated_row_fails(database: Database, dossier_id: int) -> None:
    with pytest.raises(ChangedMeanwhileError), database.write(Operation(uuid4(), "stale", 1)) as work:
        dossier = work.session.get_one(tables.Dossier, dossier_id)
        bumped = update(tables.Dossier.__table__).values(version=99)  # type: ignore[arg-type]
        work.connection.execute(bumped.where(tables.Dossier.id == dossier_id))
        dossier.restricted = not dossier.restricted
        work.commit()


def test_a_thousand_payments_of_eight_desks_add_up(database: Database) -> None:
    """C6 in small: no update is lost between desks that write on the same dossiers."""
    ids = some_dossiers(database, 4)

    def desk(number: int) -> None:
        for turn in range(25):
            dossier_id = ids[(number + turn) % 4]
            database.perform(Operation(uuid4(), "payment", 1), _pay(dossier_id, 1))

    with ThreadPoolExecutor(8) as desks:
        list(desks.map(desk, range(8)))
    with database.read() as session:
        paid = session.scalar(
            select(func.sum(tables.LedgerEntry.amount)).where(tables.LedgerEntry.dossier_id.in_(ids))
        )
    assert paid == 200


def test_locks_are_of_dossiers_that_exist(database: Database) -> None:
    with pytest.raises(LookupError), database.write(Operation(uuid4(), "lock", 1)) as work:
        work.lock(dossiers=[987_654])


def test_the_same_payment_under_another_operation_is_refused(database: Database, dossier_id: int) -> None:
    uuid = uuid4()
    with database.write(Operation(uuid4(), "payment", 1)) as work:
        a_payment(work, dossier_id, 10, uuid)
        work.commit()
    with pytest.raises(IntegrityError), database.write(Operation(uuid4(), "payment", 1)) as work:
        a_payment(work, dossier_id, 10, uuid)


@pytest.mark.parametrize("wrong", [10.0, True, "10", 10.5], ids=repr)
def test_an_amount_is_whole_cents_and_nothing_else(
    database: Database, dossier_id: int, wrong: object
) -> None:
    with (
        pytest.raises(Exception, match="whole number of cents"),
        database.write(Operation(uuid4(), "payment", 1)) as work,
    ):
        entry = a_payment(work, dossier_id, 10)
        claim = select(tables.Claim).filter_by(dossier_id=entry.dossier_id)
        work.session.scalars(claim).one().principal = wrong  # type: ignore[assignment]
        work.commit()


def test_the_largest_amounts_come_back_as_they_went(database: Database, dossier_id: int) -> None:
    with database.write(Operation(uuid4(), "payment", 1)) as work:
        entry = a_payment(work, dossier_id, 10**17 + 1).id
        work.commit()
    with database.read() as session:
        assert session.get_one(tables.LedgerEntry, entry).amount == Money(10**17 + 1)
