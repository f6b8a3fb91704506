"""``clerkdesk sweep``: every open dossier brought to today."""

from clerkdesk.commands.answers import say
from clerkdesk.commands.opening import DatabaseOption, UserOption, desk_at
from clerkdesk.services.sweep import sweep as bring_to_today


def sweep(database: DatabaseOption = None, user: UserOption = None) -> None:
    """Bring status, next step and open amount of all open dossiers to today."""
    say(f"{bring_to_today(desk_at(database, user)):,} dossiers brought to today.")
