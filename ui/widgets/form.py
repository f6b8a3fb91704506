"""One column of fields, with what is wrong said beside the field it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.problems import Problem, Severity
from ui.texts import problem_sentence
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel

_SENTENCE_WIDTH = 280


@runtime_checkable
class Misreadable(Protocol):
    """A field that can say why its text means nothing."""

    def misread(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Row:
    field: QWidget
    problem: PlainLabel


class Form(QWidget):
    """Rows of label and field: Enter goes to the next field, Ctrl+Enter accepts, Esc rejects."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._general = PlainLabel(role=Role.RED, wrap=True)
        self._general.hide()
        self._grid.addWidget(self._general, 0, 0, 1, 2)

    def add(self, name: str, label: str, field: QWidget, hint: str = "") -> None:
        """Add ``field`` as ``name``, the ``about`` of its problems; ``&`` in ``label`` marks its letter."""
        row = self._grid.rowCount()
        caption = QLabel(label)
        caption.setProperty("role", Role.MUTED.value)
        caption.setBuddy(field)
        caption.setMinimumHeight(28)
        field.setAccessibleName(label.replace("&", ""))
        problem = PlainLabel(hint, role=Role.MUTED, points=-1, wrap=True, parent=self)
        problem.setVisible(bool(hint))
        problem.setProperty("hint", hint)
        problem.setMinimumWidth(_SENTENCE_WIDTH)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(field)
        cell.addWidget(problem)
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(cell, row, 1)
        self._rows[name] = _Row(field, problem)
        field.installEventFilter(self)

    def add_wide(self, part: QWidget) -> None:
        """Add something without a label over the whole width."""
        self._grid.addWidget(part, self._grid.rowCount(), 0, 1, 2)

    def fields(self) -> list[QWidget]:
        """Return the fields, top to bottom."""
        return [row.field for row in self._rows.values()]

    def set_hint(self, name: str, hint: str) -> None:
        """Say another hint under a field, where no problem is said now."""
        row = self._rows[name]
        said = row.problem.whole_text() == str(row.problem.property("hint"))
        row.problem.setProperty("hint", hint)
        if said:
            row.problem.setText(hint)
            row.problem.setVisible(bool(hint))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say each problem beside its field, what is about no field above all; focus the first."""
        self.clear_problems()
        elsewhere = [problem for problem in problems if problem.about not in self._rows]
        self._general.setText("\n".join(problem_sentence(problem) for problem in elsewhere))
        self._general.setVisible(bool(elsewhere))
        for name, row in self._rows.items():
            own = [problem for problem in problems if problem.about == name]
            if own:
                errors = any(problem.severity is Severity.ERROR for problem in own)
                self._mark(row, "\n".join(problem_sentence(problem) for problem in own), errors)
        self._focus_first({str(problem.about) for problem in problems})

    def misread(self) -> bool:
        """Say which fields hold text that means nothing, and return whether there are any."""
        self.clear_problems()
        wrong = {}
        for name, row in self._rows.items():
            sentence = row.field.misread() if isinstance(row.field, Misreadable) else None
            if sentence:
                wrong[name] = sentence
                self._mark(row, sentence, True)
        self._focus_first(set(wrong))
        return bool(wrong)

    def clear_problems(self) -> None:
        """Take every problem away; hints come back."""
        self._general.hide()
        for row in self._rows.values():
            hint = str(row.problem.property("hint"))
            row.problem.set_role(Role.MUTED)
            row.problem.setText(hint)
            row.problem.setVisible(bool(hint))
            _set_wrong(row.field, False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn Enter into the next field, Ctrl+Enter into done."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
            return True
        if isinstance(watched, QPlainTextEdit | QTextEdit | QPushButton):
            return False
        return self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter and Esc when no field did."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.rejected.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self, row: _Row, sentence: str, is_error: bool) -> None:
        row.problem.set_role(Role.RED if is_error else Role.AMBER)
        row.problem.setText(sentence)
        row.problem.show()
        _set_wrong(row.field, is_error)

    def _focus_first(self, names: set[str]) -> None:
        for name, row in self._rows.items():
            if name in names:
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _set_wrong(field: QWidget, is_wrong: bool) -> None:
    field.setProperty("problem", is_wrong)
    field.style().unpolish(field)
    field.style().polish(field)
