"""On a server the database decides who may do what, and whose dossiers somebody sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.persistence import bulk, enforcement, tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.logins import make_login
from clerkdesk.persistence.operation import Operation
from tests.fixtures.databases import Clones
from tests.persistence.records import some_dossiers


@pytest.fixture(scope="module")
def office(postgres_clones: Clones) -> Iterator[Database]:
    """A server with two teams, a clerk in each, and a dossier of the first team."""
    url = postgres_clones.clone()
    database = Database.open(url)
    name = str(url.database)
    with database.engine.begin() as connection:
        enforcement.restore(connection)
        for login, role in _logins(name).items():
            assert make_login(connection, login, role)
    some_dossiers(database, 1)
    with database.write(Operation(uuid4(), "people", 1)) as work:
        other = tables.Team(name="Team 2")
        work.session.add(other)
        work.session.flush()
        for login, role in _logins(name).items():
            team = other.id if login.endswith("other") else 1
            work.session.add(
                tables.User(name=login, login=login, role=role, team_id=team, language=Language.NL)
            )
        work.commit()
    yield database
    with database.engine.begin() as connection:
        for login in _logins(name):
            connection.exec_driver_sql(f'DROP ROLE "{login}"')
    database.close()
    postgres_clones.drop(url)


def _logins(name: str) -> dict[str, str]:
    return {
        f"{name}_bram": "clerk",
        f"{name}_other": "clerk",
        f"{name}_lead": "team_lead",
        f"{name}_audit": "auditor",
    }


@contextmanager
def _as(office: Database, who: str) -> Iterator[Connection]:
    """A connection that signed in as ``who``; whatever it does is undone."""
    url = office.engine.url
    own = Database.open(url.set(username=f"{url.database}_{who}"))
    try:
        with own.engine.connect() as connection:
            yield connection
            connection.rollback()
    finally:
        own.close()


def _dossiers(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM dossier").scalar_one())


def test_a_clerk_sees_the_dossiers_of_the_own_team_only(office: Database) -> None:
    with _as(office, "bram") as connection:
        assert _dossiers(connection) == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM claim").scalar_one() == 1
    with _as(office, "other") as connection:
        assert _dossiers(connection) == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM claim").scalar_one() == 0


@pytest.mark.parametrize("who", ["lead", "audit"])
def test_leads_and_auditors_see_every_team(office: Database, who: str) -> None:
    with _as(office, who) as connection:
        assert _dossiers(connection) == 1


@pytest.mark.parametrize(
    ("who", "statement"),
    [
        ("bram", "UPDATE app_user SET role = 'administrator'"),
        ("bram", "INSERT INTO team (name) VALUES ('Team 3')"),
        ("bram", "UPDATE creditor SET iban = 'BE00'"),
        ("bram", "UPDATE creditor_choice SET value = 'true'"),
        ("bram", "UPDATE office_setting SET value = 'true'"),
        ("bram", "SELECT * FROM audit_row"),
        ("bram", "DELETE FROM dossier"),
        ("bram", "UPDATE ledger_entry SET amount = 0"),
        ("bram", "DROP TABLE ledger_entry"),
        ("bram", "ALTER TABLE ledger_entry DISABLE TRIGGER ALL"),
        ("lead", "UPDATE app_user SET role = 'administrator'"),
        ("lead", "UPDATE office_setting SET value = 'true'"),
        ("lead", "DELETE FROM creditor_choice"),
        ("lead", "DELETE FROM audit_row"),
        ("audit", "UPDATE dossier SET closed_because = 'x'"),
        ("audit", "UPDATE creditor_choice SET value = 'true'"),
        ("audit", "INSERT INTO team (name) VALUES ('Team 3')"),
    ],
)
def test_what_a_role_may_not_do_is_refused(office: Database, who: str, statement: str) -> None:
    with _as(office, who) as connection, pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        connection.exec_driver_sql(statement)


def test_a_team_lead_chooses_for_a_creditor_and_everybody_reads_it(office: Database) -> None:
    """Who may not choose must still know what was chosen: every account depends on it."""
    values = "SELECT 1, 'day_count', now(), '\"actual/actual\"', id FROM operation LIMIT 1"
    with _as(office, "lead") as connection:
        added = connection.exec_driver_sql(
            f"INSERT INTO creditor_choice (creditor_id, name, valid_from, value, operation_id) {values}"
        )
        assert added.rowcount == 1
    for who in ("bram", "audit"):
        with _as(office, who) as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM creditor_choice").scalar_one() == 0
            assert connection.exec_driver_sql("SELECT count(*) FROM office_setting").scalar_one() == 0


def test_a_clerk_cannot_put_a_dossier_into_another_team(office: Database) -> None:
    with _as(office, "bram") as connection, pytest.raises(DBAPIError, match="row-level security"):
        connection.exec_driver_sql("UPDATE dossier SET team_id = 2")


def test_the_audit_names_who_signed_in(office: Database) -> None:
    with _as(office, "bram") as connection:
        connection.exec_driver_sql("UPDATE dossier SET closed_because = 'x'")
        connection.exec_driver_sql("RESET ROLE")
    url = office.engine.url
    own = Database.open(url.set(username=f"{url.database}_bram"))
    with own.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE dossier SET closed_because = 'paid'")
    own.close()
    with office.read() as session:
        actors = session.scalars(text("SELECT actor FROM audit_row WHERE table_name = 'dossier'")).all()
    assert actors == [f"{url.database}_bram"]


def test_a_clerk_writes_in_bulk_past_no_rule(office: Database) -> None:
    """COPY does not know row security, so rows of a clerk take the other road."""
    rows = [{"team_id": 1, "handler_id": None, "status": "new", "n": 1, "cents": Money(5)}] * 3
    with _as(office, "bram") as connection:
        bulk.insert(connection, tables.CountDelta, rows)
        assert connection.exec_driver_sql("SELECT sum(n) FROM count_delta").scalar_one() == 3
    with _as(office, "other") as connection, pytest.raises(DBAPIError, match="row-level security"):
        bulk.insert(connection, tables.CountDelta, rows)
