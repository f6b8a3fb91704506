"""Everything a service gets from the desk it works for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Final

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.letters.converter import Converter
from clerkdesk.persistence.engine import OFFICE, Database


def today_here() -> date:
    """Return the legal day it is in the office by this machine's clock, where no database is asked."""
    return datetime.now(OFFICE).date()


class UserRole(StrEnum):
    """What a user may do; the database enforces it, screens follow it."""

    CLERK = "clerk"
    TEAM_LEAD = "team_lead"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class User:
    """The person at the desk."""

    id: int
    name: str
    role: UserRole
    team_id: int
    language: Language


class Desk:
    """A database, the person working at it, and the tools that services use. Shared between threads."""

    def __init__(
        self,
        database: Database,
        user: User,
        tariffs: Tariffs,
        templates: Path,
        converter: Converter | Problem,
    ) -> None:
        self.database: Final = database
        self.user: Final = user
        self.templates: Final = templates
        self.converter: Final = converter
        self._tariffs = tariffs
        self._renewing = Lock()

    @property
    def tariffs(self) -> Tariffs:
        """Return the rates and scales in force, as last heard of; whoever computes twice asks once."""
        return self._tariffs

    def renew_tariffs(self, read: Callable[[], Tariffs]) -> None:
        """Compute with what ``read`` returns from now on; an older answer never follows a newer one."""
        with self._renewing:
            self._tariffs = read()

    def today(self) -> date:
        """Return the legal day it is in the office, by the clock of the database server."""
        return self.database.today()
