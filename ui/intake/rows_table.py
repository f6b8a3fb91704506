"""A table of judged rows that is read with the keyboard, cell by cell."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.table import Sheet
from ui.intake.judged_rows import NUMBER, PROBLEM, VERDICT, JudgedRows, Wanted

_ROW_HEIGHT = 25
_WIDTHS = {NUMBER: 56, VERDICT: 118, PROBLEM: 300}
_CELL_WIDTH = 120
_LOOKED_AT = 200


class RowsTable(QTableView):
    """Shows judged rows; ``rested_on`` tells the row and column of the cell under the cursor."""

    rested_on = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = JudgedRows(self)
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(16, 16))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(_ROW_HEIGHT)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_judgement(self, judgement: Judgement, sheet: Sheet) -> None:
        """Show all rows of ``judgement``, columns as wide as their first values ask for."""
        self.rows.show(judgement, sheet)
        for column in range(self.rows.columnCount()):
            self.setColumnWidth(column, _WIDTHS.get(column) or self._width_of(column))
        self.go_to(0, PROBLEM)

    def show_only(self, wanted: Wanted) -> None:
        """Show the rows that ``wanted`` says yes to, with the cursor on the first."""
        self.rows.show_only(wanted)
        self.go_to(0, PROBLEM)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into sight."""
        if row < self.rows.rowCount():
            at = self.rows.index(row, column)
            self.setCurrentIndex(at)
            self.scrollTo(at)

    def next_problem(self) -> bool:
        """Go to the next cell with a problem, from the top again after the last; false: there is none."""
        here = self.currentIndex()
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
        texts = [self.rows.header(column) + "  "]
        texts += [
            self.rows.cell(self.rows.judged(row).row, column)
            for row in range(min(_LOOKED_AT, self.rows.rowCount()))
        ]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        return min(2 * _CELL_WIDTH, max(_CELL_WIDTH // 2, widest + 18))

    def _tell(self) -> None:
        here = self.currentIndex()
        if here.isValid():
            self.rested_on.emit(here.row(), here.column())
