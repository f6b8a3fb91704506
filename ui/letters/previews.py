"""Looks at letters one at a time, off the window; only the last one asked for is made next."""

from PySide6.QtCore import QObject, Signal

from ui.letters.preview_work import Looked, look
from ui.runtime.context import ScreenContext

_KEPT = 12


class Previews(QObject):
    """Keeps the last few letters that were looked at, so that going back to one is immediate."""

    looked = Signal(object)

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[int, Looked] = {}
        self._wanted: tuple[int, int, int] | None = None
        self._busy = False

    def want(self, run_id: int, row_id: int, width: int) -> None:
        """Ask for the letter of ``row_id``; ``looked`` tells it, unless another is asked for first."""
        self._wanted = (run_id, row_id, width)
        if row_id in self._kept:
            self._wanted = None
            self.looked.emit(self._kept[row_id])
        elif not self._busy:
            self._start()

    def stop_wanting(self) -> None:
        """Tell no letter any more: something else is looked at."""
        self._wanted = None

    def forget(self) -> None:
        """Drop every letter that was kept."""
        self._kept.clear()

    def _start(self) -> None:
        if self._wanted is None:
            return
        run_id, row_id, width = self._wanted
        desk = self._context.desk
        self._busy = True
        self._context.tasks.read(self, lambda: look(desk, run_id, row_id, width), self._take, self._failed)

    def _take(self, found: Looked) -> None:
        self._busy = False
        if not found.refused:
            self._kept[found.row_id] = found
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        if self._wanted is not None and self._wanted[1] == found.row_id:
            self._wanted = None
            self.looked.emit(found)
        else:
            self._start()

    def _failed(self, error: Exception) -> None:
        self._busy, self._wanted = False, None
        self._context.tasks.went_wrong.emit(error)
