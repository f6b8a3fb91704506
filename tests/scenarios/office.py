"""The office before the day begins: its card, and its people, each with a login of their own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import URL, create_engine

from clerkdesk import paths
from clerkdesk.domain.parties import Language
from clerkdesk.letters.converter import find_converter
from clerkdesk.persistence import enforcement
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.queries.people import at_desk
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.done import Done
from clerkdesk.services.office import save_office
from clerkdesk.services.users import UserDraft, add_user
from clerkdesk.tariff_files import load_tariffs
from tests.fixtures.databases import TODAY, Clones
from tests.services.lists import CARD

PEOPLE = {UserRole.TEAM_LEAD: "Karim Aziz", UserRole.CLERK: "Els Vermeulen"}


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a person signs in: on a server with the database role that is their own."""

    name: str
    login: str
    url: URL


Office = Mapping[UserRole, Seat]


@contextmanager
def an_office(clones: Clones) -> Iterator[Office]:
    """Prepare a database, and take it and its logins away afterwards."""
    url = clones.clone()
    seats = {role: _seat(url, name) for role, name in PEOPLE.items()}
    _prepare(url, seats)
    try:
        yield seats
    finally:
        clones.drop(url)
        if url.get_backend_name() == "postgresql":
            _take_logins_away(url, seats)


def open_desk(seat: Seat) -> Desk:
    """Return the desk of a person who signs in; it is Sunday 22 November 2026."""
    database = Database.open(seat.url, pinned=TODAY)
    with database.read() as session:
        row = at_desk(session, seat.login or None)
    assert row is not None
    person = User(row.id, row.name, UserRole(row.role), row.team_id, Language(row.language))
    return Desk(database, person, load_tariffs(), paths.letter_templates(), find_converter())


def _seat(url: URL, name: str) -> Seat:
    login = name.split()[0].lower()
    if url.get_backend_name() == "sqlite":
        return Seat(name, login, url)
    own = f"{url.database}_{login}"
    return Seat(name, own, url.set(username=own))


def _prepare(url: URL, seats: Office) -> None:
    """Do what the administrator does once: rights, the card of the office, the people."""
    desk = open_desk(Seat("", "", url))
    if desk.database.on_server:
        with desk.database.engine.begin() as connection:
            enforcement.restore(connection)
    assert isinstance(save_office(desk, uuid4(), CARD), Done)
    for role, seat in seats.items():
        assert isinstance(add_user(desk, uuid4(), UserDraft(seat.name, seat.login, role)), Done)
    desk.database.close()


def _take_logins_away(url: URL, seats: Office) -> None:
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for seat in seats.values():
            connection.exec_driver_sql(f'DROP ROLE IF EXISTS "{seat.login}"')
    engine.dispose()
