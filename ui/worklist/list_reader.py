"""Reads a list page by page, off the window, and brings it up to date without starting over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerkdesk.services import worklist
from clerkdesk.services.worklist import Order, Page, PageKey, Selection, Total, WorklistRow
from ui.runtime.context import ScreenContext

PAGE = 100
_ROOM_FOR_NEW = 100


@dataclass(frozen=True, slots=True)
class ReadPages:
    """The beginning of a list as the database has it, and the day it was asked on."""

    selection: Selection
    rows: tuple[WorklistRow, ...]
    after: PageKey | None
    total: Total
    today: date


class ListReader(QObject):
    """Asks for pages; answers to a list that is no longer shown are dropped."""

    first_read = Signal(object)
    next_read = Signal(object)
    reread = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._selection = Selection()
        self._order = Order()
        self._after: PageKey | None = None
        self._generation = 0
        self._first_awaited = False

    def read(self, selection: Selection, order: Order, size: int = PAGE) -> None:
        """Read the first ``size`` rows of a list, at least a page."""
        self._selection, self._order = selection, order
        self._generation += 1
        self._first_awaited = True
        self._ask(max(PAGE, size), self._first)

    def read_next(self) -> None:
        """Read the page after the last."""
        desk, selection, order, after = self._context.desk, self._selection, self._order, self._after
        generation = self._generation
        self._context.tasks.read(
            self,
            lambda: (generation, worklist.page(desk, selection, order, after, PAGE)),
            self._next,
            self._tell_failure,
        )

    def read_again(self, shown: int) -> None:
        """Read the rows on show once more, and some room for new ones; a first read comes first."""
        if self._first_awaited:
            self.read(self._selection, self._order)
            return
        self._ask(shown + _ROOM_FOR_NEW, self._again)

    def _ask(self, size: int, done: Callable[[ReadPages], None]) -> None:
        desk, selection, order = self._context.desk, self._selection, self._order

        def work() -> ReadPages:
            page = worklist.page(desk, selection, order, None, size)
            return ReadPages(selection, page.rows, page.after, worklist.total(desk, selection), desk.today())

        self._context.tasks.read(self, work, done, self._tell_failure, latest="list")

    def _first(self, read: ReadPages) -> None:
        self._after = read.after
        self._first_awaited = False
        self.first_read.emit(read)

    def _again(self, read: ReadPages) -> None:
        self.reread.emit(read)

    def _next(self, answer: tuple[int, Page]) -> None:
        generation, page = answer
        if generation == self._generation:
            self._after = page.after
            self.next_read.emit(page)

    def _tell_failure(self, error: Exception) -> None:
        self.failed.emit(error)
