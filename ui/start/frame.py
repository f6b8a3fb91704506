"""What stands where in the start dialog, and the sentences about the state of a database."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.problems import Problem
from clerkdesk.services.databases import Checked, DatabaseState
from clerkdesk.wording import SPOKEN
from ui.icons import Icon
from ui.runtime.tasks import Tasks
from ui.start.address import Server
from ui.start.server_form import ServerForm
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.caption import caption
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark
from ui.widgets.work_bar import WorkBar

_LOOK = {
    DatabaseState.EMPTY: (Icon.NEW, Role.ACCENT),
    DatabaseState.OLDER: (Icon.UNDO, Role.AMBER),
    DatabaseState.NEWER: (Icon.WARNING, Role.AMBER),
    DatabaseState.BUSY: (Icon.HOLD, Role.AMBER),
    DatabaseState.FOREIGN: (Icon.PROBLEM, Role.RED),
    DatabaseState.UNREACHABLE: (Icon.OFFLINE, Role.RED),
}


class StartFrame(QWidget):
    """One column: where, who, which language, what stands in the way, and the way on."""

    make_wanted = Signal()
    upgrade_wanted = Signal()
    grown = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = QRadioButton(t("start.file"))
        self._server = QRadioButton(t("start.server"))
        self._kinds = QButtonGroup(self)
        self._path = PlainLabel(role=Role.MUTED, elide=True)
        self.server = ServerForm()
        self.person = QLineEdit(maxLength=80)
        self.language = ChoiceBox([(code, t(f"common.language.{code}")) for code in SPOKEN])
        self.band = Remark(Icon.INFO, Role.ACCENT)
        self.way_out = QPushButton()
        self._state: DatabaseState | None = None
        self.work = WorkBar(tasks, t("start.stop"), t("start.wait.stopping"))
        self.work.show_stop(False)
        self.open_button = QPushButton(t("start.open"))
        self.open_button.setProperty("primary", True)
        self.leave_button = QPushButton(t("start.leave"))
        for button in (self.way_out, self.open_button, self.leave_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._kinds.buttonClicked.connect(self._show_kind)
        self.way_out.clicked.connect(self._take_way_out)
        self._say_nothing()

    @property
    def on_server(self) -> bool:
        """Return whether a server is chosen."""
        return self._server.isChecked()

    def show_choice(self, server: Server, on_server: bool) -> None:
        """Show what was remembered."""
        self.server.show_server(server)
        (self._server if on_server else self._file).setChecked(True)
        self._show_kind()

    def show_file(self, path: str) -> None:
        """Show where the file is, or will be."""
        self._path.setText(path)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say why the remembered database was not opened."""
        if problems:
            self.band.look(Icon.PROBLEM, Role.RED)
            self.band.say(t("start.not_opened"), "\n".join(map(problem_sentence, problems)))
            self.band.show()
            self.grown.emit()

    def show_state(self, checked: Checked) -> None:
        """Say in words what stands at the address, with the way out."""
        self._state = checked.state
        self.band.look(*_LOOK.get(checked.state, (Icon.PROBLEM, Role.RED)))
        said = [problem_sentence(checked.problem)] if checked.problem else []
        self.band.say(t(f"start.state.{checked.state}"), "\n".join([*said, t(f"start.then.{checked.state}")]))
        self.band.show()
        helps = checked.state in (DatabaseState.EMPTY, DatabaseState.OLDER)
        self.way_out.setVisible(helps)
        if helps:
            self.way_out.setText(t(f"start.way_out.{checked.state}"))
            self.way_out.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def ask_for_server(self) -> None:
        """Say which fields of the server are needed."""
        self._state = None
        self.way_out.hide()
        self.band.look(Icon.INFO, Role.AMBER)
        self.band.say(t("start.incomplete"))
        self.band.show()
        self.grown.emit()
        empty = (f for f in (self.server.host, self.server.name, self.server.login) if not f.text().strip())
        next(empty, self.server.host).setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, busy: bool) -> None:
        """Keep the fields still while the database is looked at."""
        for widget in (self._file, self._server, self.server, self.person, self.language):
            widget.setEnabled(not busy)
        for button in (self.open_button, self.way_out, self.leave_button):
            button.setEnabled(not busy)
        if busy:
            self._say_nothing()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(t("start.heading"), bold=True, points=2))
        column.addSpacing(4)
        for button in (self._file, self._server):
            self._kinds.addButton(button)
        column.addWidget(self._file)
        column.addWidget(self._path)
        column.addWidget(self._server)
        column.addWidget(self.server)
        column.addSpacing(6)
        column.addLayout(_pair(caption(t("start.field.person"), self.person), self.person))
        column.addLayout(_pair(caption(t("start.field.language"), self.language), self.language))
        column.addSpacing(4)
        column.addWidget(self.band)
        column.addWidget(self.way_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(column, 1)
        outer.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self.work)
        line.addStretch()
        line.addWidget(self.leave_button)
        line.addSpacing(6)
        line.addWidget(PlainLabel("Ctrl+Enter", role=Role.MUTED))
        line.addWidget(self.open_button)
        return foot

    def _say_nothing(self) -> None:
        self._state = None
        self.band.hide()
        self.way_out.hide()

    @Slot()
    def _show_kind(self) -> None:
        self.server.setVisible(self.on_server)
        self._path.setVisible(not self.on_server)
        self._say_nothing()
        self.grown.emit()

    @Slot()
    def _take_way_out(self) -> None:
        if self._state is DatabaseState.EMPTY:
            self.make_wanted.emit()
        elif self._state is DatabaseState.OLDER:
            self.upgrade_wanted.emit()


def _pair(label: QWidget, field: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    label.setFixedWidth(130)
    line.addWidget(label)
    line.addWidget(field, 1)
    return line
