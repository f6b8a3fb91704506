"""The third page of an import: every row with its verdict, and each problem beside its cell."""

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerkdesk.domain.problems import Problem, Severity
from clerkdesk.intake.judgement import Judgement, RowJudgement, Verdict
from clerkdesk.intake.table import Sheet
from ui.icons import Icon, icon
from ui.intake.judged_rows import VERDICT_ICON
from ui.intake.rows_table import RowsTable
from ui.intake.verdict_filter import VerdictFilter
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.picture import Picture
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark
from ui.widgets.separator import Separator


class CheckPage(QWidget):
    """Shows a judgement; F4 goes from problem to problem."""

    answer_wanted = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdicts = VerdictFilter()
        self.table = RowsTable()
        self._problems = QComboBox()
        self._problems.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._problems.setMinimumContentsLength(22)
        self._problems.setAccessibleName(t("intake.check.problem"))
        self._next = QPushButton(t("intake.check.next"))
        self._next.setToolTip("F4")
        self._answer = QPushButton(icon(Icon.EXPORT), t("intake.check.save_answer"))
        self._refused = Remark(Icon.PROBLEM, Role.RED)
        self._refused.hide()
        self._picture = Picture(Icon.OK, Role.GREEN)
        self._where = PlainLabel(bold=True)
        self._sentence = PlainLabel(elide=True, selectable=True)
        self._total = PlainLabel(role=Role.MUTED)
        self._verdict: Verdict | None = None
        self._lay_out()
        self._connect()

    def show_judgement(self, judgement: Judgement, sheet: Sheet) -> None:
        """Show ``judgement`` from the top; with problems of the list as a whole they come first."""
        self._verdict = None
        self.verdicts.show_counts(judgement.counts)
        self._offer_problems(judgement)
        self.table.show_judgement(judgement, sheet)
        self._refused.setVisible(bool(judgement.problems))
        errors = any(problem.severity is Severity.ERROR for problem in judgement.problems)
        self._refused.look(Icon.PROBLEM if errors else Icon.WARNING, Role.RED if errors else Role.AMBER)
        sentences = "\n".join(_about_list(problem) for problem in judgement.problems)
        title = t("intake.check.whole" if judgement.rows else "intake.check.no_rows")
        self._refused.say(title, sentences)
        self._total.setText(t("intake.check.total", n=len(judgement.claims), amount=judgement.total))

    def said_of_cell(self) -> str:
        """Return what the foot says of the cell under the cursor."""
        return f"{self._where.whole_text()} {self._sentence.whole_text()}".strip()

    def enter(self) -> None:
        """Put the keyboard into the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def next_problem(self) -> None:
        """Go to the next problem among the rows that are shown."""
        if not self.table.next_problem():
            self.said.emit(t("intake.check.no_more"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.verdicts)
        bar.addStretch()
        for widget in (self._problems, self._next, self._answer):
            bar.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._refused)
        layout.addWidget(self.table, 1)
        layout.addWidget(Separator())
        layout.addWidget(self._strip())

    def _strip(self) -> QFrame:
        strip = QFrame()
        line = QHBoxLayout(strip)
        line.setContentsMargins(14, 8, 14, 8)
        line.setSpacing(8)
        line.addWidget(self._picture)
        line.addWidget(self._where)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._total)
        return strip

    def _connect(self) -> None:
        self.verdicts.chosen.connect(self._choose_verdict)
        self._problems.activated.connect(self._choose_problem)
        self._next.clicked.connect(self.next_problem)
        QShortcut(QKeySequence(Qt.Key.Key_F4), self).activated.connect(self.next_problem)
        self._answer.clicked.connect(self.answer_wanted)
        self.table.rested_on.connect(self._explain)

    def _offer_problems(self, judgement: Judgement) -> None:
        counted = Counter(code for row in judgement.rows for code in {p.code for p in row.problems})
        examples = {p.code: p for row in reversed(judgement.rows) for p in row.problems}
        self._problems.clear()
        self._problems.addItem(t("intake.check.every_problem"), None)
        for code, number in counted.most_common():
            name = problem_sentence(examples[code])
            self._problems.addItem(t("intake.check.problem_rows", name=name, n=number), code)
        self._problems.setEnabled(bool(counted))
        self._next.setEnabled(bool(counted))
        self._problems.view().setMinimumWidth(520)

    @Slot(object)
    def _choose_verdict(self, verdict: Verdict | None) -> None:
        self._verdict = verdict
        self._problems.setCurrentIndex(0)
        self.table.show_only(self._wanted)

    @Slot(int)
    def _choose_problem(self, index: int) -> None:
        self.table.show_only(self._wanted)

    def _wanted(self, judged: RowJudgement) -> bool:
        code = self._problems.currentData()
        fits = self._verdict is None or judged.verdict is self._verdict
        return fits and (code is None or any(problem.code == code for problem in judged.problems))

    @Slot(int, int)
    def _explain(self, row: int, column: int) -> None:
        judged = self.table.rows.judged(row)
        self._picture.show_icon(*VERDICT_ICON[judged.verdict])
        header = self.table.rows.header(column)
        value = self.table.rows.cell(judged.row, column) if header else ""
        hidden = t("intake.check.hidden") if judged.hidden else ""
        parts = [f"{t('intake.check.row')} {judged.row}", hidden, header, f"«{value}»" if value else ""]
        self._where.setText(" · ".join(part for part in parts if part))
        self._sentence.setText(self._sentence_of(judged, column))

    def _sentence_of(self, judged: RowJudgement, column: int) -> str:
        here = self.table.rows.sentence_of(judged, column)
        if here:
            return here.replace("\n", " · ")
        if judged.verdict is Verdict.IGNORED:
            return t("intake.check.ignored_row")
        return "" if judged.problems else t("intake.check.clean")


def _about_list(problem: Problem) -> str:
    sentence = problem_sentence(problem)
    return (
        sentence
        if problem.about is None
        else t("intake.check.at_cell", header=problem.about, sentence=sentence)
    )
