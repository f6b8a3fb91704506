"""The window of the legal choices, of the office or of one creditor."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clerkdesk.services.choices import ChoiceView, choices
from clerkdesk.services.choosing import why_not
from clerkdesk.services.done import Change, Subject
from ui.choices.change_pane import ChangePane
from ui.choices.detail_pane import DetailPane
from ui.choices.tables import ChoiceTable
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.enter import pressed_button
from ui.widgets.plain_label import PlainLabel
from ui.widgets.separator import Separator

_SIZE = (1300, 700)
_BESIDE, _WHILE_CHANGING = 480, 668
_ORDER = (None, "NL", "BE")

Read = tuple[tuple[ChoiceView, ...], date]
"""The choices, and the day it is."""


class ChoicesWindow(QWidget):
    """Up and Down show a choice beside the list, Enter changes it, Esc goes back and then closes."""

    def __init__(
        self,
        context: ScreenContext,
        parent: QWidget | None = None,
        *,
        creditor_id: int | None = None,
        creditor: str = "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context, self._creditor_id, self._creditor = context, creditor_id, creditor
        self._today = date.min
        of_creditor = creditor_id is not None
        self.table = ChoiceTable(of_creditor)
        self.detail = DetailPane(of_creditor)
        self.change = ChangePane(context, creditor_id)
        self._beside = QStackedWidget()
        self._said = PlainLabel(role=Role.MUTED, elide=True)
        self.button = QPushButton(icon(Icon.EDIT), t("choosing.change"))
        self.button.setToolTip("Enter")
        kept_place = self.button.sizePolicy()
        kept_place.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(kept_place)
        self._refused = why_not(context.desk, creditor_id)
        self._lay_out()
        self._connect()
        self._say_rights()
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def changing(self) -> bool:
        """Return whether a choice is being changed."""
        return self._beside.currentWidget() is self.change

    def _lay_out(self) -> None:
        of_creditor = self._creditor_id is not None
        title = t("choosing.title_creditor", creditor=self._creditor) if of_creditor else t("choosing.title")
        self.setWindowTitle(title)
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(12)
        top.addWidget(PlainLabel(title, bold=True, points=2))
        about = t("choosing.about_creditor" if of_creditor else "choosing.about")
        top.addWidget(PlainLabel(about, role=Role.MUTED, elide=True), 1)
        for pane in (self.detail, self.change):
            self._beside.addWidget(pane)
        self._beside.setFixedWidth(_BESIDE)
        middle = QHBoxLayout()
        middle.setContentsMargins(11, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.table, 1)
        middle.addWidget(Separator(Qt.Orientation.Vertical))
        middle.addWidget(self._beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Separator())
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self.resize(*_SIZE)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self._said, 1)
        line.addWidget(self.button)
        return foot

    def _connect(self) -> None:
        self.table.row_entered.connect(self._change)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.button.clicked.connect(self._change_current)
        self.change.left.connect(self._go_back)
        self.change.kept.connect(self._kept)
        self._context.hub.changed.connect(self._heard)
        QShortcut(QKeySequence.StandardKey.Refresh, self).activated.connect(self._read)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self._leave)

    def _say_rights(self) -> None:
        """Say why nothing can be changed here, to who may only look."""
        if self._refused is not None:
            sentence = problem_sentence(self._refused)
            self._said.setText(sentence)
            self.button.setEnabled(False)
            self.button.setToolTip(sentence)

    @Slot(object)
    def _heard(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.CHOICE):
            self._read()

    @Slot()
    def _read(self) -> None:
        desk, creditor_id = self._context.desk, self._creditor_id
        self._context.tasks.read(
            self, lambda: (choices(desk, creditor_id), desk.today()), self._show, latest="choices"
        )

    @Slot(object)
    def _show(self, read: Read) -> None:
        rows, self._today = _in_order(read[0]), read[1]
        current = self.table.current_row()
        self.table.show_rows(rows, current=current.name if current else rows[0].name)
        self._show_current()
        if not self.changing():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_current(self) -> None:
        row = self.table.current_row()
        if row is not None and not self.changing():
            self.detail.show_choice(row)

    @Slot()
    def _change_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._change(row)

    @Slot(object)
    def _change(self, row: ChoiceView) -> None:
        if self._refused is not None or self.change.work.busy:
            return
        self._said.setText("")
        self._beside.setCurrentWidget(self.change)
        self._take_room(changing=True)
        self.change.begin(row, self._today)

    @Slot(str)
    def _kept(self, sentence: str) -> None:
        self._go_back()
        self._said.setText(sentence)
        self._read()

    @Slot()
    def _leave(self) -> None:
        if self.changing():
            self.change.work.stop()
            self._go_back()
        else:
            self.close()

    def _take_room(self, *, changing: bool) -> None:
        self.table.setEnabled(not changing)
        self.table.make_room(changing)
        self._beside.setFixedWidth(_WHILE_CHANGING if changing else _BESIDE)
        self.button.setVisible(not changing)

    @Slot()
    def _go_back(self) -> None:
        self._beside.setCurrentWidget(self.detail)
        self._take_room(changing=False)
        self._show_current()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_order(rows: Sequence[ChoiceView]) -> tuple[ChoiceView, ...]:
    """Return the choices by country, those of both first."""
    return tuple(sorted(rows, key=lambda row: _ORDER.index(row.law)))
