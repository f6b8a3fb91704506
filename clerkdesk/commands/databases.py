"""``clerkdesk db``: preparing and checking a database."""

import sys
from typing import Annotated

import typer

from clerkdesk.commands.answers import FOUND_PROBLEMS, answer, say, sentence
from clerkdesk.commands.opening import DatabaseOption, JsonOption, UserOption, address, desk_at
from clerkdesk.services import databases as service
from clerkdesk.services.databases import Checked, DatabaseState

databases = typer.Typer(help="Prepare and check a database.", no_args_is_help=True)


@databases.command("init")
def initialise(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Make the tables of ClerkDesk in an empty database."""
    _tell(service.initialise(address(database)), as_json)


@databases.command("upgrade")
def upgrade(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Bring an older database up to this program."""
    _tell(service.upgrade(address(database)), as_json)


@databases.command("check")
def check(database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Say what stands at an address."""
    _tell(service.check(address(database)), as_json)


@databases.command("add-user")
def add_user(
    name: Annotated[str, typer.Argument(help="The person's name.")],
    login: Annotated[str, typer.Option(help="Login; on a server the database role.")],
    role: Annotated[str, typer.Option(help="clerk, team_lead, auditor or administrator.")] = "clerk",
    database: DatabaseOption = None,
    user: UserOption = None,
) -> None:
    """Add a person who works at a desk."""
    from uuid import uuid4

    from clerkdesk.commands.answers import refuse
    from clerkdesk.services.context import UserRole
    from clerkdesk.services.done import Refused
    from clerkdesk.services.users import UserDraft, add_user

    done = add_user(desk_at(database, user), uuid4(), UserDraft(name, login, UserRole(role)))
    if isinstance(done, Refused):
        refuse(done.problems, code=FOUND_PROBLEMS)
    say(f"{name} can work at a desk as {login}.")


def _tell(checked: Checked, as_json: bool) -> None:
    if as_json:
        answer({"state": checked.state, "message": sentence(checked.problem) if checked.problem else None})
    else:
        say(sentence(checked.problem) if checked.problem else f"The database is {checked.state}.")
    sys.exit(0 if checked.state is DatabaseState.READY else FOUND_PROBLEMS)
