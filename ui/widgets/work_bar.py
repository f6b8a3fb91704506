"""A line that says what is being worked on, how far it is, and how to stop it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.format import count
from ui.runtime.tasks import Cancelled, Job, Progress, Tasks
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel

T = TypeVar("T")


class WorkBar(QWidget):
    """Runs one piece of slow work at a time for a window, with progress and a way to stop it in words."""

    busy_changed = Signal(bool)

    def __init__(self, tasks: Tasks, stop_label: str, stopping: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stopping = stopping
        self._title = ""
        self._can_stop = True
        self._job: Job | None = None
        self._words = PlainLabel(role=Role.MUTED)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(180)
        self._stop = QPushButton(stop_label)
        self._stop.clicked.connect(self.stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self._bar, self._words, self._stop):
            layout.addWidget(widget)
        tasks.progressed.connect(self._progressed)
        tasks.ended.connect(self._ended)
        self._show_busy(False)

    def show_stop(self, can_stop: bool) -> None:
        """Offer to stop the work, or not where stopping halfway is no use."""
        self._can_stop = can_stop

    @property
    def busy(self) -> bool:
        """Return whether work is under way."""
        return self._job is not None

    def say(self, words: str, role: Role = Role.MUTED) -> None:
        """Show a sentence while nothing runs, in the colour of ``role``."""
        self._words.setText(words)
        self._words.set_role(role)
        self._words.setVisible(bool(words))

    def run(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Progress, Cancelled], T],
        done: Callable[[T], None],
    ) -> None:
        """Run ``work`` off the window under ``title``; ``done`` of ``owner`` gets its answer."""
        self._title = title
        self.say(title)
        self._bar.setRange(0, 0)
        self._job = self._tasks.slow(owner, work, done, title=title)
        self._show_busy(True)

    @Slot()
    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        if self._job is not None:
            self._job.cancel()
            self.say(self._stopping)
            self._stop.setEnabled(False)

    @Slot(object)
    def _progressed(self, job: Job) -> None:
        if job is self._job and job.total and not job.cancel_asked.is_set():
            self._bar.setRange(0, job.total)
            self._bar.setValue(job.finished)
            self._words.setText(f"{self._title} {count(job.finished)} / {count(job.total)}")

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.say("")
            self._show_busy(False)

    def _show_busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._stop.setVisible(busy and self._can_stop)
        self._stop.setEnabled(busy)
        self.busy_changed.emit(busy)
