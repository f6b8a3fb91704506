"""What stands at an address is told apart in words, and nothing that is not ours is touched."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from clerkdesk.domain.parties import Language
from clerkdesk.persistence import schema
from clerkdesk.persistence.address import Finding
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import BusyError
from clerkdesk.persistence.local_disk import is_local
from clerkdesk.services.databases import DatabaseState, check, initialise, upgrade
from clerkdesk.wording import SPOKEN, Wording
from tests.fixtures.databases import Clones

NEWER = "UPDATE alembic_version SET version_num = '9999'"


def _code(url: str) -> tuple[DatabaseState, str | None]:
    checked = check(url)
    return checked.state, checked.problem.code if checked.problem else None


def _run(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_from_nothing_to_ready(empty_url: str) -> None:
    assert _code(empty_url) == (DatabaseState.EMPTY, "database.empty")
    assert initialise(empty_url, name="Sanne de Boer").state is DatabaseState.READY
    assert _code(empty_url) == (DatabaseState.READY, None)


def test_preparing_again_is_harmless(empty_url: str) -> None:
    initialise(empty_url)
    assert initialise(empty_url).state is DatabaseState.READY
    assert upgrade(empty_url).state is DatabaseState.READY


def test_an_older_database_is_brought_up_to_date(empty_url: str) -> None:
    database = Database.open(empty_url)
    schema.upgrade(database.engine, "0002")
    database.close()
    assert _code(empty_url) == (DatabaseState.OLDER, "database.older")
    assert upgrade(empty_url).state is DatabaseState.READY
    if empty_url.startswith("sqlite"):
        copy = empty_url.replace(".sqlite", f".sqlite.before-0002-to-{schema.HEAD}")
        assert check(copy).state is DatabaseState.OLDER


def test_a_newer_database_is_left_alone(empty_url: str) -> None:
    initialise(empty_url)
    _run(empty_url, NEWER)
    assert _code(empty_url) == (DatabaseState.NEWER, "database.newer")
    assert upgrade(empty_url).state is DatabaseState.NEWER


def test_the_database_of_another_program_is_left_alone(empty_url: str) -> None:
    _run(empty_url, "CREATE TABLE recipe (name TEXT)")
    assert _code(empty_url) == (DatabaseState.FOREIGN, "database.foreign")
    assert initialise(empty_url).state is DatabaseState.FOREIGN


@pytest.mark.parametrize(
    "address", ["", "kantoor", "mysql://server/x", "sqlite://", "http://[", "sqlite:///:memory:"]
)
def test_what_is_no_address_is_said(address: str) -> None:
    assert _code(address) == (DatabaseState.UNREACHABLE, "database.address")


def test_files_that_are_no_database_are_said(tmp_path: Path) -> None:
    renamed = tmp_path / "list.sqlite"
    renamed.write_bytes(b"%PDF-1.7 not a database at all")
    assert _code(f"sqlite:///{renamed}")[1] == "database.not_a_database"
    torn = tmp_path / "torn.sqlite"
    torn.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert _code(f"sqlite:///{torn}")[1] == "database.not_a_database"
    assert _code(f"sqlite:///{tmp_path}/gone/desk.sqlite")[1] == "database.folder_missing"


def test_checking_makes_no_file(tmp_path: Path) -> None:
    assert check(f"sqlite:///{tmp_path}/desk.sqlite").state is DatabaseState.EMPTY
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_open_at_one_desk_only(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/desk.sqlite"
    initialise(url)
    first = Database.open(url, alone=True)
    with pytest.raises(BusyError):
        Database.open(url, alone=True)
    assert check(url).state is DatabaseState.READY
    asked = (
        "import sys; from clerkdesk.services.databases import check; print(check(sys.argv[1]).problem.code)"
    )
    program = [sys.executable, "-c", asked, url]
    assert (
        subprocess.run(program, capture_output=True, text=True, check=True).stdout == "database.other_desk\n"
    )
    first.close()
    Database.open(url, alone=True).close()


def test_a_server_that_is_not_there_is_said() -> None:
    assert _code("postgresql://nobody@127.0.0.1:1/office")[1] == "database.no_answer"


def test_a_database_that_is_not_on_the_server_is_said(postgres_clones: Clones) -> None:
    url = postgres_clones.clone()
    missing = url.set(database="nowhere").render_as_string(hide_password=False)
    assert _code(missing)[1] == "database.no_such_database"
    wrong = url.set(username="nobody_of_ours").render_as_string(hide_password=False)
    assert _code(wrong)[1] == "database.refused"
    postgres_clones.drop(url)


def test_a_password_is_never_shown() -> None:
    problem = check("postgresql://sanne:geheim@127.0.0.1:1/office").problem
    assert problem is not None
    assert "geheim" not in str(problem)


@pytest.mark.parametrize(
    ("folder", "local"),
    [("/home/sanne", True), ("/mnt/kantoor", False), ("/mnt/kantoor/deep", False), ("/mnt/my disk", False)],
)
def test_network_folders_are_recognised(folder: str, local: bool) -> None:
    mounts = "\n".join(
        [
            "/dev/sda1 / ext4 rw 0 0",
            "//server/share /mnt/kantoor cifs rw 0 0",
            "server:/export /mnt/my\\040disk nfs4 rw 0 0",
        ]
    )
    assert is_local(Path(folder), mounts) is local


def test_synchronised_folders_are_recognised() -> None:
    assert not is_local(Path("/home/sanne/OneDrive - Kantoor/desk"), "/dev/sda1 / ext4 rw 0 0")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_finding_has_its_sentence(language: Language) -> None:
    words = Wording(language)
    for finding in set(Finding) - {Finding.READY}:
        assert words(f"problems.database.{finding}", address="sqlite:///x", said="FATAL: no")


def test_a_damaged_file_that_opens_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.execute("INSERT INTO alembic_version VALUES ('something else')")
    connection.commit()
    connection.close()
    assert check(f"sqlite:///{path}").state is DatabaseState.FOREIGN
