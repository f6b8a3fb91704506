"""The composition root: from settings to a desk that services work for. Adapters are named here only."""

from clerkdesk import paths
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.converter import find_converter
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.errors import BusyError, OfflineError
from clerkdesk.persistence.queries.people import at_desk
from clerkdesk.services.context import Desk, User, UserRole
from clerkdesk.services.databases import DatabaseState, check, safe
from clerkdesk.services.done import Refused
from clerkdesk.services.tariff_history import bring_up_to_date
from clerkdesk.settings import Settings, embedded_database
from clerkdesk.tariff_files import load_tariffs


def open_desk(settings: Settings, password: str | None = None) -> Desk | Refused:
    """Return the desk of the database and the person that ``settings`` name, or why it cannot be opened.

    On a server the person is the database role that signed in; on a file it is the login of the settings,
    else the first person there.
    """
    address = settings.database or embedded_database()
    checked = check(address, password)
    if checked.state is not DatabaseState.READY:
        return Refused((checked.problem or Problem(f"database.{checked.state}"),))
    try:
        database = Database.open(address, password=password, alone=True)
    except BusyError:
        return Refused((Problem("database.other_desk", params={"address": safe(address)}),))
    try:
        return _seated(database, settings)
    except OfflineError:
        database.close()
        return Refused((Problem("database.no_answer", params={"address": safe(address)}),))


def _user(row: tables.User) -> User:
    return User(row.id, row.name, UserRole(row.role), row.team_id, Language(row.language))


def _seated(database: Database, settings: Settings) -> Desk | Refused:
    with database.read() as session:
        row = at_desk(session, settings.user)
        user = _user(row) if row else None
    if user is None:
        database.close()
        return Refused((Problem("database.nobody_at_desk", params={"login": settings.user or ""}),))
    desk = Desk(
        database=database,
        user=user,
        tariffs=load_tariffs(),
        templates=paths.letter_templates(),
        converter=find_converter(),
    )
    bring_up_to_date(desk)
    return desk
