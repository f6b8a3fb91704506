"""The queues of today and the statuses, each with how many dossiers stand in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerkdesk.domain.dossier import Status
from clerkdesk.services.worklist import Counts, Queue, Selection, Whose
from ui.icons import Icon, status_icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.worklist.pane_row import PaneRow
from ui.worklist.selection_words import QUEUE_ICONS
from ui.worklist.whose_switch import WhoseSwitch

_URGENT = {Queue.TERM_EXPIRED: Role.AMBER, Queue.BEFORE_CUTOFF: Role.RED}


class CountsPane(QWidget):
    """Choosing a row says which list is wanted; turning the switch counts anew."""

    selection_chosen = Signal(object)
    whose_changed = Signal(object)

    def __init__(self, whose: Whose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("shell.pane.left"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 0, 10, 8)
        self._layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._switch = WhoseSwitch(whose)
        self._switch.chosen.connect(self._turned)
        self._queues = {queue: self._queue_row(queue) for queue in Queue}
        self._statuses = {
            status: PaneRow(t(f"statuses.{status.value}"), status_icon(status.value)) for status in Status
        }
        self._all = PaneRow(t("worklist.list.all"), Icon.DOSSIER)
        self._add_heading(t("worklist.pane.today"), self._switch)
        self._add_rows(list(self._queues.values()))
        self._add_heading(t("worklist.pane.status"))
        self._add_rows([*self._statuses.values(), self._all])
        self._layout.addStretch(1)
        self._group.buttonClicked.connect(self._chosen)

    def whose(self) -> Whose:
        """Return whether the desk looks at its own dossiers or the team's."""
        return self._switch.whose()

    def turn_switch(self) -> None:
        """Look at the others: mine instead of the team's, or back."""
        self._switch.turn()

    def selection(self) -> Selection | None:
        """Return the list that the chosen row stands for."""
        for queue, row in self._queues.items():
            if row.isChecked():
                return Selection(queue=queue, whose=self.whose())
        for status, row in self._statuses.items():
            if row.isChecked():
                return Selection(status=status, whose=self.whose())
        return Selection(whose=self.whose()) if self._all.isChecked() else None

    def show_selection(self, selection: Selection) -> None:
        """Mark the row of ``selection``; one that has no row marks none."""
        row = self._row_of(selection)
        if row is not None:
            row.setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def show_counts(self, counts: Counts) -> None:
        """Show how many dossiers stand where."""
        for queue, row in self._queues.items():
            row.show_count(counts.queues.get(queue, 0))
        for status, row in self._statuses.items():
            total = counts.statuses.get(status)
            row.show_count(total.count if total else 0, bool(total and total.more))
        self._all.show_count(sum(total.count for total in counts.statuses.values()))

    def focus_rows(self) -> None:
        """Put the focus on the chosen row, else on the first."""
        row = self._group.checkedButton() or next(iter(self._queues.values()))
        row.setFocus()

    def _row_of(self, selection: Selection) -> PaneRow | None:
        if selection.queue is not None:
            return self._queues[selection.queue]
        if selection.status is not None:
            return self._statuses[selection.status]
        return None if selection.run_id is not None else self._all

    def _queue_row(self, queue: Queue) -> PaneRow:
        row = PaneRow(t(f"worklist.queue.{queue.value}"), QUEUE_ICONS[queue.value], urgent=_URGENT.get(queue))
        row.setToolTip(t(f"worklist.queue_hint.{queue.value}"))
        return row

    def _add_heading(self, words: str, beside: QWidget | None = None) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 2)
        line.addWidget(PlainLabel(words, role=Role.MUTED, points=-0.5))
        line.addStretch(1)
        if beside:
            line.addWidget(beside)
        self._layout.addLayout(line)

    def _add_rows(self, rows: list[PaneRow]) -> None:
        for row in rows:
            row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(row)
            self._layout.addWidget(row)

    def _chosen(self) -> None:
        self.selection_chosen.emit(self.selection())

    def _turned(self, whose: Whose) -> None:
        self.whose_changed.emit(whose)
        if self.selection() is not None:
            self._chosen()
