"""The rows of a timeline as a Qt model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.dossier.timeline_rows import Happening, Heading, Row

Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """What a timeline shows. ``unfolded`` are the keys of entries shown in full."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.unfolded: set[str] = set()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show ``rows`` instead of what was there."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, number: int) -> Row:
        """Return the row on line ``number``."""
        return self._rows[number]

    def number_of(self, key: str) -> int | None:
        """Return on which line the entry ``key`` is, none when it is not shown."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, Happening) and row.key == key), None
        )

    def rows(self) -> tuple[Row, ...]:
        """Return everything that is shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()].text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
