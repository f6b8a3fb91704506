"""Rows in pages, as many as were looked at; the database sorts and filters, never this model."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon

from ui.icons import icon
from ui.theme import colour
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class PagedModel(QAbstractTableModel, Generic[R]):
    """Holds the pages read so far and asks for the next with ``page_wanted`` near the end of it."""

    page_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[TableColumn[R]],
        key: Callable[[R], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[R] = []
        self._gone: set[object] = set()
        self._more = False
        self._asked = False
        self._bold = QFont()
        self._bold.setBold(True)

    def columns(self) -> tuple[TableColumn[R], ...]:
        """Return the columns, in the order of the model."""
        return self._columns

    def rows(self) -> Sequence[R]:
        """Return the rows read so far."""
        return self._rows

    def row(self, number: int) -> R | None:
        """Return a row by its place, or none outside the list."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, key: object) -> int | None:
        """Return the place of the row with ``key``, when it was read."""
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), None)

    def key_of(self, row: R) -> object:
        """Return what identifies a row."""
        return self._key(row)

    def replace(self, rows: Sequence[R], more: bool) -> None:
        """Show other rows from the top."""
        self.beginResetModel()
        self._rows = list(rows)
        self._gone.clear()
        self._more, self._asked = more, False
        self.endResetModel()

    def append(self, rows: Sequence[R], more: bool) -> None:
        """Show another page under the others; rows that are there already are not shown twice."""
        known = {self._key(row) for row in self._rows}
        fresh = [row for row in rows if self._key(row) not in known]
        self._more, self._asked = more, False
        if not fresh:
            return
        self.beginInsertRows(_TOP, len(self._rows), len(self._rows) + len(fresh) - 1)
        self._rows += fresh
        self.endInsertRows()

    def merge(self, fresh: Sequence[R], complete: bool) -> int:
        """Bring the rows on screen up to date in their places, and return how many new ones wait.

        Nothing moves: a row that left the list stays, greyed, until the list is read again.
        ``complete`` says that ``fresh`` is the whole list, so that what misses in it has left.
        """
        latest = {self._key(row): row for row in fresh}
        known = {self._key(row) for row in self._rows}
        waiting = sum(1 for key in latest if key not in known)
        certain = len(self._rows) if complete else max(0, len(self._rows) - waiting)
        for place, row in enumerate(self._rows):
            key = self._key(row)
            if key in latest:
                self._rows[place] = latest[key]
                self._gone.discard(key)
            elif place < certain:
                self._gone.add(key)
        if self._rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1), []
            )
        return waiting

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the next page can be asked for."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives by ``append``."""
        if self.canFetchMore(parent):
            self._asked = True
            self.page_wanted.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, aligned as its cells."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, column)
            case Qt.ItemDataRole.FontRole:
                return self._bold if column.bold and column.bold(row) else None
            case Qt.ItemDataRole.DecorationRole:
                return _picture(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint(row) if column.hint else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return (column.spoken or column.text)(row)
        return None

    def _colour(self, row: R, column: TableColumn[R]) -> QColor | None:
        if self._key(row) in self._gone:
            return colour(Role.FAINT)
        return colour(column.role(row)) if column.role else None


def _alignment(column: TableColumn[R]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _picture(row: R, column: TableColumn[R]) -> QIcon | None:
    shown = column.icon(row) if column.icon else None
    return icon(*shown) if shown else None
