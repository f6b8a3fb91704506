"""The costs of a lawsuit line by line, in a column for each who pays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clerkdesk.domain.court_lines import CourtCosts, CourtLine, Side
from clerkdesk.services.court_costs import CourtEstimate
from ui.court import words
from ui.texts import reason_sentence, t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_COLUMN = 124
_AROUND = 14


class CostGrid(QWidget):
    """Every line with its reason under it, and the sums."""

    def __init__(self, estimate: CourtEstimate, course: CourtCosts) -> None:
        super().__init__()
        self._estimate = estimate
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_AROUND, 10, _AROUND, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        for column, side in enumerate(Side, 1):
            self._grid.setColumnMinimumWidth(column, _COLUMN)
            self._put(t(f"court.side.{side}"), 0, column, role=Role.MUTED)
        for line in course.lines:
            self._add(line)
        self._add_total(course)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def said(self) -> list[str]:
        """Return every text of the grid in the order of reading."""
        return [label.whole_text() for label in self.findChildren(PlainLabel) if label.whole_text()]

    def _add(self, line: CourtLine) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(t(f"court.item.{line.item}"), bold=True), row, 0)
        for column, side in enumerate(Side, 1):
            role = Role.AMBER if line.amount is None else Role.TEXT
            self._put(words.cell(line, side), row, column, role=role)
        reason = PlainLabel(reason_sentence(line.because), role=Role.MUTED, wrap=True)
        self._grid.addWidget(reason, row + 1, 0, 1, 4)
        source = PlainLabel(words.source(line, self._estimate), role=Role.FAINT, points=-0.5, wrap=True)
        self._grid.addWidget(source, row + 2, 0, 1, 4)
        self._grid.setRowMinimumHeight(row + 3, 8)

    def _add_total(self, course: CourtCosts) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Separator(), row, 0, 1, 4)
        self._grid.addWidget(PlainLabel(t("court.total.all"), bold=True), row + 1, 0)
        for column, side in enumerate(Side, 1):
            self._put(words.total(course, side), row + 1, column, bold=True)

    def _put(self, text: str, row: int, column: int, *, role: Role = Role.TEXT, bold: bool = False) -> None:
        label = PlainLabel(text, role=role, bold=bold)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label, row, column)
