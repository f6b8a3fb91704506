"""What other desks changed, as it happens."""

from collections.abc import Iterator
from threading import Event

from clerkdesk.persistence.feed import listen
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change


def changes(desk: Desk, stop: Event) -> Iterator[frozenset[Change] | None]:
    """Yield what commits of any desk changed, at most every half second, until ``stop`` is set.

    Blocks between yields, so it runs on a thread of its own. ``None`` means that the connection was lost
    and is back: everything on screen has to be read again. Loss itself raises ``ConnectionError``.
    """
    return listen(desk.database, stop)
