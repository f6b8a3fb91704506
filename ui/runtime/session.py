"""One person at one database, from opening the window to closing it."""

import hashlib

from PySide6.QtCore import QObject

from clerkdesk import paths
from clerkdesk.services.context import Desk
from clerkdesk.settings import Settings, embedded_database
from ui.runtime.context import ScreenContext
from ui.runtime.errors import Errors
from ui.runtime.hub import ChangeHub
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.tasks import Tasks


class Session(QObject):
    """Holds what the screens share, and puts it away in the right order."""

    def __init__(self, desk: Desk, settings: Settings, errors: Errors, layout: LayoutMemory) -> None:
        super().__init__()
        self._desk = desk
        self.tasks = Tasks(self)
        self.hub = ChangeHub(self)
        self.tasks.committed.connect(self.hub.publish)
        self.tasks.went_wrong.connect(errors.report)
        self.context = ScreenContext(desk, self.tasks, self.hub, settings, layout=layout)

    def listen(self) -> None:
        """Begin to hear what other desks change."""
        self.hub.listen(self._desk)

    def close(self) -> None:
        """Stop listening, wait for work that is under way, close the database."""
        self.hub.close()
        self.tasks.close()
        self._desk.database.close()


def remembered_layout(desk: Desk, settings: Settings) -> LayoutMemory:
    """Return what this person arranged at this database."""
    place = f"{settings.database or embedded_database()} {desk.user.id}"
    name = hashlib.sha256(place.encode("utf-8")).hexdigest()[:12]
    return LayoutMemory(paths.user_settings() / f"layout-{name}.json")
