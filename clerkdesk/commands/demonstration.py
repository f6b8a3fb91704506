"""``clerkdesk demo``: a database filled with believable dossiers."""

from pathlib import Path
from typing import Annotated

import typer

from clerkdesk.commands.answers import FOUND_PROBLEMS, refuse, say
from clerkdesk.commands.opening import DatabaseOption, address, desk_at
from clerkdesk.domain.problems import Problem
from clerkdesk.services import databases
from clerkdesk.services.databases import DatabaseState
from clerkdesk.services.demo.fill import fill, first_person
from clerkdesk.services.demo.letters import send_some
from clerkdesk.services.worklist import Selection, total

_FILE = "sqlite:///"
_MOST_WITH_LETTERS = 10_000


def demo(
    dossiers: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many dossiers to make.")] = 2000,
    database: DatabaseOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make an embedded database anew first.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Leave a filled database alone.")] = False,
) -> None:
    """Fill a database with creditors, debtors and dossiers of every status; nobody in it exists."""
    url = address(database)
    if fresh and url.startswith(_FILE):
        _remove(Path(url.removeprefix(_FILE)))
    checked = databases.check(url)
    if checked.state is DatabaseState.EMPTY:
        checked = databases.initialise(url, name=first_person())
    if checked.state is not DatabaseState.READY:
        refuse([checked.problem or Problem("database.empty", params={"address": url})], code=FOUND_PROBLEMS)
    desk = desk_at(url, None)
    if total(desk, Selection()).count:
        if not keep:
            refuse([Problem("command.database_filled")], code=FOUND_PROBLEMS)
        say("The database is filled already; it is left as it is.")
        return
    say(f"{fill(desk, dossiers, _tell):,} dossiers stand ready.")
    if dossiers <= _MOST_WITH_LETTERS:
        say(f"{send_some(desk)} of them have a letter of today.")


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _tell(done: int, of: int) -> None:
    if done % 10_000 == 0:
        say(f"{done:,} of {of:,} dossiers", to_error=True)
