"""A real window that is worked by a script while a fast clock watches how long it does not answer."""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.parties import Language
from clerkdesk.services.worklist import Selection
from clerkdesk.settings import Settings, Theme
from tests.bench.kept_demo import desk_of
from ui.app import place_of, speak
from ui.runtime.errors import Errors
from ui.runtime.layout_memory import LayoutMemory
from ui.runtime.session import Session
from ui.shell.window import MainWindow
from ui.theme import Appearance

_BEAT_MS = 1
_TOO_LONG_S = 60
_PAUSE_MS = 150
_FIRST_SEARCH, _LAST_SEARCH = 3, 8


@dataclass(slots=True)
class Gap:
    """A stretch in which the window did not answer, and how much of it the window itself worked."""

    ms: float
    own_ms: float
    during: str


@dataclass(slots=True)
class Figures:
    """What was measured, in seconds and milliseconds."""

    start_s: float = 0.0
    taken_ms: dict[str, list[float]] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    rss_mb: int = 0


class Watch(QObject):
    """Beats every millisecond; what is late was a block of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self.during = ""
        self._wanted: Callable[[], bool] | None = None
        self._loop = QEventLoop()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last, self._last_own = time.perf_counter(), time.thread_time()
        self._timer.start()

    def until(self, wanted: Callable[[], bool]) -> None:
        """Let the window live until ``wanted``, and what was asked for is painted."""
        self._wanted, began = wanted, time.monotonic()
        while self._wanted is not None:
            self._loop.exec()
            if time.monotonic() - began > _TOO_LONG_S:
                raise SystemExit(f"waited too long while the window had to {self.during}")
        QCoreApplication.processEvents()

    def pause(self, ms: int = _PAUSE_MS) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + ms / 1000
        self.until(lambda: time.monotonic() >= end)

    @Slot()
    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        late = 1000 * (now - self._last) - _BEAT_MS
        if late > _BEAT_MS:
            self.gaps.append(Gap(late, 1000 * (own - self._last_own), self.during))
        if self._wanted is not None and self._wanted():
            self._wanted = None
            self._loop.quit()
        self._last, self._last_own = time.perf_counter(), time.thread_time()


class DeskWindow:
    """The window at a database, and what a clerk does in it."""

    def __init__(self, url: str, user: str | None, started: float) -> None:
        self._application = QApplication([])
        chosen = replace(Settings(), database=url, user=user)
        speak(self._application, Language.NL)
        self._appearance = Appearance(self._application, Theme.LIGHT)
        errors = Errors(self._application)
        errors.install()
        self.session = Session(desk_of(url, user), chosen, errors, LayoutMemory())
        self.window = MainWindow(self.session.context, errors, place_of(chosen))
        self.window.show()
        self.window.activateWindow()
        self.window.begin()
        self.session.listen()
        self.watch = Watch()
        self.figures = Figures()
        self.watch.during = "start"
        rows = self.window.left.rows
        self.watch.until(
            lambda: self._listed(Status.NEW) and rows._statuses[Status.NEW].counted() is not None
        )
        self.figures.start_s = time.time() - started
        self.watch.pause(1500)
        self.watch.gaps.clear()

    def measured(self, what: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        """Do something and keep how long it took until it stood on the screen."""
        self.watch.during = what
        began = time.perf_counter()
        act()
        self.watch.until(done)
        self.figures.taken_ms.setdefault(what, []).append(1000 * (time.perf_counter() - began))
        self.watch.pause()

    def switch_status(self, status: Status) -> None:
        """Show the list of a status, as a click on its row does."""
        chosen = Selection(status=status)
        self.measured(
            "switch status", lambda: self.window.work.show_selection(chosen), lambda: self._listed(status)
        )

    def open_dossier(self, dossier_id: int) -> None:
        """Open a dossier."""
        self.measured(
            "open a dossier",
            lambda: self.window.work.show_dossier(dossier_id),
            lambda: self._opened(dossier_id),
        )

    def search(self, words: str) -> None:
        """Type ``words`` letter by letter; from the third on, every letter is a search.

        The rest before a search is not waited for: a search counts from the moment it is asked for.
        """
        box = self.window.left.search
        self.window.activateWindow()
        box.take_focus()
        box.clear()
        self.watch.until(box.hasFocus)
        for end in range(1, len(words) + 1):
            self.watch.during = "search"
            box.setText(words[:end])
            if _FIRST_SEARCH <= end <= _LAST_SEARCH:
                self.measured("search", box._search, self._found)
        if not box.found():
            self.figures.not_found.append(words)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    def finish(self) -> Figures:
        """Close the window and return what was measured."""
        self.figures.gaps = self.watch.gaps
        self.figures.rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self.window.close()
        self.session.close()
        return self.figures

    def _found(self) -> bool:
        running = self.session.tasks.running()
        return not any(job.slot is not None and job.slot[1] == "search" for job in running)

    def _listed(self, status: Status) -> bool:
        shown = self.window.listed
        rows = shown.table.paged().rows()
        return shown.selection().status is status and bool(rows) and rows[0].status is status

    def _opened(self, dossier_id: int) -> bool:
        header = self.window.dossier.header()
        return header is not None and header.id == dossier_id
