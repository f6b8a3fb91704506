"""The left pane: search, what is due today, the statuses."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clerkdesk.services import worklist
from clerkdesk.services.done import Change, Subject
from clerkdesk.services.worklist import Counts, Selection, Whose
from ui.runtime.context import ScreenContext
from ui.runtime.hub import touches
from ui.worklist.counts_pane import CountsPane
from ui.worklist.search_box import SearchBox

_WHOSE = "whose"


class LeftPane(QWidget):
    """Reads the counts by itself, now and whenever the list changed."""

    selection_chosen = Signal(object)
    dossier_chosen = Signal(object)
    left = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search = SearchBox(context)
        self.rows = CountsPane(Whose(context.layout.text(_WHOSE, Whose.TEAM.value)))
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.rows)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(2)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.addWidget(self.search)
        layout.addLayout(top)
        layout.addWidget(area, 1)
        self.setMinimumWidth(170)
        self._connect()

    def _connect(self) -> None:
        self.search.dossier_chosen.connect(self.dossier_chosen)
        self.search.left.connect(self.left)
        self.rows.selection_chosen.connect(self.selection_chosen)
        self.rows.whose_changed.connect(self._turned)
        self._context.hub.changed.connect(self._changed)

    def refresh(self) -> None:
        """Count again."""
        desk, whose = self._context.desk, self.rows.whose()
        self._context.tasks.read(self, lambda: worklist.counts(desk, whose), self._counted, latest="counts")

    def show_selection(self, selection: Selection) -> None:
        """Mark the row of the list on show."""
        self.rows.show_selection(selection)

    def _counted(self, counts: Counts) -> None:
        self.rows.show_counts(counts)

    @Slot(object)
    def _changed(self, changes: frozenset[Change] | None) -> None:
        if touches(changes, Subject.WORKLIST) or touches(changes, Subject.DOSSIER):
            self.refresh()

    def _turned(self, whose: Whose) -> None:
        self._context.layout.keep(_WHOSE, whose.value)
        self.refresh()
