"""The rates and scales: which there are, what is in force, and the rows of each with their source."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.services.done import Change, Subject
from clerkdesk.services.tariffs import TariffKind, tariff_kinds, why_not_add, why_not_taken_back
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.tariffs.columns import kind_columns, line_columns
from ui.tariffs.rate_window import RateWindow
from ui.tariffs.take_back_window import TakeBackWindow
from ui.tariffs.words import ShownLine, detail_sentences, in_order, kind_name, shown_lines
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.enter import pressed_button
from ui.widgets.list_or_empty import inset
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_SIZE = (1300, 680)
_LEFT, _RIGHT = 470, 830


class TariffsWindow(QWidget):
    """Left the kinds, right the rows of the one under the cursor; Ctrl+N makes a new rate."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self._refusal = why_not_add(context.desk)
        self.kinds: PagedTable[TariffKind] = PagedTable(kind_columns(), lambda kind: kind.code)
        self.lines: PagedTable[ShownLine] = PagedTable(line_columns(), lambda shown: shown.key)
        self.add_button = QPushButton(icon(Icon.ADD), t("tariffs.new"))
        self.take_back_button = QPushButton(icon(Icon.UNDO), t("tariffs.take_back_button"))
        self._heading = PlainLabel(bold=True, points=1, elide=True)
        self._detail = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        self.said = PlainLabel(role=Role.MUTED, elide=True)
        for table in (self.kinds, self.lines):
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.kinds.setAccessibleName(t("tariffs.kinds"))
        self.lines.setAccessibleName(t("tariffs.lines"))
        self.setWindowTitle(t("tariffs.title"))
        self._lay_out()
        self._connect()
        self._show_allowed()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.addWidget(PlainLabel(t("tariffs.title"), bold=True, points=2))
        top.addStretch()
        top.addWidget(self.add_button)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(inset(self.kinds))
        split.addWidget(self._right())
        split.setSizes([_LEFT, _RIGHT])
        split.setStretchFactor(1, 1)
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self.said, 1)
        line.addWidget(self.take_back_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Separator())
        layout.addWidget(split, 1)
        layout.addWidget(foot)
        self.resize(*_SIZE)

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_padded(self._heading, 10, 8))
        column.addWidget(inset(self.lines), 1)
        column.addWidget(Separator())
        column.addLayout(_padded(self._detail, 8, 10))
        return right

    def _connect(self) -> None:
        self.kinds.row_rested.connect(self._show_kind)
        self.kinds.row_entered.connect(self._enter_lines)
        self.lines.left.connect(self._back_to_kinds)
        self.kinds.left.connect(self.close)
        self.lines.selection_changed.connect(self._show_line)
        self.add_button.clicked.connect(self._new)
        self.take_back_button.clicked.connect(self._take_back)
        self._context.hub.changed.connect(self._heard)
        QShortcut(QKeySequence.StandardKey.New, self).activated.connect(self._new)
        QShortcut(QKeySequence.StandardKey.Refresh, self).activated.connect(self._read)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)

    @Slot(object)
    def _heard(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.TARIFF):
            self._read()

    @Slot()
    def _read(self) -> None:
        desk = self._context.desk
        self._context.tasks.read(self, lambda: tariff_kinds(desk), self._show, latest="kinds")

    @Slot(object)
    def _show(self, kinds: tuple[TariffKind, ...]) -> None:
        current = self.kinds.current_row()
        first = current is None
        ordered = in_order(kinds)
        self.kinds.show_rows(ordered, current=current.code if current else ordered[0].code)
        chosen = self.kinds.current_row()
        if chosen is not None:
            self._show_kind(chosen)
        if first:
            self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_kind(self, kind: TariffKind) -> None:
        self._heading.setText(kind_name(kind.code))
        rows = shown_lines(kind)
        current = self.lines.current_row()
        key = current.key if current and current.line.entry.kind == kind.code else rows[0].key
        self.lines.show_rows(rows, current=key)
        self._show_line()

    @Slot()
    def _show_line(self) -> None:
        shown = self.lines.current_row()
        self._detail.setText("\n".join(detail_sentences(shown)) if shown else "")
        self._show_allowed()

    def _show_allowed(self) -> None:
        shown = self.lines.current_row()
        why_not = self._refusal or why_not_taken_back(shown.line if shown else None)
        self.take_back_button.setEnabled(why_not is None)
        self.take_back_button.setToolTip(problem_sentence(why_not) if why_not else "")
        self.add_button.setEnabled(self._refusal is None)
        self.add_button.setToolTip(problem_sentence(self._refusal) if self._refusal else "Ctrl+N")
        self.said.setText(problem_sentence(self._refusal) if self._refusal else t("tariffs.hint_keys"))

    @Slot(object)
    def _enter_lines(self, _kind: TariffKind) -> None:
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _back_to_kinds(self) -> None:
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _new(self) -> None:
        if self._refusal is not None:
            self.said.set_role(Role.AMBER)
            return
        rates = [kind.code for kind in self.kinds.paged().rows() if kind.is_rate]
        current = self.kinds.current_row()
        if rates:
            chosen = current.code if current and current.is_rate else rates[0]
            RateWindow(self._context, rates, chosen, self).show()

    @Slot()
    def _take_back(self) -> None:
        shown = self.lines.current_row()
        if shown is not None and self.take_back_button.isEnabled():
            TakeBackWindow(self._context, shown.line, self).show()


def _padded(part: QWidget, above: int, below: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, above, 14, below)
    row.addWidget(part)
    return row
