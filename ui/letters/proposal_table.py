"""The proposals of a run as a list: Up and Down look at letters, Space leaves one out."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clerkdesk.services.letter_runs import ProposedLetter
from ui.letters.proposal_rows import AMOUNT, BECAUSE, CHANNEL, DEBTOR, LANGUAGE, KindHeading, ProposalRows

_REST_MS = 80
_ROW_HEIGHT = 25
_WIDTHS = {DEBTOR: 222, AMOUNT: 84, CHANNEL: 84, LANGUAGE: 42}


class ProposalTable(QTableView):
    """``rested_on`` tells the letter under the cursor 80 ms after the last move."""

    rested_on = Signal(object)
    entered_letter = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ProposalRows(self)
        self.setModel(self.rows)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(16, 16))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(BECAUSE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._rest.start)
        self.rows.modelReset.connect(self._span_headings)

    def look_at_first(self) -> None:
        """Put the cursor on the first letter."""
        first = self.rows.first_letter()
        if first >= 0:
            self.selectRow(first)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_letter(self) -> ProposedLetter | None:
        """Return the letter under the cursor; none on a heading."""
        row = self.rows.row(self.currentIndex().row())
        return row if isinstance(row, ProposedLetter) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space leaves the letters of the selected rows out or takes them in; Enter goes into the dossier."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            letter = self.current_letter()
            if letter is not None:
                self.entered_letter.emit(letter)
        else:
            super().keyPressEvent(event)

    def _toggle_selected(self) -> None:
        places = [index.row() for index in self.selectionModel().selectedRows()]
        chosen = [row for row in map(self.rows.row, places) if isinstance(row, ProposedLetter)]
        if len(chosen) > 1:
            ids = frozenset(letter.row_id for letter in chosen)
            self.rows.strike_wanted.emit(ids, not all(letter.struck for letter in chosen))
        elif self.currentIndex().isValid():
            self.rows.toggle(self.currentIndex().row())

    @Slot()
    def _tell(self) -> None:
        letter = self.current_letter()
        if letter is not None:
            self.rested_on.emit(letter)

    @Slot()
    def _span_headings(self) -> None:
        self.clearSpans()
        for at in range(self.rows.rowCount()):
            if isinstance(self.rows.row(at), KindHeading):
                self.setSpan(at, CHANNEL, 1, BECAUSE - CHANNEL + 1)
