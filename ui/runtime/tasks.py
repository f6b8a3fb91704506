"""Work off the window: one lane for database writes, several for reads, one for slow work.

Results come home through a queued signal to a bound method of their owner. A result whose owner is gone, or
whose slot was taken by a later request, is dropped; what a write changed is announced all the same.
"""

import itertools
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from clerkdesk.services.done import Done
from ui.runtime.garbage import WindowGarbage

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called by slow work with how many of how many are done."""
Cancelled = Callable[[], bool]
"""Asked by slow work between its steps."""

_READERS = 3


@dataclass(eq=False, slots=True)
class Job:
    """A piece of work on its way: what runs, who waits for it, and how far it is."""

    id: int
    title: str
    work: Callable[[], object]
    owner: weakref.ref[QObject]
    done: weakref.WeakMethod[Callable[..., None]]
    failed: weakref.WeakMethod[Callable[..., None]] | None
    slot: tuple[int, str] | None
    cancel_asked: Event = field(default_factory=Event)
    finished: int = 0
    total: int = 0
    result: object = None
    error: Exception | None = None
    future: "Future[object] | None" = None

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing is killed."""
        self.cancel_asked.set()


class Tasks(QObject):
    """The lanes on which the work of all screens runs."""

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    committed = Signal(object)
    went_wrong = Signal(object)
    _home = Signal(object)
    _step = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = ThreadPoolExecutor(_READERS, "read")
        self._writes = ThreadPoolExecutor(1, "write")
        self._slow = ThreadPoolExecutor(1, "slow")
        self._ids = itertools.count(1)
        self._running: dict[int, Job] = {}
        self._latest: dict[tuple[int, str], int] = {}
        self._closed = False
        self._garbage = WindowGarbage(self)
        self._home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._step.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        latest: str = "",
    ) -> Job:
        """Run a read; ``done`` of ``owner`` gets its answer.

        A later read of the same owner with the same ``latest`` takes its place. Without ``failed`` an
        exception goes to ``went_wrong``.
        """
        job = self._job(owner, work, done, failed, latest)
        return self._start(self._reads, job)

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str = "",
    ) -> Job:
        """Run a write, after the writes before it; what a ``Done`` changed is announced by ``committed``."""
        return self._start(self._writes, self._job(owner, work, done, failed, "", title))

    def slow(
        self,
        owner: QObject,
        work: Callable[[Progress, Cancelled], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str,
    ) -> Job:
        """Run rendering or file work under ``title``, with progress in the foot and a way to stop it."""
        job = self._job(owner, lambda: None, done, failed, "", title)
        job.work = lambda: work(self._reporter(job), job.cancel_asked.is_set)
        return self._start(self._slow, job)

    def running(self) -> tuple[Job, ...]:
        """Return the jobs that are under way or waiting, oldest first."""
        return tuple(self._running.values())

    def close(self) -> None:
        """Ask everything to stop and wait until it has; nothing starts any more."""
        self._closed = True
        for job in self.running():
            job.cancel()
        for lane in (self._reads, self._slow):
            lane.shutdown(wait=True, cancel_futures=True)
        self._writes.shutdown(wait=True)
        self._garbage.stop()

    def _job(
        self,
        owner: QObject,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None] | None,
        latest: str,
        title: str = "",
    ) -> Job:
        return Job(
            id=next(self._ids),
            title=title,
            work=work,
            owner=weakref.ref(owner),
            done=_method_of(done),
            failed=_method_of(failed) if failed else None,
            slot=(id(owner), latest) if latest else None,
        )

    def _start(self, lane: ThreadPoolExecutor, job: Job) -> Job:
        if self._closed:
            return job
        if job.slot:
            superseded = self._running.get(self._latest.get(job.slot, 0))
            self._latest[job.slot] = job.id
            if superseded and superseded.future:
                superseded.future.cancel()
        self._running[job.id] = job
        self.started.emit(job)
        job.future = lane.submit(job.work)
        job.future.add_done_callback(partial(self._finish, job))
        return job

    def _finish(self, job: Job, outcome: "Future[object]") -> None:
        """Send the job home with what became of it; whatever it raised is judged there."""
        if not outcome.cancelled():
            job.error = error if isinstance(error := outcome.exception(), Exception) else None
            job.result = None if job.error else outcome.result()
        self._home.emit(job)

    def _reporter(self, job: Job) -> Progress:
        def report(finished: int, total: int) -> None:
            job.finished, job.total = finished, total
            self._step.emit(job)

        return report

    @Slot(object)
    def _tell_progress(self, job: Job) -> None:
        self.progressed.emit(job)

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        self._running.pop(job.id, None)
        self.ended.emit(job)
        if isinstance(job.result, Done) and job.result.changes:
            self.committed.emit(job.result.changes)
        if job.slot and self._latest.get(job.slot) != job.id:
            return
        if job.slot:
            del self._latest[job.slot]
        if not _alive(job.owner()) or (job.future and job.future.cancelled()):
            return
        if job.error:
            self._tell_error(job, job.error)
        else:
            _call(job.done, job.result)

    def _tell_error(self, job: Job, error: Exception) -> None:
        if job.failed:
            _call(job.failed, error)
        else:
            self.went_wrong.emit(error)


def _method_of(bound: Callable[..., None]) -> weakref.WeakMethod[Callable[..., None]]:
    if not isinstance(getattr(bound, "__self__", None), QObject):
        raise TypeError(
            "results go to a bound method of a QObject: nothing is called after its window is gone"
        )
    return weakref.WeakMethod(bound)


def _alive(owner: QObject | None) -> bool:
    return owner is not None and shiboken6.isValid(owner)


def _call(method: weakref.WeakMethod[Callable[..., None]], value: object) -> None:
    bound = method()
    if bound is not None:
        bound(value)
