"""Judged rows in two halves: number, verdict and problem stand still while the cells of the list scroll."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QWidget

from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.table import Sheet
from ui.intake.judged_rows import FIRST_CELL, NUMBER, PROBLEM, VERDICT, JudgedRows, Wanted
from ui.intake.problem_cell import ProblemCell

_ROW_HEIGHT = 25
_WIDTHS = {NUMBER: 52, VERDICT: 126, PROBLEM: 276}
_CLEAN_WIDTH = 264
_CELL_WIDTH = 120
_LOOKED_AT = 200


class RowsTable(QSplitter):
    """Is read with the keyboard; ``rested_on`` tells row and column of the cell under the cursor."""

    rested_on = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.rows = JudgedRows(self)
        self.setChildrenCollapsible(False)
        self._still, self.cells = QTableView(), QTableView()
        for half in (self._still, self.cells):
            half.setModel(self.rows)
            half.setItemDelegate(ProblemCell(half))
            _set_manners(half)
            self.addWidget(half)
        self.cells.setSelectionModel(self._still.selectionModel())
        self._still.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._still.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._still.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._still.horizontalHeader().setStretchLastSection(True)
        self.setFocusProxy(self.cells)
        self.setSizes([sum(_WIDTHS.values()), 2 * sum(_WIDTHS.values())])
        self.setStretchFactor(1, 1)
        ours, theirs = self._still.verticalScrollBar(), self.cells.verticalScrollBar()
        ours.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(ours.setValue)
        self.cells.selectionModel().currentChanged.connect(self._tell)

    def show_judgement(self, judgement: Judgement, sheet: Sheet) -> None:
        """Show all rows of ``judgement``, columns as wide as their first values ask for."""
        self.rows.show(judgement, sheet)
        for column in range(self.rows.columnCount()):
            stays = column < FIRST_CELL
            self._still.setColumnHidden(column, not stays)
            self.cells.setColumnHidden(column, stays)
            half = self._still if stays else self.cells
            half.setColumnWidth(column, _WIDTHS.get(column) or self._width_of(column))
        troubled = any(row.problems for row in judgement.rows)
        still = sum(_WIDTHS.values()) if troubled else _CLEAN_WIDTH
        self.setSizes([still, max(self.width() - still, still)])
        self.go_to(0, FIRST_CELL)

    def show_only(self, wanted: Wanted) -> None:
        """Show the rows that ``wanted`` says yes to, with the cursor on the first."""
        self.rows.show_only(wanted)
        self.go_to(0, FIRST_CELL)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into sight."""
        if row < self.rows.rowCount():
            at = self.rows.index(row, max(column, FIRST_CELL))
            self.cells.setCurrentIndex(at)
            self.cells.scrollTo(at)

    def next_problem(self) -> bool:
        """Go to the next cell with a problem, from the top again after the last; false: there is none."""
        here = self.cells.currentIndex()
        rows = self.rows.rowCount()
        if here.isValid():
            later = [c for c in self.rows.problem_cells(here.row()) if c > here.column()]
            if later:
                self.go_to(here.row(), later[0])
                return True
        start = here.row() + 1 if here.isValid() else 0
        for row in (*range(start, rows), *range(min(start, rows))):
            cells = self.rows.problem_cells(row)
            if cells:
                self.go_to(row, cells[0])
                return True
        return False

    def _width_of(self, column: int) -> int:
        metrics = self.fontMetrics()
        texts = [self.rows.header(column) + "    "]
        texts += [
            self.rows.cell(self.rows.judged(row).row, column)
            for row in range(min(_LOOKED_AT, self.rows.rowCount()))
        ]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return min(2 * _CELL_WIDTH, max(_CELL_WIDTH // 2, widest + 18))

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self.rested_on.emit(current.row(), current.column())


def _set_manners(half: QTableView) -> None:
    half.setShowGrid(False)
    half.setWordWrap(False)
    half.setTabKeyNavigation(False)
    half.setIconSize(QSize(16, 16))
    half.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    half.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    half.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    half.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    half.horizontalHeader().setHighlightSections(False)
    lines = half.verticalHeader()
    lines.hide()
    lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    lines.setDefaultSectionSize(_ROW_HEIGHT)
