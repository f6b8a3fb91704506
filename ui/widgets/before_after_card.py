"""What an act would do: in words, and what is owed before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from clerkdesk.domain.problems import Problem
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure before and after; ``name`` stands among the texts of the card."""

    name: str
    before: PlainLabel
    after: PlainLabel
    bold: bool


class BeforeAfterCard(QFrame):
    """A card under the fields; hidden until there is enough to tell. Its texts stand under ``words``."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._texts = words
        self._said = PlainLabel(bold=True, wrap=True)
        self._warnings = PlainLabel(role=Role.AMBER, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._figures: list[PlainLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addLayout(self._grid)
        layout.addWidget(self._warnings)
        for column, name in enumerate(("before", "after"), start=1):
            head = PlainLabel(t(f"{words}.{name}"), role=Role.MUTED)
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_change(self, said: str, rows: Sequence[FigureRow], warnings: Sequence[Problem]) -> None:
        """Show what would happen, the figures before and after, and what to look at again."""
        self._said.setText(said)
        for label in self._figures:
            label.deleteLater()
        self._figures = []
        for place, row in enumerate(rows, start=1):
            labels = [PlainLabel(t(f"{self._texts}.{row.name}"), bold=row.bold), row.before, row.after]
            for column, label in enumerate(labels):
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(label, place, column, side)
            self._figures += labels
        self._warnings.setText("\n".join(problem_sentence(problem) for problem in warnings))
        self._warnings.setVisible(bool(warnings))
        self.show()

    def words(self) -> str:
        """Return everything that the card says."""
        figures = [label.text() for label in self._figures]
        return "\n".join([self._said.text(), *figures, self._warnings.text()])
