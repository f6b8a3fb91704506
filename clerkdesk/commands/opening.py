"""Opening the desk that a command works at."""

from dataclasses import replace
from typing import Annotated

import typer

from clerkdesk import settings as stored
from clerkdesk.commands.answers import refuse
from clerkdesk.desk import open_desk
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused

DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", help="sqlite:///FILE or postgresql://NAME@HOST/DATABASE."),
]
UserOption = Annotated[str | None, typer.Option("--user", help="Who works at the desk, by login.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def address(database: str | None) -> str:
    """Return the address of the database that was named, else of the embedded one."""
    return database or stored.load().database or stored.embedded_database()


def desk_at(database: str | None, user: str | None) -> Desk:
    """Return the desk at the named database; leave with a sentence when it cannot be opened."""
    remembered = stored.load()
    opened = open_desk(replace(remembered, database=address(database), user=user or remembered.user))
    if isinstance(opened, Refused):
        refuse(opened.problems)
    return opened
