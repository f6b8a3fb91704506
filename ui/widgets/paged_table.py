"""A table over pages of rows that keeps its selection and never jumps while it is read."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.widgets.paged_model import PagedModel
from ui.widgets.table_column import TableColumn

R = TypeVar("R")
ROW_HEIGHT = 25
_REST_MS = 80
_CELL_MARGINS = 8


class _CellPainter(QStyledItemDelegate, Generic[R]):
    """Paints selected cells in the colour that they have unselected, and shortens text before its tail."""

    def __init__(self, parent: QWidget, paged: PagedModel[R]) -> None:
        super().__init__(parent)
        self._paged = paged

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.palette.setBrush(QPalette.ColorRole.HighlightedText, option.palette.text())
        tail = self._paged.columns()[index.column()].tail
        row = self._paged.row(index.row())
        if tail and row is not None:
            option.text = _shortened(option, tail(row))


def _shortened(option: QStyleOptionViewItem, tail: str) -> str:
    """Return the text of a cell, shortened before ``tail`` to fit."""
    room = option.rect.width() - _CELL_MARGINS
    if not tail or option.fontMetrics.horizontalAdvance(option.text) <= room:
        return option.text
    head = option.text.removesuffix(tail).rstrip()
    left = room - option.fontMetrics.horizontalAdvance(f" {tail}")
    return f"{option.fontMetrics.elidedText(head, Qt.TextElideMode.ElideRight, left)} {tail}"


class PagedTable(QTableView, Generic[R]):
    """Shows ``PagedModel``. ``row_rested`` comes 80 ms after the last move, ``row_entered`` on Enter."""

    row_rested = Signal(object)
    row_entered = Signal(object)
    row_entered_apart = Signal(object)
    left = Signal()
    page_wanted = Signal()
    sort_wanted = Signal(str, bool)
    selection_changed = Signal()

    def __init__(
        self,
        columns: Sequence[TableColumn[R]],
        key: Callable[[R], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._paged = PagedModel(columns, key, self)
        self._paged.page_wanted.connect(self.page_wanted)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell_rest)
        self.setModel(self._paged)
        self._set_manners()
        self._set_columns()
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.doubleClicked.connect(self._enter)

    def paged(self) -> PagedModel[R]:
        """Return the model with the rows."""
        return self._paged

    def show_rows(self, rows: Sequence[R], more: bool = False, *, current: object = None) -> None:
        """Show other rows; the row with key ``current`` is selected, and kept in its place on the screen."""
        down = self.verticalScrollBar().value()
        self._paged.replace(rows, more)
        place = None if current is None else self._paged.place_of(current)
        if place is not None:
            self.verticalScrollBar().setValue(down)
            self.selectRow(place)

    def current_row(self) -> R | None:
        """Return the row under the cursor."""
        return self._paged.row(self.currentIndex().row())

    def selected_rows(self) -> list[R]:
        """Return the selected rows, top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for row in map(self._paged.row, places) if row is not None]

    def rest_here(self) -> None:
        """Tell after the usual rest that the cursor is on the current row, though it did not move."""
        self._rest.start()

    def select_key(self, key: object) -> bool:
        """Select the row with ``key`` and return whether it is there."""
        place = self._paged.place_of(key)
        if place is None:
            return False
        if self.currentIndex().row() != place or not self.selectionModel().hasSelection():
            self.selectRow(place)
        return True

    def show_sorting(self, name: str, descending: bool) -> None:
        """Show by which column the rows are sorted; nothing is asked for."""
        header = self.horizontalHeader()
        places = [place for place, column in enumerate(self._paged.columns()) if column.name == name]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicatorShown(bool(places))
        if places:
            header.setSortIndicator(places[0], order)
        header.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the row, Ctrl+Enter opens it apart, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            apart = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._emit_row(self.row_entered_apart if apart else self.row_entered)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_CellPainter(self, self._paged))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setMinimumSectionSize(ROW_HEIGHT)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFixedHeight(27)
        header.setMinimumSectionSize(24)
        columns = self._paged.columns()
        for place, column in enumerate(columns):
            header.resizeSection(place, column.width)
            if column.stretch:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(any(column.sortable for column in columns))
        header.sortIndicatorChanged.connect(self._sort_asked)

    def _sort_asked(self, place: int, order: Qt.SortOrder) -> None:
        column = self._paged.columns()[place]
        if column.sortable:
            self.sort_wanted.emit(column.name, order == Qt.SortOrder.DescendingOrder)

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self._rest.start()
        else:
            self._rest.stop()

    def _tell_rest(self) -> None:
        self._emit_row(self.row_rested)

    def _enter(self, index: QModelIndex) -> None:
        self._emit_row(self.row_entered)

    def _emit_row(self, signal: SignalInstance) -> None:
        row = self.current_row()
        if row is not None:
            signal.emit(row)
