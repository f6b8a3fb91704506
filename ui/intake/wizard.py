"""The import window: a claim list from file to dossiers in four pages."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.creditors import CreditorRow, creditors
from clerkdesk.services.worklist import Selection
from ui.creditors.dialog import CreditorDialog
from ui.intake.check_page import CheckPage
from ui.intake.choose_file import choose_answer, choose_list
from ui.intake.columns_page import ColumnsPage
from ui.intake.consequences_page import ConsequencesPage
from ui.intake.file_page import FilePage
from ui.intake.flow import ImportFlow
from ui.intake.frame import WizardFrame
from ui.intake.report_page import ReportPage
from ui.intake.steps import PAGES, Step, blocked, reachable
from ui.letters.run_window import LetterRunWindow
from ui.runtime.context import ScreenContext
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.enter import pressed_button

_SIZE = (1180, 700)


class ImportWindow(QWidget):
    """Goes from page to page, back and forth without loss; the work itself is done by its flow."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self.step = Step.FILE
        self._letters: LetterRunWindow | None = None
        self.file_page, self.columns_page = FilePage(), ColumnsPage()
        self.check_page, self.consequences_page = CheckPage(), ConsequencesPage()
        self.report_page = ReportPage()
        self.frame = WizardFrame(context.tasks, self._pages())
        self.flow = ImportFlow(context, self.frame.work, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.setWindowTitle(t("intake.title"))
        self.resize(*_SIZE)
        self._connect()
        self._connect_pages()
        self._show_way_on()
        context.tasks.read(self, lambda: creditors(context.desk), self._show_creditors)

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Read the claim list at ``path``."""
        self.flow.read(path)

    @Slot(object)
    def go(self, step: Step) -> None:
        """Show the page of ``step``, working out first what it shows."""
        if self.frame.work.busy or not reachable(self.flow.draft, step):
            self.frame.show_step(self.step)
            return
        self.step = step
        self.frame.show_step(step)
        if step is Step.CHECK and self.flow.draft.judgement is None:
            self.flow.judge()
        elif step is Step.CONSEQUENCES and self.flow.draft.proposal is None:
            self.flow.propose()
        self._show_way_on()
        self._enter()

    @Slot()
    def forward(self) -> None:
        """Go to the next page; from the last, post."""
        if self.frame.work.busy or self.step is Step.REPORT or blocked(self.flow.draft, self.step):
            return
        if self.step is Step.CONSEQUENCES:
            self.flow.post()
        else:
            self.go(Step(self.step + 1))

    @Slot()
    def back(self) -> None:
        """Go to the page before."""
        if self.step in PAGES[1:]:
            self.go(Step(self.step - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop work that is under way, and close only when there is none."""
        if self.frame.work.busy:
            self.frame.work.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _pages(self) -> dict[Step, QWidget]:
        return {
            Step.FILE: self.file_page,
            Step.COLUMNS: self.columns_page,
            Step.CHECK: self.check_page,
            Step.CONSEQUENCES: self.consequences_page,
            Step.REPORT: self.report_page,
        }

    def _connect(self) -> None:
        self.frame.step_wanted.connect(self.go)
        self.frame.back_wanted.connect(self.back)
        self.frame.forward_wanted.connect(self.forward)
        self.frame.work.busy_changed.connect(self._show_way_on)
        QShortcut(QKeySequence.StandardKey.Open, self).activated.connect(self._choose_file)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)
        flow = self.flow
        flow.changed.connect(self._show_draft)
        flow.opened.connect(self._show_list)
        flow.judged.connect(self._show_judgement)
        flow.proposed.connect(self._show_proposal)
        flow.posted.connect(self._show_report)
        flow.undone.connect(self._show_undone)
        flow.refused.connect(self._show_refused)
        flow.stopped.connect(self._say_stopped)
        flow.said.connect(self.frame.work.say)

    def _connect_pages(self) -> None:
        self.file_page.choose_wanted.connect(self._choose_file)
        self.file_page.file_chosen.connect(self.open_file)
        self.file_page.creditor_chosen.connect(self.flow.choose_creditor)
        self.file_page.new_creditor_wanted.connect(self._new_creditor)
        self.file_page.sheet_chosen.connect(self.flow.choose_sheet)
        self.columns_page.meaning_chosen.connect(self.flow.map_column)
        self.columns_page.header_row_chosen.connect(self.flow.choose_header_row)
        self.columns_page.sign_chosen.connect(self.flow.choose_sign)
        self.columns_page.order_chosen.connect(self.flow.choose_order)
        self.check_page.answer_wanted.connect(self._choose_answer)
        self.check_page.said.connect(self.frame.work.say)
        self.report_page.answer_wanted.connect(self._choose_answer)
        self.report_page.letters_wanted.connect(self._make_letters)
        self.report_page.dossiers_wanted.connect(self._show_dossiers)
        self.report_page.undo_wanted.connect(self.flow.undo)
        self.report_page.again_wanted.connect(self._start_over)

    @Slot(object)
    def _show_creditors(self, rows: Sequence[CreditorRow]) -> None:
        self.file_page.show_creditors(rows, self.flow.draft.creditor_id)

    @Slot()
    def _choose_file(self) -> None:
        if self.step in PAGES and not self.frame.work.busy:
            choose_list(self, self.open_file)

    @Slot()
    def _choose_answer(self) -> None:
        opened = self.flow.draft.opened
        if opened is not None:
            choose_answer(self, opened.path, self.flow.save_answer)

    @Slot()
    def _new_creditor(self) -> None:
        dialog = CreditorDialog(self._context, None, self)
        dialog.kept.connect(self._take_creditor)
        dialog.open()

    @Slot(object)
    def _take_creditor(self, creditor_id: int) -> None:
        self.flow.choose_creditor(creditor_id)
        self._context.tasks.read(self, lambda: creditors(self._context.desk), self._show_creditors)

    @Slot()
    def _show_list(self) -> None:
        self.step = Step.FILE
        self.frame.show_step(Step.FILE)
        self._show_draft()
        self._enter()

    @Slot()
    def _show_draft(self) -> None:
        draft = self.flow.draft
        if draft.opened is not None:
            self.setWindowTitle(t("intake.title_of", file=draft.opened.read.name))
            self.frame.show_file(draft.opened.read.name)
        self.file_page.show_draft(draft)
        self.columns_page.show_draft(draft)
        self._show_way_on()

    @Slot()
    def _show_judgement(self) -> None:
        draft = self.flow.draft
        if draft.judgement is not None and draft.sheet is not None:
            self.check_page.show_judgement(draft.judgement, draft.sheet)
        self._show_way_on()
        self._enter()

    @Slot()
    def _show_proposal(self) -> None:
        draft = self.flow.draft
        if draft.proposal is not None and draft.sheet is not None:
            self.consequences_page.show_proposal(draft.proposal, draft.sheet)
        self._show_way_on()
        self._enter()

    @Slot()
    def _show_report(self) -> None:
        if self.flow.draft.report is not None:
            self.report_page.show_report(self.flow.draft.report)
        self.step = Step.REPORT
        self.frame.show_step(Step.REPORT)
        self._show_way_on()
        self._enter()

    @Slot()
    def _show_undone(self) -> None:
        self.report_page.show_undone()
        self._show_way_on()

    @Slot(object)
    def _show_refused(self, problems: Sequence[Problem]) -> None:
        self._show_way_on()
        sentences = "\n".join(problem_sentence(problem) for problem in problems)
        match self.step:
            case Step.FILE:
                self.file_page.refuse(sentences)
            case Step.CONSEQUENCES:
                self.consequences_page.refuse(sentences)
            case Step.REPORT:
                self.report_page.refuse(sentences)
            case _:
                self.frame.work.say(sentences, Role.RED)

    @Slot()
    def _say_stopped(self) -> None:
        if self.step in (Step.CHECK, Step.CONSEQUENCES):
            self.step = Step(self.step - 1)
            self.frame.show_step(self.step)
        self._show_way_on()
        self.frame.work.say(t("intake.wait.stopped"))

    @Slot()
    def _make_letters(self) -> None:
        if self.flow.draft.report is not None:
            selection = Selection(run_id=self.flow.draft.report.run_id)
            self._letters = LetterRunWindow(self._context, selection, self.parentWidget())
            self._letters.show()

    @Slot()
    def _show_dossiers(self) -> None:
        if self.flow.draft.report is not None:
            selection = Selection(run_id=self.flow.draft.report.run_id)
            self._context.requests.selection_wanted.emit(selection)
            self.close()

    @Slot()
    def _start_over(self) -> None:
        self.flow.start_over()
        self.step = Step.FILE
        self.frame.show_step(Step.FILE)
        self._show_draft()
        self._enter()

    @Slot()
    def _show_way_on(self) -> None:
        draft, step = self.flow.draft, self.step
        self.frame.allow({page: reachable(draft, page) for page in PAGES}, step)
        words = t("intake.post" if step is Step.CONSEQUENCES else "intake.forward")
        self.frame.show_way_on(words, blocked(draft, step), back=step in PAGES[1:])
        if step is Step.CONSEQUENCES and draft.proposal is not None and not self.frame.work.busy:
            self.frame.work.say(t("intake.consequences.safe"))
        self.frame.show_end(step is Step.REPORT)

    def _enter(self) -> None:
        if self.frame.work.busy:
            return
        match self.step:
            case Step.FILE:
                self.file_page.enter(self.flow.draft)
            case Step.COLUMNS:
                self.columns_page.enter(self.flow.draft)
            case Step.CHECK:
                self.check_page.enter()
            case Step.CONSEQUENCES:
                self.consequences_page.enter()
            case Step.REPORT:
                self.report_page.enter()
