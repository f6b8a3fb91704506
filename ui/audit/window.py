"""Whom did this tariff touch: the question at the left, the dossiers at the right."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem
from clerkdesk.services.audit_choices import AuditChoice, audit_choices
from clerkdesk.services.audit_hits import AuditReport, Hit
from clerkdesk.services.audit_question import AuditQuestion
from clerkdesk.services.done import Refused
from clerkdesk.services.retro_audit import audit
from ui.audit.answer_pane import AnswerPane
from ui.audit.question_pane import QuestionPane
from ui.icons import Icon, icon
from ui.runtime.context import ScreenContext
from ui.texts import language, problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.choose_file import choose_target
from ui.widgets.enter import pressed_button
from ui.widgets.work_bar import WorkBar

_SIZE = (1340, 700)
_LEFT = 400


class AuditWindow(QWidget):
    """Ctrl+Enter looks at every dossier, Enter opens one, Ctrl+E writes them all to a workbook."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self._asked = ""
        self.question, self.answer = QuestionPane(), AnswerPane()
        self.work = WorkBar(context.tasks, t("audit.window.stop"), t("audit.window.stopping"))
        self.export_button = QPushButton(icon(Icon.EXPORT), t("audit.window.export"))
        self.export_button.setToolTip(t("audit.window.export_hint"))
        self.export_button.setEnabled(False)
        self.setWindowTitle(t("audit.title"))
        self._lay_out()
        self._connect()
        desk = context.desk
        context.tasks.read(self, lambda: (audit_choices(desk), desk.today()), self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if not pressed_button(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way: nobody waits for its answer any more."""
        self.work.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(self.question)
        split.addWidget(self.answer)
        split.setSizes([_LEFT, _SIZE[0] - _LEFT])
        split.setStretchFactor(1, 1)
        foot = QFrame()
        foot.setProperty("panel", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(14, 8, 14, 8)
        line.addWidget(self.work)
        line.addStretch(1)
        line.addWidget(self.export_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(split, 1)
        layout.addWidget(foot)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.question.asked.connect(self._ask)
        self.answer.table.row_entered.connect(self._open)
        self.answer.table.left.connect(self.close)
        self.export_button.clicked.connect(self.export)
        self.work.busy_changed.connect(self._show_allowed)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.export)
        for keys in (QKeySequence.StandardKey.Close, QKeySequence.StandardKey.Cancel):
            QShortcut(keys, self).activated.connect(self.close)

    @Slot(object)
    def _offer(self, answer: tuple[tuple[AuditChoice, ...], date]) -> None:
        choices, today = answer
        self.question.offer(choices, today)
        self.question.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _ask(self, question: AuditQuestion) -> None:
        if self.work.busy:
            return
        desk = self._context.desk
        self._asked = self.question.title()
        self.work.run(
            self,
            t("audit.window.working"),
            lambda progress, stop: audit(desk, question, progress, stop),
            self._take_answer,
        )

    @Slot(object)
    def _take_answer(self, answer: AuditReport | Refused) -> None:
        if isinstance(answer, AuditReport):
            self.answer.show_report(answer, self._asked)
            self._show_allowed()
            return
        beside = [problem for problem in answer.problems if problem.about is not None]
        self.question.show_problems(beside)
        if not beside:
            self.work.say(" ".join(map(problem_sentence, answer.problems)), Role.AMBER)

    @Slot()
    def _show_allowed(self) -> None:
        report = self.answer.report
        self.export_button.setEnabled(report is not None and bool(report.hits) and not self.work.busy)
        self.question.start.setEnabled(not self.work.busy and self.question.chosen() is not None)

    @Slot(object)
    def _open(self, hit: Hit) -> None:
        self._context.requests.dossier_wanted.emit(hit.dossier_id)

    @Slot()
    def export(self) -> None:
        """Ask where the workbook goes, and write it there."""
        report = self.answer.report
        if report is not None and self.export_button.isEnabled():
            title, kind = t("audit.window.choose_target"), t("audit.window.workbook")
            name = t("audit.window.file_name", day=report.on)
            choose_target(self, title, kind, "xlsx", name, self.write_to)

    def write_to(self, target: Path) -> None:
        """Write the workbook to ``target``."""
        report, spoken = self.answer.report, language()
        if report is None or self.work.busy:
            return

        def write() -> tuple[Path, Problem | None]:
            from clerkdesk.services.audit_workbook import write_audit

            return target, write_audit(report, target, spoken)

        self.work.run(self, t("audit.window.exporting"), lambda _progress, _stop: write(), self._written)

    @Slot(object)
    def _written(self, answer: tuple[Path, Problem | None]) -> None:
        target, problem = answer
        if problem is None:
            self.work.say(t("audit.window.exported", file=str(target)), Role.GREEN)
        else:
            self.work.say(problem_sentence(problem), Role.RED)
