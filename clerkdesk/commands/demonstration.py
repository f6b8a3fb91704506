"""``clerkdesk demo``: a database filled with believable dossiers."""

from typing import Annotated

import typer

from clerkdesk.commands.answers import FOUND_PROBLEMS, refuse, say
from clerkdesk.commands.opening import DatabaseOption, address
from clerkdesk.services.demo.fill import fill
from clerkdesk.services.done import Refused


def demo(
    dossiers: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many dossiers to make.")] = 2000,
    database: DatabaseOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make an embedded database anew first.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Leave a database alone that is filled already.")] = False,
) -> None:
    """Fill a database with creditors, debtors and dossiers of every status; nobody in it exists."""
    filled = fill(address(database), dossiers, fresh=fresh, keep=keep, progress=_tell)
    if isinstance(filled, Refused):
        refuse(filled.problems, code=FOUND_PROBLEMS)
    say(f"{filled:,} dossiers stand ready.")


def _tell(done: int, of: int) -> None:
    if done and done % 10_000 == 0:
        say(f"{done:,} of {of:,} dossiers", to_error=True)
