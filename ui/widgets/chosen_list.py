"""A list under a text field: the field keeps the focus, the list shows which row is chosen."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

R = TypeVar("R")

_TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel, Generic[R]):
    """The rows, as a list; ``say`` gives the words of a row for readers of the screen."""

    def __init__(self, say: Callable[[R], str]) -> None:
        super().__init__()
        self._say = say
        self.listed: tuple[R, ...] = ()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.listed = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words for readers of the screen."""
        row = self.listed[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._say(row)
        return None


class ChosenList(QListView, Generic[R]):
    """Shows painted rows of one height, one of them chosen, and never takes the focus."""

    def __init__(self, say: Callable[[R], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RowsModel[R] = RowsModel(say)
        self.setModel(self.rows)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, the first of them chosen."""
        self.rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(0))

    def current(self) -> R | None:
        """Return the chosen row."""
        row = self.currentIndex().row()
        return self.rows.listed[row] if 0 <= row < len(self.rows.listed) else None

    def step(self, by: int) -> None:
        """Move the cursor, and stay within the list."""
        if self.rows.listed:
            row = self.currentIndex().row() + by
            self.setCurrentIndex(self.rows.index(min(max(row, 0), len(self.rows.listed) - 1)))
