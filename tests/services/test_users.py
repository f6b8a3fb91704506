"""People at the desks: a name, a role, and on a server a login of their own."""

from uuid import uuid4

from clerkdesk.persistence.session import Session
from clerkdesk.services.context import UserRole
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.users import UserDraft, add_user, users
from tests.services.office import Office


def test_a_person_who_was_added_may_handle_dossiers(office: Office) -> None:
    draft = UserDraft("Bram de Wit", f"bram_{uuid4().hex[:8]}", UserRole.CLERK)
    assert isinstance(add_user(office.desk, uuid4(), draft), Done)
    assert "Bram de Wit" in [user.name for user in users(office.desk)]


def test_a_login_exists_once_and_nothing_may_be_empty(office: Office) -> None:
    login = f"eva_{uuid4().hex[:8]}"
    assert isinstance(add_user(office.desk, uuid4(), UserDraft("Eva", login, UserRole.TEAM_LEAD)), Done)
    again = add_user(office.desk, uuid4(), UserDraft("Eva", login, UserRole.CLERK))
    empty = add_user(office.desk, uuid4(), UserDraft(" ", "", UserRole.CLERK))
    assert isinstance(again, Refused)
    assert isinstance(empty, Refused)
    assert [problem.code for problem in again.problems] == ["user.login_taken"]
    assert [problem.about for problem in empty.problems] == ["name", "login"]


def test_on_a_server_the_person_gets_a_database_role(office: Office) -> None:
    login = f"luc_{uuid4().hex[:8]}"
    add_user(office.desk, uuid4(), UserDraft("Luc", login, UserRole.CLERK))
    with office.desk.database.read() as session:
        assert _has_role(session, login) is office.desk.database.on_server


def _has_role(session: Session, login: str) -> bool:
    if session.get_bind().dialect.name != "postgresql":
        return False
    found = session.connection().exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,))
    return found.first() is not None
