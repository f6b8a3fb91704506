"""Days are legal days of the office, reading never writes, and a killed desk leaves nothing half."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from clerkdesk.persistence import engine as engine_module
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import OFFICE, Database
from clerkdesk.persistence.errors import BusyError, OfflineError
from clerkdesk.persistence.operation import Operation
from tests.fixtures.databases import TODAY, Clones
from tests.persistence.records import some_dossiers


def test_today_is_the_day_of_the_office_by_the_clock_of_the_server(fresh_database: Database) -> None:
    """Reliability 4.1-5."""
    unpinned = Database(fresh_database.engine)
    before = datetime.now(UTC).astimezone(OFFICE).date()
    today = unpinned.today()
    assert before <= today <= datetime.now(UTC).astimezone(OFFICE).date()
    assert fresh_database.today() == TODAY


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T22:59:59+00:00", "2026-11-22"),
        ("2026-11-22T23:00:00+00:00", "2026-11-23"),
        ("2026-03-29T00:30:00+00:00", "2026-03-29"),
        ("2026-06-30T22:00:00+00:00", "2026-07-01"),
        ("2026-10-25T00:30:00+00:00", "2026-10-25"),
    ],
)
def test_a_day_begins_at_midnight_in_the_office(
    database: Database, monkeypatch: pytest.MonkeyPatch, moment: str, day: str
) -> None:
    monkeypatch.setattr(engine_module, "now", lambda _session: datetime.fromisoformat(moment))
    assert Database(database.engine).today().isoformat() == day


def test_reading_never_writes(database: Database) -> None:
    with database.read() as session, pytest.raises(DBAPIError, match=r"read.?only"):
        session.execute(text("INSERT INTO team (name) VALUES ('Team 9')"))


def test_a_reader_sees_one_state(database: Database) -> None:
    with database.read() as session:
        before = session.scalar(select(func.count()).select_from(tables.Dossier))
        some_dossiers(database, 1)
        assert session.scalar(select(func.count()).select_from(tables.Dossier)) == before


def test_moments_come_back_in_utc(database: Database) -> None:
    with database.write(Operation(uuid4(), "note", 1)) as work:
        moment = work.now
        work.commit()
        key = work.key
    with database.read() as session:
        kept = session.scalars(select(tables.Operation.at).filter_by(id=key)).one()
    assert kept == moment
    assert kept.tzinfo is UTC


def test_who_waits_too_long_is_told_so(fresh_database: Database) -> None:
    (dossier_id,) = some_dossiers(fresh_database, 1)
    impatient = {"sqlite": "PRAGMA busy_timeout=100", "postgresql": "SET lock_timeout = '100ms'"}
    other = Database.open(fresh_database.engine.url)
    dialect = other.engine.dialect.name
    with other.engine.connect() as connection:
        connection.exec_driver_sql(impatient[dialect])
        if dialect == "postgresql":
            connection.commit()
    with fresh_database.write(Operation(uuid4(), "slow", 1)) as slow:
        slow.lock(dossiers=[dossier_id])
        with pytest.raises(BusyError), other.write(Operation(uuid4(), "quick", 1)) as quick:
            quick.lock(dossiers=[dossier_id])
    other.close()


def test_a_lost_connection_is_told_and_the_next_one_works(postgres_clones: Clones) -> None:
    database = Database.open(postgres_clones.clone())
    with pytest.raises(OfflineError), database.read() as session:
        session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert database.today()
    database.close()
    postgres_clones.drop(database.engine.url)


def test_a_desk_that_is_killed_in_the_middle_leaves_nothing_half(fresh_database: Database) -> None:
    """C4: nothing lost that was said to be saved, nothing half."""
    (dossier_id,) = some_dossiers(fresh_database, 1)
    url = fresh_database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.persistence.killed_desk", url, str(dossier_id)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        said = [desk.stdout.readline().strip() for _ in range(4)]
        desk.send_signal(signal.SIGKILL)
    assert said == ["saved 1", "saved 2", "saved 3", "half way"]
    with fresh_database.read() as session:
        amounts = session.scalars(select(tables.LedgerEntry.amount).order_by(tables.LedgerEntry.id)).all()
    assert amounts == [1, 2, 3]
    some_dossiers(fresh_database, 1)
