"""What stands where in the window of a letter run: lists, preview, receipt, and the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from clerkdesk.domain.money import Money
from clerkdesk.services.letter_runs import LetterRun
from ui.icons import Icon, icon
from ui.letters.flow import Receipt
from ui.letters.left_out_table import LeftOutTable
from ui.letters.preview_pane import PreviewPane
from ui.letters.proposal_table import ProposalTable
from ui.letters.receipt_page import ReceiptPage
from ui.runtime.tasks import Tasks
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark
from ui.widgets.separator import Separator
from ui.widgets.work_bar import WorkBar

_LETTERS, _LEFT_OUT, _NONE = range(3)


class RunFrame(QWidget):
    """Shows a run; tells what the person wants to do with it."""

    print_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = WorkBar(tasks, t("letter_runs.stop"), t("letter_runs.wait.stopping"))
        self.proposals, self.left_out = ProposalTable(), LeftOutTable()
        self.preview, self.receipt = PreviewPane(), ReceiptPage()
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.post_and_print = QPushButton(icon(Icon.PRINT, Role.ON_ACCENT), t("letter_runs.post_and_print"))
        self.post_and_print.setProperty("primary", True)
        self.post_as_pdf = QPushButton(icon(Icon.FILE_PDF), t("letter_runs.post_as_pdf"))
        self.printer = ChoiceBox([])
        self.printer.setAccessibleName(t("letter_runs.printer"))
        self._counted = PlainLabel(role=Role.MUTED, elide=True)
        self._title = PlainLabel(bold=True, points=2)
        self._refused = Remark(Icon.PROBLEM, Role.RED)
        self._refused.hide()
        self.fill_office = QPushButton(t("letter_runs.fill_office"))
        self.fill_office.hide()
        self._nothing = EmptyState(
            Icon.LETTERS, t("letter_runs.empty.title"), t("letter_runs.empty.sentence")
        )
        self._lists, self._pages = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_list)
        self.post_and_print.clicked.connect(self._print)
        self.post_as_pdf.clicked.connect(self.save_wanted)
        self.allow_posting(False)

    def show_run(self, run: LetterRun) -> None:
        """Show a run from its first letter."""
        self._title.setText(t("letter_runs.heading", day=run.on))
        self.tabs.setTabText(_LETTERS, t("letter_runs.tab.letters", n=len(run.letters)))
        self.tabs.setTabText(_LEFT_OUT, t("letter_runs.tab.left_out", n=len(run.left_out)))
        self.proposals.rows.show_letters(run.letters)
        self.left_out.show_rows(run.left_out)
        self._lists.setCurrentIndex(_LETTERS if run.letters else _NONE)
        self._show_counts(run)
        if run.letters:
            self.proposals.look_at_first()
        elif run.left_out:
            self.tabs.setCurrentIndex(_LEFT_OUT)

    def show_strikes(self, run: LetterRun) -> None:
        """Show which letters are struck; nothing moves."""
        self.proposals.rows.show_letters(run.letters)
        self._show_counts(run)

    def show_receipt(self, receipt: Receipt) -> None:
        """Show what posting did instead of the proposals."""
        self.receipt.show_receipt(receipt)
        self._counted.hide()
        self._pages.setCurrentIndex(1)
        self._foot_buttons(False)
        self.receipt.enter()

    def offer_printers(self, names: Sequence[str]) -> None:
        """Offer the printers of this machine."""
        self.printer.offer([(name, name) for name in names])
        self.printer.setVisible(bool(names) and self._pages.currentIndex() == 0)
        self.receipt.offer_printers(names)

    def allow_posting(self, allowed: bool) -> None:
        """Enable posting; printing needs a printer as well."""
        self.post_as_pdf.setEnabled(allowed)
        self.post_and_print.setEnabled(allowed and self.printer.count() > 0)
        self.post_and_print.setToolTip("" if self.printer.count() else t("letter_runs.no_printer"))

    def refuse(self, sentences: str, office_unknown: bool) -> None:
        """Say why the run cannot be made; when nobody said who the office is, offer to."""
        self._refused.say(t("letter_runs.refused"), sentences)
        self._refused.show()
        self.fill_office.setVisible(office_unknown)
        if office_unknown:
            self.fill_office.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_refusal(self) -> None:
        """Take the sentence away."""
        self._refused.hide()
        self.fill_office.hide()

    def _lay_out(self) -> None:
        for name in ("letters", "left_out"):
            self.tabs.addTab(t(f"letter_runs.tab.{name}", n=0))
        for page in (self.proposals, self.left_out, self._nothing):
            self._lists.addWidget(page)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(self._left())
        split.addWidget(self.preview)
        split.setSizes([640, 700])
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self._pages.addWidget(split)
        self._pages.addWidget(self.receipt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._refused)
        layout.addWidget(self.fill_office, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot())

    def _left(self) -> QWidget:
        left = QWidget()
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 2)
        top.addWidget(self._title)
        top.addStretch()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tabs)
        column.addWidget(Separator())
        column.addWidget(self._lists, 1)
        return left

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self._counted, 1)
        line.addWidget(self.work)
        for widget in (self.post_as_pdf, self.printer, self.post_and_print):
            line.addWidget(widget)
        return foot

    def _foot_buttons(self, visible: bool) -> None:
        for widget in (self.post_as_pdf, self.post_and_print):
            widget.setVisible(visible)
        self.printer.setVisible(visible and self.printer.count() > 0)

    def _show_counts(self, run: LetterRun) -> None:
        kept = [letter for letter in run.letters if not letter.struck]
        self._counted.setText(
            t(
                "letter_runs.counts",
                n=len(kept),
                amount=Money(sum(letter.amount for letter in kept)),
                struck=len(run.letters) - len(kept),
                left_out=len(run.left_out),
            )
        )

    @Slot(int)
    def _show_list(self, index: int) -> None:
        empty = index == _LETTERS and not self.proposals.rows.rowCount()
        self._lists.setCurrentIndex(_NONE if empty else index)
        (self.proposals, self.left_out, self._nothing)[self._lists.currentIndex()].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @Slot()
    def _print(self) -> None:
        self.print_wanted.emit(str(self.printer.chosen()))
