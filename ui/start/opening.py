"""What opening a database takes; each step runs away from the window's own thread."""

from dataclasses import dataclass, replace

from clerkdesk import credentials
from clerkdesk.desk import open_desk
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import Desk
from clerkdesk.services.databases import Checked, DatabaseState, check, initialise, upgrade
from clerkdesk.services.done import Refused
from clerkdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person chose; ``password`` is none for a file or single sign-on."""

    address: str
    language: Language
    person: str = ""
    password: str | None = None
    keep_password: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk that was opened, with the settings to remember."""

    settings: Settings
    desk: Desk


def open_wanted(settings: Settings, wanted: Wanted) -> Opened | Checked:
    """Return the desk of the wanted database, or what stands in the way."""
    checked = check(wanted.address, wanted.password)
    if checked.state is not DatabaseState.READY:
        return checked
    user = settings.user if settings.database == wanted.address else None
    chosen = replace(settings, database=wanted.address, user=user, language=wanted.language)
    found = open_desk(chosen, wanted.password)
    if isinstance(found, Refused):
        return Checked(DatabaseState.UNREACHABLE, _first(found))
    if wanted.password is not None and wanted.keep_password:
        credentials.keep_password(wanted.address, wanted.password)
    return Opened(chosen, found)


def make(settings: Settings, wanted: Wanted) -> Opened | Checked:
    """Make the tables in an empty database, and open it."""
    checked = initialise(wanted.address, wanted.password, wanted.person or None)
    return open_wanted(settings, wanted) if checked.state is DatabaseState.READY else checked


def bring_up_to_date(settings: Settings, wanted: Wanted) -> Opened | Checked:
    """Bring an older database up to date, and open it."""
    checked = upgrade(wanted.address, wanted.password)
    return open_wanted(settings, wanted) if checked.state is DatabaseState.READY else checked


def _first(refused: Refused) -> Problem | None:
    return refused.problems[0] if refused.problems else None
