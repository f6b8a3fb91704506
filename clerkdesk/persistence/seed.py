"""What a new database starts with: one team, the person who made it, and the rates of the law."""

import getpass
from uuid import UUID

from sqlalchemy import func, select

from clerkdesk.domain.parties import Language
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.tariff_rows import write_shipped

_KEY = UUID("7e1c3f0e-5f4b-4c43-9d57-3a1b8a0c2d11")
TEAM = "Team 1"


def seed(database: Database, name: str | None = None, language: Language = Language.NL) -> int:
    """Return the id of the first user of an empty database, made when it is not there yet.

    The login is the database role on a server, the account of the operating system on a file.
    """
    with database.write(Operation(_KEY, "seed", None)) as work:
        if work.already_done:
            return int(work.result)
        login = work.session.scalar(select(func.session_user())) if database.on_server else getpass.getuser()
        team = tables.Team(name=TEAM)
        work.session.add(team)
        work.session.flush()
        user = tables.User(
            name=name or str(login),
            login=str(login),
            role="administrator",
            team_id=team.id,
            language=language,
        )
        work.session.add(user)
        work.session.flush()
        write_shipped(work)
        work.commit(user.id)
        return user.id
