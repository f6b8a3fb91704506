"""Which columns a person sees, how wide and in which order."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from clerkdesk.services.worklist import Column, Order, WorklistRow
from ui.runtime.layout_memory import LayoutMemory
from ui.widgets.paged_table import PagedTable
from ui.worklist.columns import MARKERS, SHOWN_AT_FIRST

_ORDER, _WIDTHS, _HIDDEN = "list.columns", "list.widths", "list.hidden"
_LEAST_SHOWN = 2
_NARROW, _WIDEST = 516, 280
_SORTED, _DOWN = "list.sorted", "list.descending"


class ColumnLayout:
    """Arranges the columns of a table as they were left, and keeps how they are arranged."""

    def __init__(self, table: PagedTable[WorklistRow], memory: LayoutMemory) -> None:
        self._table = table
        self._memory = memory
        self._names = [column.name for column in table.paged().columns()]
        debtor = self._names.index(Column.DEBTOR.value)
        self._fitted = table.paged().columns()[debtor].width

    def restore(self) -> Order:
        """Arrange the columns and return how the list was sorted."""
        shown = {MARKERS, *(column.value for column in SHOWN_AT_FIRST)}
        hidden = set(self._memory.names(_HIDDEN)) if self._was_chosen() else set(self._names) - shown
        widths = self._memory.sizes(_WIDTHS)
        header = self._table.horizontalHeader()
        for place, name in enumerate(self._names):
            self._table.setColumnHidden(place, name in hidden and name != MARKERS)
            if name in widths and header.sectionResizeMode(place) != QHeaderView.ResizeMode.Stretch:
                header.resizeSection(place, widths[name])
        for visual, name in enumerate(name for name in self._memory.names(_ORDER) if name in self._names):
            header.moveSection(header.visualIndex(self._names.index(name)), visual)
        return self._order()

    def fit(self, width: int) -> None:
        """Give the debtor half of the room that a wide list has over, until a person sets a width."""
        place = self._names.index(Column.DEBTOR.value)
        header = self._table.horizontalHeader()
        if header.sectionSize(place) != self._fitted:
            return
        least = self._table.paged().columns()[place].width
        self._fitted = min(_WIDEST, least + max(0, width - _NARROW) // 2)
        header.resizeSection(place, self._fitted)

    def keep(self) -> None:
        """Remember the columns as they are arranged now."""
        header = self._table.horizontalHeader()
        places = sorted(range(len(self._names)), key=header.visualIndex)
        self._memory.keep(_ORDER, [self._names[place] for place in places])
        self._memory.keep(_HIDDEN, [self._names[place] for place in self._hidden()])
        widths = self._memory.sizes(_WIDTHS)
        widths |= {
            name: header.sectionSize(place)
            for place, name in enumerate(self._names)
            if not self._table.isColumnHidden(place) and header.sectionSize(place) != self._fitted
        }
        self._memory.keep(_WIDTHS, widths)

    def keep_order(self, order: Order) -> None:
        """Remember how the list is sorted."""
        self._memory.keep(_SORTED, order.column.value)
        self._memory.keep(_DOWN, order.descending)

    def choose(self, at: QPoint, parent: QWidget) -> QMenu:
        """Open the column chooser at ``at`` and return it."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._table.paged().columns()):
            if column.name == MARKERS:
                continue
            choice = menu.addAction(column.title)
            choice.setCheckable(True)
            choice.setChecked(not self._table.isColumnHidden(place))
            choice.setData(place)
        menu.triggered.connect(self._chosen)
        _open(menu, at)
        return menu

    def choose_order(self, at: QPoint, parent: QWidget, order: Order) -> QMenu:
        """Open the choice of a column to sort by at ``at`` and return it."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self._table.paged().columns():
            if not column.sortable:
                continue
            choice = menu.addAction(column.title)
            choice.setCheckable(True)
            choice.setChecked(column.name == order.column.value)
            choice.setData(column.name)
        _open(menu, at)
        return menu

    def _chosen(self, choice: QAction) -> None:
        shown = len(self._names) - len(self._hidden())
        if choice.isChecked() or shown > _LEAST_SHOWN:
            self._table.setColumnHidden(choice.data(), not choice.isChecked())
        self.keep()

    def _hidden(self) -> list[int]:
        return [place for place in range(len(self._names)) if self._table.isColumnHidden(place)]

    def _was_chosen(self) -> bool:
        return bool(self._memory.names(_ORDER))

    def _order(self) -> Order:
        name = self._memory.text(_SORTED, Column.NUMBER.value)
        column = Column(name) if name in list(Column) else Column.NUMBER
        return Order(column, self._memory.flag(_DOWN))


def _open(menu: QMenu, at: QPoint) -> None:
    """Open a menu with its first choice under the cursor, so that the arrows work at once."""
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
