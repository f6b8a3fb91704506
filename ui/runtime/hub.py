"""Tells screens what changed, by this desk or by another."""

from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot

from clerkdesk.services import feed
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Subject

_RETRY_SECONDS = 2.0


class ChangeHub(QObject):
    """Carries changes to the screens: a frozenset of ``Change``, or none when all must be read again."""

    changed = Signal(object)
    lost = Signal()
    back = Signal()
    _heard = Signal(object)
    _silent = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._listener: Thread | None = None
        self._connected = True
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._silent.connect(self._tell_loss, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def publish(self, changes: frozenset[Change] | None) -> None:
        """Announce what this desk changed itself."""
        self.changed.emit(changes)

    def listen(self, desk: Desk) -> None:
        """Begin to hear what other desks change, on a thread of its own."""
        self._listener = Thread(target=self._follow, args=(desk,), name="feed", daemon=True)
        self._listener.start()

    def close(self) -> None:
        """Stop listening and wait until the listener is gone."""
        self._stop.set()
        if self._listener:
            self._listener.join(timeout=5)
            self._listener = None

    def connected(self) -> bool:
        """Return whether the database answered when it was last listened to."""
        return self._connected

    def _follow(self, desk: Desk) -> None:
        while not self._stop.is_set():
            try:
                for heard in feed.changes(desk, self._stop):
                    self._heard.emit(heard)
            except (ConnectionError, TimeoutError):
                self._silent.emit()
            self._stop.wait(_RETRY_SECONDS)

    @Slot(object)
    def _pass_on(self, heard: frozenset[Change] | None) -> None:
        if not self._connected:
            self._connected = True
            self.back.emit()
        self.changed.emit(heard)

    @Slot()
    def _tell_loss(self) -> None:
        if self._connected:
            self._connected = False
            self.lost.emit()


def touches(changes: frozenset[Change] | None, subject: Subject, wanted: int | None = None) -> bool:
    """Return whether a screen that shows ``subject`` (number ``wanted``, or any) has to read again."""
    if changes is None:
        return True
    return any(
        change.subject is subject and (wanted is None or change.id is None or change.id == wanted)
        for change in changes
    )
