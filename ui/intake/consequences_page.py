"""The fourth page of an import: what posting will do, and the rows behind each number."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkdesk.intake.judgement import RowJudgement
from clerkdesk.intake.table import Sheet
from clerkdesk.services.imports import ImportProposal
from ui.icons import Icon
from ui.intake.consequence_list import ConsequenceList, Shown
from ui.intake.rows_table import RowsTable
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import Remark
from ui.widgets.separator import Separator

_LIST_WIDTH = 430


class ConsequencesPage(QWidget):
    """Counts at the left, the rows of the chosen count at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ConsequenceList()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.table = RowsTable()
        self._title = PlainLabel(bold=True, elide=True)
        self._because = PlainLabel(role=Role.MUTED, wrap=True)
        self.refused = Remark(Icon.PROBLEM, Role.RED)
        self.refused.hide()
        self._rows: frozenset[int] = frozenset()
        self._lay_out()
        self.list.chosen.connect(self._open)

    def show_proposal(self, proposal: ImportProposal, sheet: Sheet) -> None:
        """Show what posting ``proposal`` will do."""
        self.refused.hide()
        self._body.setEnabled(True)
        self.table.show_judgement(proposal.judgement, sheet)
        self.list.show_consequences(proposal.consequences)

    def refuse(self, sentences: str) -> None:
        """Say why the list cannot be posted."""
        self.refused.say(t("intake.consequences.refused_title"), sentences)
        self.refused.show()
        self._body.setEnabled(False)

    def title(self) -> str:
        """Return what is said above the rows."""
        return self._title.whole_text()

    def enter(self) -> None:
        """Put the keyboard into the counts."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(14, 10, 14, 8)
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._because)
        right.addLayout(words)
        right.addWidget(self.table, 1)
        left = QVBoxLayout()
        left.setContentsMargins(12, 10, 0, 8)
        left.addWidget(self.list)
        self._body = QWidget()
        columns = QHBoxLayout(self._body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addLayout(left)
        columns.addWidget(Separator(Qt.Orientation.Vertical))
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.refused)
        layout.addWidget(self._body, 1)

    @Slot(object)
    def _open(self, line: Shown) -> None:
        found = line.consequence
        self._rows = frozenset(found.rows)
        self._title.setText(
            t("intake.consequences.rows_of", name=line.name, n=len(found.rows), amount=found.amount)
        )
        self._because.setText(line.because if found.rows else t("intake.consequences.no_rows"))
        self._because.setVisible(bool(self._because.whole_text()))
        self.table.show_only(self._wanted)

    def _wanted(self, judged: RowJudgement) -> bool:
        return judged.row in self._rows
