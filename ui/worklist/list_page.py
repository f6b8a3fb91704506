"""The list of dossiers: one selection, sorted, page by page."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clerkdesk.domain.money import ZERO
from clerkdesk.services import creditors
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.worklist import Column, Order, Page, Selection, Total, WorklistRow
from ui.icons import Icon
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.paged_table import PagedTable
from ui.widgets.separator import Separator
from ui.widgets.status_band import StatusBand
from ui.worklist.column_layout import ColumnLayout
from ui.worklist.columns import worklist_columns
from ui.worklist.filter_row import FilterRow
from ui.worklist.list_foot import ListFoot
from ui.worklist.list_head import ListHead
from ui.worklist.list_reader import ListReader, ReadPages
from ui.worklist.selection_words import emptiness

_NONE = object()
"""Stands for no row at all: the dossier on show is not in the list."""


class ListPage(QWidget):
    """Shows a selection; says which dossier the cursor rests on and which one is entered."""

    dossier_rested = Signal(object)
    dossier_entered = Signal(object)
    dossier_wanted_apart = Signal(object)
    left = Signal()
    import_wanted = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._selection = Selection()
        self._total = Total(0, ZERO)
        self._today = date.min
        self._wanted: object = None
        self.head = ListHead()
        self.filter = FilterRow()
        self.band = StatusBand()
        self.table: PagedTable[WorklistRow] = PagedTable(worklist_columns(self.today), _id_of)
        self.table.setAccessibleName(t("worklist.list.name"))
        self.empty = EmptyState(*emptiness(self._selection))
        self.foot = ListFoot()
        self._layout_of_columns = ColumnLayout(self.table, context.layout)
        self._order = self._layout_of_columns.restore()
        self._reader = ListReader(context, self)
        self._build()
        self._connect()
        self._show_order()

    def today(self) -> date:
        """Return the day on which the rows on show were read."""
        return self._today

    def selection(self) -> Selection:
        """Return the list on show, with its filter."""
        return self._selection

    def show_selection(self, selection: Selection, *, dossier: int | None = None) -> None:
        """Show another list from its top; ``dossier`` is selected when it is on the first page."""
        self._selection = self.filter.applied_to(selection)
        self._wanted = dossier
        self.head.show_name(self._selection)
        self.band.hide()
        self._reader.read(self._selection, self._order)

    @Slot()
    def refresh(self) -> None:
        """Read the list again from its top; the current dossier stays current."""
        row = self.table.current_row()
        self._wanted = row.dossier_id if row and self.table.selected_rows() else self._wanted or _NONE
        self.band.hide()
        self._reader.read(self._selection, self._order, len(self.table.paged().rows()))

    def focus_list(self) -> None:
        """Put the focus on the list, on its first row when none is current."""
        if not self.table.selected_rows() and self.table.paged().rowCount():
            self.table.selectRow(max(0, self.table.currentIndex().row()))
            self.table.rest_here()
        (self.table if self.table.paged().rowCount() else self.empty).setFocus()

    def current_dossier(self) -> int | None:
        """Return the dossier under the cursor."""
        row = self.table.current_row()
        return row.dossier_id if row else None

    def mark(self, dossier_id: int) -> None:
        """Select the dossier that is shown beside the list; none when the list does not hold it."""
        if not self.table.select_key(dossier_id):
            self.table.clearSelection()

    def choose_columns(self) -> None:
        """Open the column chooser under its button."""
        self.head.columns.click()

    def choose_order(self) -> None:
        """Open the choice of the column to sort by; the one it is sorted by turns the order round."""
        at = self.head.mapToGlobal(self.head.rect().bottomLeft())
        self._layout_of_columns.choose_order(at, self, self._order).triggered.connect(self._order_chosen)

    def toggle_filter(self) -> None:
        """Show the filter row, or clear it away."""
        if self.filter.isHidden():
            desk = self._context.desk
            self._context.tasks.read(
                self, lambda: creditors.creditors(desk), self.filter_offered, latest="creditors"
            )
            self.filter.open()
        else:
            self.filter.clear()
        self.head.filter.setChecked(not self.filter.isHidden())

    def filter_offered(self, offered: tuple[creditors.CreditorRow, ...]) -> None:
        """Offer these creditors in the filter row."""
        self.filter.show_creditors(offered)

    def keep_layout(self) -> None:
        """Remember the columns."""
        self._layout_of_columns.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that is left over."""
        super().resizeEvent(event)
        self._layout_of_columns.fit(self.width())

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self.filter, Separator(), self.band):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        layout.addWidget(Separator())
        layout.addWidget(self.foot)
        self.table.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self._reader.first_read.connect(self._show_first)
        self._reader.next_read.connect(self._show_next)
        self._reader.reread.connect(self._show_again)
        self._reader.failed.connect(self._show_failure)
        self.table.page_wanted.connect(self._reader.read_next)
        self.table.sort_wanted.connect(self._sort)
        self.table.row_rested.connect(self._rested)
        self.table.row_entered.connect(self._entered)
        self.table.row_entered_apart.connect(self._entered_apart)
        self.table.left.connect(self.left)
        self.table.selection_changed.connect(self._show_selected)
        self.head.filter_wanted.connect(self.toggle_filter)
        self.head.columns_wanted.connect(self._choose_columns)
        self.table.horizontalHeader().customContextMenuRequested.connect(self._choose_columns_here)
        self.filter.changed.connect(self._filtered)
        self.filter.closed.connect(self._filter_closed)
        self.band.pressed.connect(self.refresh)
        self.empty.pressed.connect(self.import_wanted)
        self._context.hub.changed.connect(self._changed)

    @Slot(object)
    def _show_first(self, read: ReadPages) -> None:
        self._today, self._total = read.today, read.total
        wanted, self._wanted = self._wanted, None
        self.table.show_rows(read.rows, read.after is not None, current=wanted)
        self.head.show_total(read.total)
        self.band.hide()
        self._stack.setCurrentWidget(self.table if read.rows else self.empty)
        if not read.rows:
            self.empty.say(*emptiness(self._selection))
        elif wanted is None:
            self.table.selectRow(0)
        self._show_selected()

    @Slot(object)
    def _show_next(self, page: Page) -> None:
        self.table.paged().append(page.rows, page.after is not None)

    @Slot(object)
    def _show_again(self, read: ReadPages) -> None:
        self._today, self._total = read.today, read.total
        self.head.show_total(read.total)
        if not self.table.paged().rows():
            self._show_first(read)
            return
        waiting = self.table.paged().merge(read.rows, read.after is None)
        if waiting:
            sentence = t("widgets.table.new_rows", n=waiting)
            self.band.say(sentence, Role.ACCENT, Icon.NEW, t("widgets.table.show_new_rows"))
        else:
            self.band.hide()
        self._show_selected()

    @Slot(object)
    def _show_failure(self, error: Exception) -> None:
        self.band.say(t("worklist.list.failed"), Role.AMBER, Icon.WARNING, t("worklist.list.again"))
        self._context.tasks.went_wrong.emit(error)

    @Slot(object)
    def _changed(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.WORKLIST) or touches(changes, Subject.DOSSIER):
            self._reader.read_again(len(self.table.paged().rows()))

    @Slot(str, bool)
    def _sort(self, name: str, descending: bool) -> None:
        self._order = Order(Column(name), descending)
        self._layout_of_columns.keep_order(self._order)
        self.refresh()

    @Slot(QAction)
    def _order_chosen(self, choice: QAction) -> None:
        name = choice.data()
        self._sort(name, name == self._order.column.value and not self._order.descending)
        self._show_order()

    def _show_order(self) -> None:
        self.table.show_sorting(self._order.column.value, self._order.descending)

    @Slot()
    def _show_selected(self) -> None:
        place = self.table.currentIndex().row() if self.table.selected_rows() else -1
        self.foot.show_place(place if place >= 0 else None, self._total)
        self.foot.show_selected(self.table.selected_rows())

    @Slot(object)
    def _rested(self, row: WorklistRow) -> None:
        self.dossier_rested.emit(row.dossier_id)

    @Slot(object)
    def _entered(self, row: WorklistRow) -> None:
        self.dossier_entered.emit(row.dossier_id)

    @Slot(object)
    def _entered_apart(self, row: WorklistRow) -> None:
        self.dossier_wanted_apart.emit(row.dossier_id)

    @Slot(QPoint)
    def _choose_columns(self, at: QPoint) -> None:
        self._layout_of_columns.choose(at, self)

    @Slot(QPoint)
    def _choose_columns_here(self, at: QPoint) -> None:
        self._layout_of_columns.choose(self.table.horizontalHeader().mapToGlobal(at), self)

    @Slot()
    def _filtered(self) -> None:
        self.show_selection(replace(self._selection), dossier=self.current_dossier())

    @Slot()
    def _filter_closed(self) -> None:
        self.head.filter.setChecked(False)
        self.focus_list()


def _id_of(row: WorklistRow) -> int:
    return row.dossier_id
