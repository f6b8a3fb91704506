"""Work off the window: results come home in order, late ones are dropped, what a write changed is told."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clerkdesk.services.done import Change, Done, Subject
from ui.runtime.hub import touches
from ui.runtime.tasks import Cancelled, Progress, Tasks


class Screen(QObject):
    """Remembers what came home, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def show_answer(self, answer: object) -> None:
        self.shown.append(answer)
        self.threads.add(threading.get_ident())

    def show_error(self, error: Exception) -> None:
        self.errors.append(error)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    lanes = Tasks()
    yield lanes
    lanes.close()


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen()


def seen(screen: Screen, *answers: object) -> Callable[[], bool]:
    return lambda: screen.shown == list(answers)


def test_an_answer_comes_home_on_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks, screen: Screen) -> None:
    worked_on: list[int] = []
    tasks.read(screen, lambda: worked_on.append(threading.get_ident()), screen.show_answer)
    qtbot.waitUntil(seen(screen, None))
    assert screen.threads == {threading.get_ident()}
    assert worked_on != [threading.get_ident()]


def test_of_requests_for_one_place_only_the_last_is_shown(qtbot: QtBot, tasks: Tasks, screen: Screen) -> None:
    hold = threading.Event()
    for dossier in range(1, 6):

        def read(dossier: int = dossier) -> int:
            hold.wait(5)
            return dossier

        tasks.read(screen, read, screen.show_answer, latest="dossier")
    hold.set()
    qtbot.waitUntil(lambda: not tasks.running())
    assert screen.shown == [5]


def test_an_answer_whose_screen_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    hold = threading.Event()
    screen = Screen()
    tasks.read(screen, lambda: hold.wait(5), screen.show_answer)
    screen.deleteLater()
    qtbot.wait(20)
    hold.set()
    qtbot.waitUntil(lambda: not tasks.running())
    assert screen.shown == []


def test_a_lambda_cannot_be_called_back(tasks: Tasks, screen: Screen) -> None:
    with pytest.raises(TypeError, match="bound method"):
        tasks.read(screen, lambda: 1, lambda answer: None)


def test_writes_follow_one_another_and_tell_what_changed(qtbot: QtBot, tasks: Tasks, screen: Screen) -> None:
    changes = frozenset({Change(Subject.DOSSIER, 7)})
    order: list[str] = []

    def second() -> Done[int]:
        order.append("second")
        return Done(3, changes)

    with qtbot.waitSignal(tasks.committed) as told:
        tasks.write(screen, lambda: order.append("first"), screen.show_answer)
        tasks.write(screen, second, screen.show_answer)
    qtbot.waitUntil(lambda: len(screen.shown) == 2)
    assert order == ["first", "second"]
    assert told.args == [changes]


def test_what_work_raises_is_told_to_the_screen_that_asked(
    qtbot: QtBot, tasks: Tasks, screen: Screen
) -> None:
    def fail() -> None:
        raise LookupError("no such dossier")

    tasks.read(screen, fail, screen.show_answer, screen.show_error)
    qtbot.waitUntil(lambda: bool(screen.errors))
    assert isinstance(screen.errors[0], LookupError)
    assert screen.shown == []


def test_slow_work_reports_progress_and_stops_when_asked(qtbot: QtBot, tasks: Tasks, screen: Screen) -> None:
    asked = threading.Event()

    def render(progress: Progress, cancelled: Cancelled) -> str:
        progress(1, 3)
        asked.wait(5)
        return "stopped" if cancelled() else "finished"

    with qtbot.waitSignal(tasks.progressed) as told:
        job = tasks.slow(screen, render, screen.show_answer, title="Brieven maken")
    assert told.args[0].finished == 1
    assert told.args[0].total == 3
    job.cancel()
    asked.set()
    qtbot.waitUntil(seen(screen, "stopped"))


def test_a_screen_reads_again_only_what_touches_it() -> None:
    changes = frozenset({Change(Subject.DOSSIER, 7), Change(Subject.RUN)})
    assert touches(changes, Subject.DOSSIER, 7)
    assert touches(changes, Subject.DOSSIER)
    assert not touches(changes, Subject.DOSSIER, 8)
    assert touches(changes, Subject.RUN, 12), "a change without a number may be any"
    assert not touches(changes, Subject.CREDITOR)
    assert touches(None, Subject.CREDITOR), "after a reconnect everything is read again"


def test_garbage_is_never_collected_by_a_thread_at_work(qtbot: QtBot, tasks: Tasks, screen: Screen) -> None:
    """A cycle that holds a widget, freed by a reading thread, would end the program."""
    collected_on: set[int] = set()

    def note(phase: str, info: dict[str, int]) -> None:
        collected_on.add(threading.get_ident())

    def make_cycles() -> None:
        for _ in range(20_000):
            cycle: list[object] = []
            cycle.append(cycle)

    gc.callbacks.append(note)
    try:
        tasks.read(screen, make_cycles, screen.show_answer)
        qtbot.waitUntil(seen(screen, None))
        qtbot.waitUntil(lambda: bool(collected_on))
    finally:
        gc.callbacks.remove(note)
    assert collected_on == {threading.get_ident()}


def test_what_was_stopped_by_closing_is_not_shown(qtbot: QtBot, screen: Screen) -> None:
    collected_by_python = gc.isenabled()
    lanes = Tasks()
    hold = threading.Event()
    for _ in range(6):
        lanes.read(screen, lambda: hold.wait(0.2), screen.show_answer)
    lanes.close()
    qtbot.wait(30)
    assert None not in screen.shown
    assert gc.isenabled() is collected_by_python
