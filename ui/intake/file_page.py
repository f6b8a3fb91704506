"""The first page of an import: the list, on whose behalf, and which sheet of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.services.creditors import CreditorRow
from ui.icons import Icon
from ui.intake.draft import ImportDraft
from ui.intake.drop_area import DropArea
from ui.intake.file_words import remarks, sheet_choices, summary
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.caption import caption
from ui.widgets.remark import Remark, RemarkList

_WIDTH = 780


class FilePage(QWidget):
    """Asks for a file, a creditor and a sheet; an unreadable file is told in a sentence."""

    choose_wanted = Signal()
    file_chosen = Signal(object)
    creditor_chosen = Signal(object)
    new_creditor_wanted = Signal()
    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop = DropArea()
        self._refused = Remark(Icon.PROBLEM, Role.RED)
        self._refused.hide()
        self._creditor = QComboBox(insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._sheet = QComboBox()
        self._new = QPushButton(t("intake.file.new_creditor"))
        self._remarks = RemarkList(Icon.INFO)
        self._creditor.setEditable(True)
        self._creditor.setPlaceholderText(t("intake.file.no_creditor"))
        self._sheet.setEnabled(False)
        self._lay_out()
        self._connect()

    def show_creditors(self, rows: Sequence[CreditorRow], chosen: int | None) -> None:
        """Offer ``rows``; the only creditor there is is chosen at once."""
        self._creditor.blockSignals(True)
        self._creditor.clear()
        for row in rows:
            self._creditor.addItem(f"{row.name} ({row.country})", row.id)
        self._creditor.setCurrentIndex(-1)
        self._creditor.blockSignals(False)
        only = rows[0].id if len(rows) == 1 else None
        self.choose_creditor(chosen if chosen is not None else only)

    def choose_creditor(self, creditor_id: int | None) -> None:
        """Choose a creditor that is offered."""
        if creditor_id is not None:
            self._creditor.setCurrentIndex(self._creditor.findData(creditor_id))

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the file of ``draft``, its sheets and what does not meet the eye in it."""
        if draft.opened is None:
            self._drop.show_nothing()
            self._sheet.clear()
            self._remarks.show_sentences([])
            self._show_refused([])
            return
        read = draft.opened.read
        self._drop.show_file(read.name, summary(read))
        self._show_sheets(draft)
        self._remarks.show_sentences(remarks(read, draft.sheet))
        self._show_refused([problem_sentence(p) for p in draft.opened.problems] if not draft.mapping else [])

    def refuse(self, sentences: str) -> None:
        """Say why a file was not read; what was read before stays."""
        self._show_refused([sentences])

    def refusal(self) -> str:
        """Return why the last file was not read; empty when it was."""
        return "" if self._refused.isHidden() else self._refused.words()

    def remarks(self) -> tuple[str, ...]:
        """Return what is said of hidden parts."""
        return self._remarks.sentences()

    def enter(self, draft: ImportDraft) -> None:
        """Put the keyboard where something is to be chosen."""
        chosen = draft.opened is not None
        (self._creditor if chosen else self._drop.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(6)
        for widget in (self._drop, self._refused):
            column.addWidget(widget)
        column.addSpacing(10)
        self._add_field(column, t("intake.file.creditor"), self._creditor, self._new)
        column.addSpacing(6)
        self._add_field(column, t("intake.file.sheet"), self._sheet)
        column.addSpacing(6)
        column.addWidget(self._remarks)
        column.addStretch()
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth(_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addWidget(held, 10)
        layout.addStretch(1)

    def _add_field(
        self, column: QVBoxLayout, label: str, field: QComboBox, beside: QWidget | None = None
    ) -> None:
        name = caption(label, field)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        if beside is not None:
            row.addWidget(beside)
        column.addWidget(name)
        column.addLayout(row)

    def _connect(self) -> None:
        self._drop.dropped.connect(self.file_chosen)
        self._drop.too_many.connect(self._say_one_file)
        self._drop.button.clicked.connect(self.choose_wanted)
        self._creditor.currentIndexChanged.connect(self._tell_creditor)
        self._new.clicked.connect(self.new_creditor_wanted)
        self._sheet.activated.connect(self._tell_sheet)

    def _show_sheets(self, draft: ImportDraft) -> None:
        assert draft.opened is not None
        self._sheet.clear()
        for name, label in sheet_choices(draft.opened.read):
            self._sheet.addItem(label, name)
        self._sheet.setCurrentIndex(self._sheet.findData(draft.mapping.sheet) if draft.mapping else -1)
        self._sheet.setEnabled(self._sheet.count() > 0)

    def _show_refused(self, sentences: list[str]) -> None:
        self._refused.setVisible(bool(sentences))
        if sentences:
            self._refused.say(
                t("intake.file.not_read"), "\n".join([*sentences, t("intake.file.nothing_lost")])
            )

    @Slot()
    def _say_one_file(self) -> None:
        self._show_refused([t("intake.file.one_file")])

    @Slot(int)
    def _tell_creditor(self, index: int) -> None:
        self.creditor_chosen.emit(self._creditor.itemData(index) if index >= 0 else None)

    @Slot(int)
    def _tell_sheet(self, index: int) -> None:
        self.sheet_chosen.emit(str(self._sheet.itemData(index)))
