"""What stands above the list: its name, how many and how much, and two buttons."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from clerkdesk.services.worklist import Selection, Total
from ui.icons import Icon, icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel
from ui.worklist.selection_words import name_of


class ListHead(QWidget):
    """The title row of the list."""

    filter_wanted = Signal()
    columns_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(bold=True, points=1.5)
        self._total = PlainLabel(role=Role.MUTED, elide=True)
        self.filter = _button(Icon.FILTER, t("worklist.list.filter"))
        self.filter.setCheckable(True)
        self.filter.clicked.connect(self.filter_wanted)
        self.columns = _button(Icon.COLUMNS, t("worklist.list.columns"))
        self.columns.clicked.connect(self._ask_columns)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addSpacing(6)
        layout.addWidget(self._total, 1)
        layout.addWidget(self.filter)
        layout.addWidget(self.columns)
        self.setFixedHeight(36)

    def show_name(self, selection: Selection) -> None:
        """Show the name of the list while its total is on the way."""
        self._title.setText(name_of(selection))
        self._total.setText("")

    def show_total(self, total: Total) -> None:
        """Show how many dossiers the list holds and what is open on them."""
        if total.more:
            self._total.setText(t("worklist.list.total_more", n=total.count))
        else:
            self._total.setText(t("worklist.list.total", n=total.count, open=total.open))

    def words(self) -> str:
        """Return what the head says."""
        return f"{self._title.whole_text()} {self._total.whole_text()}".strip()

    def _ask_columns(self) -> None:
        self.columns_wanted.emit(self.columns.mapToGlobal(QPoint(0, self.columns.height())))


def _button(meaning: Icon, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(meaning))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
