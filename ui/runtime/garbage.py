"""Collects garbage on the window's thread only: Qt objects must not be freed by another."""

import gc
import itertools

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 300
_alive: set[int] = set()
_numbers = itertools.count()


class WindowGarbage(QObject):
    """While one of these lives, Python never collects by itself, since it would do so on any thread.

    A cycle that holds a widget, found by a thread that is reading the database, would free the widget there
    and end the program.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = next(_numbers)
        _alive.add(self._number)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect what Python would have collected by now, the oldest generation that is due."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave collecting to Python again when no other of these lives; no thread may be at work."""
        self._timer.stop()
        _alive.discard(self._number)
        if not _alive:
            gc.enable()
