"""The rows of a judged list as a table: number, verdict, what is wrong, and the cells as they were read."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from clerkdesk.domain.problems import Severity
from clerkdesk.intake.judgement import Judgement, RowJudgement, Verdict
from clerkdesk.intake.table import Row, Sheet
from ui.icons import Icon, icon
from ui.intake.cells import cell_text, column_letter
from ui.texts import problem_sentence, t
from ui.theme import colours
from ui.theme_colours import Role

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NUMBER, VERDICT, PROBLEM = range(3)
FIRST_CELL = 3
VERDICT_ICON = {
    Verdict.ACCEPTED: (Icon.OK, Role.GREEN),
    Verdict.WARNING: (Icon.WARNING, Role.AMBER),
    Verdict.REJECTED: (Icon.REFUSED, Role.RED),
    Verdict.IGNORED: (Icon.IGNORED, Role.FAINT),
}
Wanted = Callable[[RowJudgement], bool]


class JudgedRows(QAbstractTableModel):
    """A window on the judged rows; which of them show is decided by :meth:`show_only`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[RowJudgement, ...] = ()
        self._shown: Sequence[RowJudgement] = ()
        self._cells: dict[int, Row] = {}
        self._headers: tuple[str, ...] = ()

    def show(self, judgement: Judgement, sheet: Sheet) -> None:
        """Show every row of ``judgement`` with its cells in ``sheet``."""
        self.beginResetModel()
        self._all = self._shown = judgement.rows
        self._cells = {row.number: row for row in sheet.rows}
        self._headers = judgement.mapping.headers
        self.endResetModel()

    def show_only(self, wanted: Wanted) -> None:
        """Show the rows that ``wanted`` says yes to."""
        self.beginResetModel()
        self._shown = [row for row in self._all if wanted(row)]
        self.endResetModel()

    def judged(self, at: int) -> RowJudgement:
        """Return the judgement of the row shown at ``at``."""
        return self._shown[at]

    def problem_cells(self, at: int) -> list[int]:
        """Return the columns of this table in which the row at ``at`` has a problem, from left to right."""
        judged = self._shown[at]
        found = sorted(FIRST_CELL + self._headers.index(h) for h in judged.columns if h in self._headers)
        return found or ([PROBLEM] if judged.problems else [])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else FIRST_CELL + len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            names = (t("intake.check.row"), t("intake.check.verdict"), t("intake.check.problem"))
            return names[section] if section < FIRST_CELL else self._headers[section - FIRST_CELL]
        if role == Qt.ItemDataRole.ToolTipRole and section >= FIRST_CELL:
            return column_letter(section - FIRST_CELL)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        judged, column = self._shown[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(judged, column)
            case Qt.ItemDataRole.DecorationRole if column == VERDICT:
                return icon(*VERDICT_ICON[judged.verdict])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.BackgroundRole:
                return self._background(judged, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._foreground(judged, column)
            case Qt.ItemDataRole.ToolTipRole:
                return escape(self.sentence_of(judged, column) or "") or None
        return None

    def sentence_of(self, judged: RowJudgement, column: int) -> str | None:
        """Return what is wrong with the cell in ``column``, if anything is."""
        if column < FIRST_CELL:
            found = judged.problems
        else:
            header = self._headers[column - FIRST_CELL]
            found = tuple(p for p in judged.problems if p.about == header)
        return "\n".join(problem_sentence(p) for p in found) or None

    def _text(self, judged: RowJudgement, column: int) -> str:
        if column == NUMBER:
            return str(judged.row)
        if column == VERDICT:
            return t(f"intake.verdict.{judged.verdict}")
        if column == PROBLEM:
            return _first_sentence(judged)
        return self.cell(judged.row, column)

    def cell(self, row: int, column: int) -> str:
        """Return the cell of spreadsheet row ``row`` that stands in ``column`` of this table."""
        found = self._cells.get(row)
        at = column - FIRST_CELL
        return cell_text(found.cells[at]) if found and 0 <= at < len(found.cells) else ""

    def header(self, column: int) -> str:
        """Return the header in the list of ``column`` of this table; empty left of the cells."""
        return self._headers[column - FIRST_CELL] if column >= FIRST_CELL else ""

    def _background(self, judged: RowJudgement, column: int) -> QColor | None:
        severity = self._severity(judged, column)
        if severity is None:
            return None
        return QColor(colours().red_band if severity is Severity.ERROR else colours().amber_band)

    def _foreground(self, judged: RowJudgement, column: int) -> QColor | None:
        if column == NUMBER or judged.verdict is Verdict.IGNORED:
            return QColor(colours().muted)
        severity = self._severity(judged, column)
        if severity is None:
            return None
        return QColor(colours().red if severity is Severity.ERROR else colours().amber)

    def _severity(self, judged: RowJudgement, column: int) -> Severity | None:
        if column < FIRST_CELL:
            return None
        header = self._headers[column - FIRST_CELL]
        found = {p.severity for p in judged.problems if p.about == header}
        if not found:
            return None
        return Severity.ERROR if Severity.ERROR in found else Severity.WARNING


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == NUMBER else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _first_sentence(judged: RowJudgement) -> str:
    if not judged.problems:
        return ""
    first, *rest = judged.problems
    sentence = problem_sentence(first)
    return t("intake.check.more", sentence=sentence, n=len(rest)) if rest else sentence
