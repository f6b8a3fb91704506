"""The list of creditors."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.services.creditors import CreditorRow, creditors
from clerkdesk.services.done import Change, Subject
from ui.creditors.dialog import CreditorDialog
from ui.format import count
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.enter import pressed_button
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator
from ui.widgets.table_column import TableColumn

_SIZE = (720, 520)


def _columns() -> tuple[TableColumn[CreditorRow], ...]:
    return (
        TableColumn("name", t("creditors.column.name"), lambda row: row.name, stretch=True),
        TableColumn("country", t("creditors.column.country"), lambda row: row.country, 90),
        TableColumn(
            "open", t("creditors.column.open"), lambda row: count(row.open_dossiers), 140, right=True
        ),
    )


class CreditorsWindow(QWidget):
    """Enter opens a card, Ctrl+N makes a new one."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self.table: PagedTable[CreditorRow] = PagedTable(_columns(), lambda row: row.id)
        self._empty = EmptyState(
            Icon.CREDITOR, t("creditors.empty.title"), t("creditors.empty.sentence"), t("creditors.add")
        )
        self._empty.hide()
        self._counted = PlainLabel(role=Role.MUTED)
        self._add = QPushButton(icon(Icon.ADD), t("creditors.add"))
        self._add.setToolTip("Ctrl+N")
        self.setWindowTitle(t("creditors.title"))
        self._lay_out()
        self.table.row_entered.connect(self._open)
        self._add.clicked.connect(self._new)
        self._empty.pressed.connect(self._new)
        QShortcut(QKeySequence.StandardKey.New, self).activated.connect(self._new)
        QShortcut(QKeySequence.StandardKey.Refresh, self).activated.connect(self._read)
        for keys in (QKeySequence.StandardKey.Close, QKeySequence.StandardKey.Cancel):
            QShortcut(keys, self).activated.connect(self.close)
        context.hub.changed.connect(self._heard)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(10)
        top.addWidget(PlainLabel(t("creditors.title"), bold=True, points=2))
        top.addWidget(self._counted, 1)
        top.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Separator())
        aside = QHBoxLayout()
        aside.setContentsMargins(11, 0, 11, 0)
        aside.addWidget(self.table)
        layout.addLayout(aside, 1)
        layout.addWidget(self._empty, 1)
        self.resize(*_SIZE)

    @Slot(object)
    def _heard(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.CREDITOR):
            self._read()

    @Slot()
    def _read(self) -> None:
        desk = self._context.desk
        self._context.tasks.read(self, lambda: creditors(desk), self._show, latest="list")

    @Slot(object)
    def _show(self, rows: tuple[CreditorRow, ...]) -> None:
        current = self.table.current_row()
        self.table.show_rows(rows, current=current.id if current else (rows[0].id if rows else None))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._counted.setText(t("creditors.counted", n=len(rows)) if rows else "")
        if rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _new(self) -> None:
        self._show_dialog(None)

    @Slot(object)
    def _open(self, row: CreditorRow) -> None:
        self._show_dialog(row.id)

    def _show_dialog(self, creditor_id: int | None) -> None:
        CreditorDialog(self._context, creditor_id, self).open()
