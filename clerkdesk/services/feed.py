"""What other desks changed, as it happens."""

from collections.abc import Iterator
from threading import Event

from clerkdesk.persistence.feed import listen
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.tariff_history import read_again


def changes(desk: Desk, stop: Event) -> Iterator[frozenset[Change] | None]:
    """Yield what commits of any desk changed, at most every half second, until ``stop`` is set.

    Blocks between yields, so it runs on a thread of its own. ``None`` means that the connection was lost
    and is back: everything on screen has to be read again. Loss itself raises ``ConnectionError``. The desk
    computes with new rates before anybody hears of them.
    """
    news = listen(desk.database, stop)
    for heard in news:
        if heard is None or any(change.subject is Subject.TARIFF for change in heard):
            try:
                read_again(desk)
            except ConnectionError as error:
                news.throw(error)
        yield heard
