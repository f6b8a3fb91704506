"""Earlier runs: the claim lists that were read and the letters that were made, to open or take back."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.imports import ImportRun, RunState, import_runs, reverse_import
from clerkdesk.services.letter_runs import LetterRunRow, letter_runs, reverse_letters
from clerkdesk.services.worklist import Selection
from ui.icons import Icon, icon
from ui.letters.run_columns import import_columns, letter_columns
from ui.letters.run_window import LetterRunWindow
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.enter import pressed_button
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_SIZE = (980, 520)
_IMPORTS, _LETTERS = range(2)
RunRow = ImportRun | LetterRunRow
Row = TypeVar("Row", ImportRun, LetterRunRow)


class RunsWindow(QWidget):
    """Enter opens a run: a list its dossiers, letters their run; a posted run can be taken back."""

    def __init__(
        self, context: ScreenContext, parent: QWidget | None = None, *, imports: bool = False
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self._opened: LetterRunWindow | None = None
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.imports: PagedTable[ImportRun] = PagedTable(import_columns(), _key)
        self.letters: PagedTable[LetterRunRow] = PagedTable(letter_columns(), _key)
        self.open_button = QPushButton(t("letter_runs.runs.open"))
        self.undo_button = QPushButton(icon(Icon.UNDO), t("letter_runs.runs.undo"))
        self._said = PlainLabel(role=Role.MUTED, elide=True)
        self._stack = QStackedWidget()
        self._empty = (_empty("no_imports"), _empty("no_letters"))
        self.setWindowTitle(t("letter_runs.runs.title"))
        self._lay_out()
        self._connect()
        self.tabs.setCurrentIndex(_IMPORTS if imports else _LETTERS)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for name in ("imports", "letters"):
            self.tabs.addTab(t(f"letter_runs.runs.{name}"))
        for page in (self.imports, self.letters, *self._empty):
            self._stack.addWidget(page)
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self._said, 1)
        line.addWidget(self.undo_button)
        line.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(Separator())
        aside = QHBoxLayout()
        aside.setContentsMargins(11, 0, 11, 0)
        aside.addWidget(self._stack)
        layout.addLayout(aside, 1)
        layout.addWidget(foot)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        for table in (self.imports, self.letters):
            table.row_entered.connect(self._open)
            table.selection_changed.connect(self._show_allowed)
        self.open_button.clicked.connect(self._open_current)
        self.undo_button.clicked.connect(self._undo)
        self._context.hub.changed.connect(self._heard)
        QShortcut(QKeySequence.StandardKey.Refresh, self).activated.connect(self._read)
        for keys in (QKeySequence.StandardKey.Close, QKeySequence.StandardKey.Cancel):
            QShortcut(keys, self).activated.connect(self.close)

    @Slot(object)
    def _heard(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.RUN):
            self._read()

    @Slot()
    def _read(self) -> None:
        desk, tasks = self._context.desk, self._context.tasks
        tasks.read(self, lambda: import_runs(desk), self._show_imports, latest="imports")
        tasks.read(self, lambda: letter_runs(desk), self._show_letters, latest="letters")

    @Slot(object)
    def _show_imports(self, rows: Sequence[ImportRun]) -> None:
        _show(self.imports, rows)
        self._show_tab()

    @Slot(object)
    def _show_letters(self, rows: Sequence[LetterRunRow]) -> None:
        _show(self.letters, rows)
        self._show_tab()

    @Slot()
    def _show_tab(self) -> None:
        at = self.tabs.currentIndex()
        table = self.imports if at == _IMPORTS else self.letters
        filled = table.paged().rowCount() > 0
        self._stack.setCurrentWidget(table if filled else self._empty[at])
        if filled:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_allowed()

    def _current(self) -> RunRow | None:
        return self.imports.current_row() if self._on_imports() else self.letters.current_row()

    def _on_imports(self) -> bool:
        return self.tabs.currentIndex() == _IMPORTS

    @Slot()
    def _show_allowed(self) -> None:
        row = self._current()
        posted = row is not None and row.state is RunState.POSTED
        self.open_button.setEnabled(row is not None and (posted or not self._on_imports()))
        self.undo_button.setEnabled(posted)
        self.undo_button.setToolTip("" if posted else t("letter_runs.runs.only_posted"))

    @Slot()
    def _open_current(self) -> None:
        row = self._current()
        if row is not None and self.open_button.isEnabled():
            self._open(row)

    @Slot(object)
    def _open(self, row: RunRow) -> None:
        if isinstance(row, LetterRunRow):
            self._opened = LetterRunWindow(self._context, None, self, run_id=row.run_id)
            self._opened.show()
        else:
            self._context.requests.selection_wanted.emit(Selection(run_id=row.run_id))

    @Slot()
    def _undo(self) -> None:
        row = self._current()
        if row is None:
            return
        self.undo_button.setEnabled(False)
        self._context.tasks.write(
            self, lambda: self._reverse(row, uuid4()), self._undone, title=t("letter_runs.wait.reversing")
        )

    def _reverse(self, row: RunRow, key: UUID) -> Done[int] | Refused:
        desk, reason = self._context.desk, t("letter_runs.receipt.undo_reason")
        if isinstance(row, ImportRun):
            return reverse_import(desk, key, row.run_id, reason)
        return reverse_letters(desk, key, row.run_id, reason)

    @Slot(object)
    def _undone(self, answer: Done[int] | Refused) -> None:
        if isinstance(answer, Refused):
            self._said.set_role(Role.RED)
            self._said.setText(" ".join(problem_sentence(problem) for problem in answer.problems))
        else:
            self._said.set_role(Role.MUTED)
            self._said.setText(t("letter_runs.runs.undone"))
        self._read()


def _key(row: RunRow) -> int:
    return row.run_id


def _show(table: PagedTable[Row], rows: Sequence[Row]) -> None:
    current = table.current_row()
    chosen = current.run_id if current else (rows[0].run_id if rows else None)
    table.show_rows(rows, current=chosen)


def _empty(name: str) -> EmptyState:
    return EmptyState(Icon.INBOX, t("letter_runs.runs.none"), t(f"letter_runs.runs.{name}"))
