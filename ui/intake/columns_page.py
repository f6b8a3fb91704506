"""The second page of an import: what each column means and how the list writes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.intake.columns_table import ColumnsTable
from ui.intake.draft import ImportDraft
from ui.intake.list_manners import ListManners
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.widgets.remark import RemarkList
from ui.widgets.separator import Separator

_SIDE_WIDTH = 264


class ColumnsPage(QWidget):
    """Shows the columns that were recognised; every choice is told at once."""

    meaning_chosen = Signal(int, object)
    header_row_chosen = Signal(int)
    sign_chosen = Signal(object)
    order_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ColumnsTable()
        self._manners = ListManners()
        self._counted = PlainLabel(role=Role.MUTED, wrap=True)
        self._missing = RemarkList(Icon.PROBLEM, Role.RED)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(Separator(Qt.Orientation.Vertical))
        layout.addWidget(self._side())
        self.table.meaning_chosen.connect(self.meaning_chosen)
        self._manners.header_row_chosen.connect(self.header_row_chosen)
        self._manners.sign_chosen.connect(self.sign_chosen)
        self._manners.order_chosen.connect(self.order_chosen)

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the mapping of ``draft`` and what is missing in it."""
        mapping = draft.mapping
        if mapping is None:
            return
        self.table.show_mapping(mapping, draft.samples)
        self._manners.show_mapping(mapping)
        self._counted.setText(t("intake.columns.mapped", n=len(mapping.fields), total=len(mapping.headers)))
        self._missing.show_sentences([problem_sentence(problem) for problem in draft.missing])

    def missing(self) -> tuple[str, ...]:
        """Return what is said of columns that are missing."""
        return self._missing.sentences()

    def enter(self, draft: ImportDraft) -> None:
        """Put the keyboard where something is to be done."""
        self.table.focus_first(unused=bool(draft.missing))

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(t("intake.columns.look"), bold=True))
        layout.addWidget(self._manners)
        layout.addWidget(self._counted)
        layout.addWidget(self._missing)
        layout.addStretch()
        return side
