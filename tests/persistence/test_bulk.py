"""Many rows at once arrive as if they had been written one by one."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.persistence import bulk, tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from tests.persistence.records import a_person, some_dossiers

NASTY = ["tab\there", "new\nline", "back\\slash \\N", "é € ß 漢", "", "NULL", "'; DROP TABLE person; --"]


def test_text_amounts_days_and_moments_survive(database: Database) -> None:
    moment = datetime(2026, 3, 29, 0, 30, 15, 123456, tzinfo=UTC)
    (dossier_id,) = some_dossiers(database, 1)
    with database.write(Operation(uuid4(), "bulk", 1)) as work:
        ids = bulk.reserve(work.connection, tables.TimelineEntry, len(NASTY))
        rows = [
            {
                "id": id_,
                "dossier_id": dossier_id,
                "kind": "note",
                "code": "note",
                "params": {"amount": Money(5), "on": date(2024, 2, 29)},
                "text": text,
                "day": date(2026, 11, 22),
                "at": moment,
                "operation_id": work.key,
            }
            for id_, text in zip(ids, NASTY, strict=True)
        ]
        bulk.insert(work.connection, tables.TimelineEntry, rows)
        work.commit()
    with database.read() as session:
        entries = session.scalars(select(tables.TimelineEntry).order_by(tables.TimelineEntry.id)).all()
    assert [entry.text for entry in entries] == NASTY
    assert {entry.at for entry in entries} == {moment}
    assert entries[0].params == {"amount": 5, "on": date(2024, 2, 29)}
    assert not entries[0].pinned


def test_reserved_keys_meet_no_others(database: Database) -> None:
    with database.write(Operation(uuid4(), "bulk", 1)) as work:
        first = bulk.reserve(work.connection, tables.Person, 3)
        second = bulk.reserve(work.connection, tables.Person, 3)
        assert len({*first, *second}) == 6
        row = {
            "kind": DebtorKind.CONSUMER,
            "country": "BE",
            "language": Language.FR,
            "operation_id": work.key,
        }
        people = [{"id": id_, "name": f"P{id_}", "name_key": f"p{id_}", **row} for id_ in second]
        bulk.insert(work.connection, tables.Person, people)
        assert a_person(work) not in {*first, *second}
        work.commit()
    with database.read() as session:
        assert session.get_one(tables.Person, second[0]).version == 1


def test_a_double_in_bulk_is_refused_like_any_other(database: Database) -> None:
    (dossier_id,) = some_dossiers(database, 1)
    with database.write(Operation(uuid4(), "bulk", 1)) as work:
        rows = [{"team_id": 1, "term": "jansen", "dossier_id": dossier_id}] * 2
        with pytest.raises(IntegrityError):
            bulk.insert(work.connection, tables.Term, rows)


def test_no_rows_is_no_work(database: Database) -> None:
    with database.write(Operation(uuid4(), "bulk", 1)) as work:
        bulk.insert(work.connection, tables.CountDelta, [])
        work.commit()


def test_an_amount_that_is_no_whole_number_of_cents_is_refused(database: Database) -> None:
    row = {"team_id": 1, "handler_id": None, "status": Status.NEW, "n": 1, "cents": 1.5}
    with (
        database.write(Operation(uuid4(), "bulk", 1)) as work,
        pytest.raises(Exception, match="whole number"),
    ):
        bulk.insert(work.connection, tables.CountDelta, [row])
