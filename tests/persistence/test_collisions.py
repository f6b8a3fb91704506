"""Two desks at once: one is retried, a list is posted once, a migration is old or new."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from clerkdesk.persistence import enforcement, schema, tables
from clerkdesk.persistence.address import Finding, find
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import BusyError
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork
from tests.persistence.records import a_creditor, a_payment, some_dossiers


def test_of_two_desks_in_each_others_way_both_get_done(database: Database) -> None:
    """Reliability 4.2: deadlock: one retried, both done."""
    first, second = some_dossiers(database, 2)
    together = Barrier(2, timeout=2)

    def desk(order: tuple[int, int]) -> int:
        met: list[bool] = []

        def body(work: UnitOfWork) -> int:
            work.lock(dossiers=order[:1])
            if database.on_server and not met:
                met.append(True)
                together.wait()
            work.lock(dossiers=order[1:])
            a_payment(work, order[0], 100)
            work.commit(1)
            return 1

        return database.perform(Operation(uuid4(), "payment", 1), body)

    with ThreadPoolExecutor(2) as desks:
        assert list(desks.map(desk, [(first, second), (second, first)])) == [1, 1]
    with database.read() as session:
        booked = session.scalars(
            select(tables.LedgerEntry.amount).where(tables.LedgerEntry.dossier_id.in_([first, second]))
        ).all()
    assert booked == [100, 100]


def test_what_stays_in_the_way_is_told_in_the_end(database: Database) -> None:
    def body(work: UnitOfWork) -> None:
        tries.append(work.key)
        raise BusyError("somebody is saving")

    tries: list[object] = []
    with pytest.raises(BusyError):
        database.perform(Operation(uuid4(), "payment", 1), body)
    assert len(tries) == 6


def _post(database: Database, fingerprint: str, creditor_id: int) -> None:
    with database.write(Operation(uuid4(), "import", 1)) as work:
        run = tables.Run(
            kind="import",
            state="posted",
            team_id=1,
            creditor_id=creditor_id,
            fingerprint=fingerprint,
            day=work.today,
            proposed_at=work.now,
            operation_id=work.key,
        )
        work.session.add(run)
        work.commit()


def test_a_list_is_posted_once_per_creditor(database: Database) -> None:
    """Row B2: the same list twice would be every debt twice."""
    with database.write(Operation(uuid4(), "creditor", 1)) as work:
        one, other = a_creditor(work), a_creditor(work)
        work.commit()
    _post(database, "sha", one)
    _post(database, "sha", other)
    _post(database, "other list", one)
    with pytest.raises(IntegrityError):
        _post(database, "sha", one)


def test_a_payment_is_reversed_once(database: Database) -> None:
    """P6: a second reversal is refused."""
    (dossier_id,) = some_dossiers(database, 1)
    with database.write(Operation(uuid4(), "payment", 1)) as work:
        paid = a_payment(work, dossier_id, 100).id
        work.commit()
    with database.write(Operation(uuid4(), "reversal", 1)) as work:
        work.session.add(_reversal(work, dossier_id, paid))
        work.commit()
    with pytest.raises(IntegrityError), database.write(Operation(uuid4(), "reversal", 1)) as work:
        work.session.add(_reversal(work, dossier_id, paid))
        work.commit()


def _reversal(work: UnitOfWork, dossier_id: int, reverses: int) -> tables.LedgerEntry:
    return tables.LedgerEntry(
        uuid=work.key,
        kind="reversal",
        dossier_id=dossier_id,
        amount=-100,
        value_date=work.today,
        booked_at=work.now,
        reverses=reverses,
        operation_id=work.key,
    )


@pytest.mark.parametrize("step", ["restore", "drop"])
def test_a_migration_that_breaks_leaves_the_database_as_it_was(
    empty_url: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """C12: old or new, never between."""
    database = Database.open(empty_url)
    schema.upgrade(database.engine, "0002")

    def broken(_connection: object) -> None:
        raise RuntimeError("power gone")

    monkeypatch.setattr(enforcement, step, broken)
    before = sorted(inspect(database.engine).get_table_names())
    with pytest.raises(RuntimeError, match="power gone"):
        schema.upgrade(database.engine)
    assert find(empty_url)[0] is Finding.OLDER
    assert sorted(inspect(database.engine).get_table_names()) == before
    monkeypatch.undo()
    schema.upgrade(database.engine)
    assert find(empty_url)[0] is Finding.READY
    database.close()


def test_two_who_migrate_at_once_migrate_once(empty_url: str) -> None:
    databases = [Database.open(empty_url) for _ in range(2)]
    with ThreadPoolExecutor(2) as people:
        list(people.map(lambda database: schema.upgrade(database.engine), databases))
    assert find(empty_url)[0] is Finding.READY
    for database in databases:
        database.close()
