"""What the database refuses by itself, whoever asks: the ledger only grows, and changes are audited."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from clerkdesk.persistence import enforcement, tables
from clerkdesk.persistence.auditing import digest
from clerkdesk.persistence.enforcement.rules import ONLY_GROWS
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from tests.persistence.records import a_payment, some_dossiers


@pytest.fixture(scope="module")
def dossier_id(database: Database) -> int:
    (dossier_id,) = some_dossiers(database, 1)
    with database.write(Operation(uuid4(), "payment", 1)) as work:
        a_payment(work, dossier_id, 10_000)
        entry = tables.TimelineEntry(
            dossier_id=dossier_id,
            kind="note",
            code="note",
            text="Belde terug",
            day=work.today,
            at=work.now,
            operation_id=work.key,
        )
        work.session.add(entry)
        work.commit()
    return dossier_id


def _try(database: Database, statement: str) -> None:
    with database.write(Operation(uuid4(), "attempt", 1)) as work:
        work.session.execute(text(statement))
        work.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET amount = 1",
        "UPDATE ledger_entry SET value_date = '2020-01-01'",
        "DELETE FROM ledger_entry",
        "UPDATE timeline_entry SET text = 'nooit gezegd'",
        "UPDATE timeline_entry SET day = '2020-01-01'",
        "DELETE FROM timeline_entry",
        "UPDATE operation SET kind = 'nothing'",
        "UPDATE operation SET result = '1' WHERE changes IS NOT NULL",
        "DELETE FROM operation",
        "DELETE FROM audit_row",
        "UPDATE audit_row SET actor = 'someone else'",
        "DELETE FROM audit_detail",
        "UPDATE tariff_row SET source = 'elsewhere'",
        "DELETE FROM tariff_row",
    ],
)
def test_what_happened_cannot_be_changed(database: Database, dossier_id: int, statement: str) -> None:
    """Row O21: nothing that was recorded is lost."""
    with database.write(Operation(uuid4(), "close", 1)) as work:
        work.session.get_one(tables.Dossier, dossier_id).restricted = True
        work.commit()
    with pytest.raises(DBAPIError, match="only grows"):
        _try(database, statement)


def test_the_back_door_of_each_engine_is_shut(database: Database, dossier_id: int) -> None:
    """REPLACE deletes without saying so, TRUNCATE without firing triggers of rows."""
    door = "REPLACE INTO ledger_entry SELECT * FROM ledger_entry"
    if database.on_server:
        door = "TRUNCATE ledger_entry CASCADE"
    with pytest.raises(DBAPIError, match="only grows"):
        _try(database, door)


def test_a_pin_may_be_moved(database: Database, dossier_id: int) -> None:
    """Row S8."""
    _try(database, f"UPDATE timeline_entry SET pinned = true WHERE dossier_id = {dossier_id}")
    with database.read() as session:
        assert session.scalars(select(tables.TimelineEntry.pinned)).all() == [True]


def test_a_change_is_audited_with_operation_person_and_difference(
    database: Database, dossier_id: int
) -> None:
    operation = Operation(uuid4(), "close", 1)
    with database.write(operation) as work:
        dossier = work.session.get_one(tables.Dossier, dossier_id)
        dossier.closed_on, dossier.closed_because = work.today, "paid"
        work.commit()
    with database.read() as session:
        row = session.scalars(
            select(tables.AuditRow).filter_by(table_name="dossier", operation_id=str(operation.key))
        ).one()
        detail = session.get_one(tables.AuditDetail, row.id)
        assert (row.row_id, row.action) == (dossier_id, "update")
        assert row.actor
        assert detail.salt
        assert detail.difference
        assert "closed_because" in detail.difference
        assert "opened_on" not in detail.difference
        assert row.hash == digest(detail.salt, detail.difference)


def test_every_only_growing_table_is_guarded(database: Database) -> None:
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if database.on_server:
        names = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with database.read() as session:
        found = set(session.scalars(text(names)))
    assert found >= {f"cd_{table}_{rule}" for table in ONLY_GROWS for rule in ("stays", "frozen")}


def test_rules_can_be_put_back_again_and_again(fresh_database: Database) -> None:
    for _ in range(2):
        with fresh_database.engine.begin() as connection:
            enforcement.drop(connection)
            enforcement.restore(connection)
    some_dossiers(fresh_database, 1)
