"""The foot of the window: the connection, what is being worked on, and the two keys to remember."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.icons import Icon
from ui.runtime.tasks import Job, Tasks
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel

_QUIET_MS = 500
_SAID_MS = 7000


class Foot(QFrame):
    """Work of more than half a second is named here, with its progress and a way to stop it."""

    everything_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, tasks: Tasks, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "foot")
        self._tasks = tasks
        self._place = place
        self._picture = Picture(Icon.DATABASE, Role.GREEN, 14)
        self._connection = PlainLabel(role=Role.MUTED, points=-0.5)
        self._said = PlainLabel(points=-0.5, elide=True)
        self._work = PlainLabel(role=Role.MUTED, points=-0.5)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(110)
        self._stop = _word(t("shell.foot.cancel"))
        self._stop.clicked.connect(self._cancel)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._show_work)
        self._forget = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._forget.timeout.connect(self._clear)
        self._build()
        tasks.started.connect(self._started)
        tasks.progressed.connect(self._progressed)
        tasks.ended.connect(self._ended)
        self.show_connected(True)
        self._show_work()

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._said.setText(sentence)
        self._forget.start()

    def said(self) -> str:
        """Return the sentence on show."""
        return self._said.whole_text()

    def show_connected(self, connected: bool) -> None:
        """Show whether the database answers."""
        self._picture.show_icon(
            Icon.DATABASE if connected else Icon.OFFLINE, Role.GREEN if connected else Role.RED
        )
        key = "shell.foot.connected" if connected else "shell.foot.lost"
        self._connection.setText(t(key, place=self._place))

    def work(self) -> str:
        """Return what is being worked on, as it is said."""
        return self._work.whole_text() if not self._work.isHidden() else ""

    def _build(self) -> None:
        everything, keys = _word(t("shell.foot.everything")), _word(t("shell.foot.keys"))
        everything.clicked.connect(self.everything_wanted)
        keys.clicked.connect(self.keys_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self._picture)
        layout.addWidget(self._connection)
        layout.addSpacing(8)
        layout.addWidget(self._said, 1)
        for widget in (self._work, self._bar, self._stop, everything, keys):
            layout.addWidget(widget)
        self.setFixedHeight(23)

    @Slot(object)
    def _started(self, job: Job) -> None:
        if job.title and not self._quiet.isActive():
            self._quiet.start()

    @Slot(object)
    def _progressed(self, job: Job) -> None:
        if not self._work.isHidden():
            self._show_work()

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job.title:
            self._show_work()

    @Slot()
    def _show_work(self) -> None:
        jobs = [job for job in self._tasks.running() if job.title]
        for widget in (self._work, self._bar, self._stop):
            widget.setVisible(bool(jobs) and not self._quiet.isActive())
        if not jobs:
            self._quiet.stop()
            return
        self._work.setText(_work_words(jobs))
        self._bar.setRange(0, jobs[0].total)
        self._bar.setValue(jobs[0].finished)
        self._stop.setEnabled(not jobs[0].cancel_asked.is_set())

    @Slot()
    def _cancel(self) -> None:
        jobs = [job for job in self._tasks.running() if job.title]
        if jobs:
            jobs[0].cancel()
            self._show_work()

    @Slot()
    def _clear(self) -> None:
        self._said.setText("")


def _work_words(jobs: list[Job]) -> str:
    job = jobs[0]
    if job.cancel_asked.is_set():
        return t("shell.foot.cancelling", title=job.title)
    if job.total:
        return t("shell.foot.progress", title=job.title, finished=job.finished, total=job.total)
    return job.title if len(jobs) == 1 else t("shell.foot.more_tasks", title=job.title, n=len(jobs) - 1)


def _word(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("word", True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    small = button.font()
    small.setPointSizeF(small.pointSizeF() - 0.5)
    button.setFont(small)
    return button
