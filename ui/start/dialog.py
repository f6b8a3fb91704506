"""The start dialog: which database, its state in words with the way out, who is at the desk."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.services.context import Desk
from clerkdesk.services.databases import Checked, DatabaseState
from clerkdesk.settings import Settings, embedded_database
from ui.runtime.tasks import Cancelled, Progress, Tasks
from ui.start import opening
from ui.start.address import Server, server_of
from ui.start.frame import StartFrame
from ui.start.opening import Opened, Wanted
from ui.texts import t
from ui.widgets.enter import pressed_button

_WIDTH = 560
Opening = Callable[[Settings, Wanted], Opened | Checked]


class StartDialog(QDialog):
    """Opens a desk; ``problems`` say why the remembered database was not opened."""

    language_chosen = Signal(object)

    def __init__(
        self, settings: Settings, problems: tuple[Problem, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._found: Opened | None = None
        self._tasks = Tasks(self)
        self.frame = StartFrame(self._tasks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.setWindowTitle(t("start.title"))
        self.frame.grown.connect(self._fit)
        self._show_settings()
        self.frame.show_problems(problems)
        self._connect()

    def opened(self) -> tuple[Settings, Desk] | None:
        """Return the settings to remember and the desk that was opened, if one was."""
        return None if self._found is None else (self._found.settings, self._found.desk)

    def done(self, result: int) -> None:
        """Close, when nothing is under way any more."""
        if not self.frame.work.busy:
            self._tasks.close()
            super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Be tall enough for every sentence, now that its font is known."""
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's own close button as Esc."""
        event.ignore()
        self.reject()

    @Slot()
    def open(self) -> None:
        """Open the chosen database, or say what stands in the way."""
        self._run(t("start.wait.opening"), opening.open_wanted)

    @Slot()
    def make(self) -> None:
        """Make the tables in an empty database."""
        self._run(t("start.wait.making"), opening.make)

    @Slot()
    def bring_up_to_date(self) -> None:
        """Bring an older database up to date."""
        self._run(t("start.wait.upgrading"), opening.bring_up_to_date)

    def _show_settings(self) -> None:
        server = server_of(self._settings.database)
        self.frame.show_choice(server or Server(), on_server=server is not None)
        self.frame.language.choose(self._settings.language)
        self.frame.show_file(self._file().removeprefix("sqlite:///"))

    def _file(self) -> str:
        remembered = self._settings.database
        return remembered if remembered and server_of(remembered) is None else embedded_database()

    def _connect(self) -> None:
        self.frame.open_button.clicked.connect(self.open)
        self.frame.leave_button.clicked.connect(self.reject)
        self.frame.make_wanted.connect(self.make)
        self.frame.upgrade_wanted.connect(self.bring_up_to_date)
        self.frame.server.accepted.connect(self.open)
        self.frame.server.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.open)
        self._tasks.went_wrong.connect(self._failed)

    @Slot()
    def _fit(self) -> None:
        """Be as tall as what there is to say needs."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(_WIDTH, max(layout.totalHeightForWidth(_WIDTH), layout.totalMinimumSize().height()))

    def _wanted(self) -> Wanted | None:
        language = Language(str(self.frame.language.chosen()))
        if not self.frame.on_server:
            return Wanted(self._file(), language, self.frame.person.text().strip())
        server = self.frame.server.server()
        if not server.complete:
            self.frame.ask_for_server()
            return None
        password = self.frame.server.password.text() or None
        keep = self.frame.server.keep.isChecked()
        return Wanted(server.address(), language, self.frame.person.text().strip(), password, keep)

    def _run(self, title: str, job: Opening) -> None:
        wanted = None if self.frame.work.busy else self._wanted()
        if wanted is None:
            return
        settings = self._settings

        def work(progress: Progress, cancelled: Cancelled) -> Opened | Checked:
            return job(settings, wanted)

        self.frame.hold(True)
        self.frame.work.run(self, title, work, self._take)

    def _take(self, answer: Opened | Checked) -> None:
        self.frame.hold(False)
        if isinstance(answer, Opened):
            self._found = answer
            self.accept()
        else:
            self.frame.show_state(answer)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.frame.hold(False)
        self.frame.show_state(Checked(DatabaseState.UNREACHABLE))
