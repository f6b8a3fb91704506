"""Everything a service gets from the desk it works for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Desk:
    """A database, the person working at it, and the tools that services use. Shared between threads."""

    database: Database
    user: User
    tariffs: Tariffs
    templates: Path
    converter: Converter | Problem

    def today(self) -> date:
        """Return the legal day it is in the office, by the clock of the database server."""
        return self.database.today()
