"""What posting a run of letters did: the print job, who was stopped at the last check, undo."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon, icon
from ui.letters.flow import Receipt
from ui.letters.left_out_table import LeftOutTable
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark

_WIDTH = 860


class ReceiptPage(QWidget):
    """Saves or prints the job, once or again; takes the run back while that makes sense."""

    save_wanted = Signal()
    print_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band = Remark(Icon.OK, Role.GREEN)
        self.delivery = PlainLabel(role=Role.GREEN, wrap=True, selectable=True)
        self.save = QPushButton(icon(Icon.SAVE), t("letter_runs.receipt.save"))
        self.printer = ChoiceBox([])
        self.printer.setAccessibleName(t("letter_runs.printer"))
        self.print_again = QPushButton(icon(Icon.PRINT), t("letter_runs.receipt.print"))
        self.undo = QPushButton(icon(Icon.UNDO), t("letter_runs.receipt.undo"))
        self._gone = PlainLabel(t("letter_runs.receipt.not_undone"), role=Role.MUTED, wrap=True)
        self._stopped = PlainLabel(bold=True)
        self.skipped = LeftOutTable()
        self._lay_out()
        self.save.clicked.connect(self.save_wanted)
        self.print_again.clicked.connect(self._print)
        self.undo.clicked.connect(self.undo_wanted)

    def offer_printers(self, names: Sequence[str]) -> None:
        """Offer the printers of this machine; without any there is only the file."""
        self.printer.offer([(name, name) for name in names])
        for widget in (self.printer, self.print_again):
            widget.setVisible(bool(names))

    def show_receipt(self, receipt: Receipt) -> None:
        """Show what was posted and who was stopped."""
        self.band.look(Icon.OK, Role.GREEN)
        key = "posted" if receipt.pages is None else "posted_pages"
        words = t(f"letter_runs.receipt.{key}", n=receipt.posted, pages=receipt.pages or 0)
        self.band.say(words, t("letter_runs.receipt.kept"))
        self.delivery.setText("")
        self.undo.setEnabled(True)
        self._stopped.setText(t("letter_runs.receipt.skipped", n=len(receipt.skipped)))
        for widget in (self._stopped, self.skipped):
            widget.setVisible(bool(receipt.skipped))
        self.skipped.show_rows(receipt.skipped)

    def show_reversed(self) -> None:
        """Say that the run was taken back."""
        self.band.look(Icon.UNDO, Role.ACCENT)
        self.band.say(t("letter_runs.receipt.reversed"), t("letter_runs.receipt.not_undone"))
        self.delivery.setText("")
        for button in (self.undo, self.save, self.print_again, self.printer):
            button.setEnabled(False)

    def refuse(self, sentences: str) -> None:
        """Say why what was asked cannot be done."""
        self.band.look(Icon.PROBLEM, Role.RED)
        self.band.say(t("letter_runs.refused"), sentences)

    def show_delivery(self, sentence: str, arrived: bool) -> None:
        """Say where the print job is."""
        self.delivery.set_role(Role.GREEN if arrived else Role.RED)
        self.delivery.setText(sentence)

    def enter(self) -> None:
        """Put the keyboard on the print job."""
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        job = QHBoxLayout()
        job.addWidget(self.save)
        job.addSpacing(12)
        job.addWidget(self.print_again)
        job.addWidget(self.printer)
        job.addStretch()
        back = QHBoxLayout()
        back.addWidget(self.undo)
        back.addWidget(self._gone, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.band)
        column.addLayout(job)
        column.addWidget(self.delivery)
        column.addLayout(back)
        column.addWidget(self._stopped)
        column.addWidget(self.skipped, 1)
        column.addStretch()
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth(_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addWidget(held, 10)
        layout.addStretch(1)

    @Slot()
    def _print(self) -> None:
        self.print_wanted.emit(str(self.printer.chosen()))
