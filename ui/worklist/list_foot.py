"""What stands under the list: which row of how many, and what is selected."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerkdesk.domain.money import Money
from clerkdesk.services.worklist import Total, WorklistRow
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


class ListFoot(QWidget):
    """The line under the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = PlainLabel(role=Role.MUTED, points=-0.5)
        self._selected = PlainLabel(role=Role.MUTED, points=-0.5)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 2)
        layout.addWidget(self._place)
        layout.addStretch(1)
        layout.addWidget(self._selected)
        self.setFixedHeight(22)

    def show_place(self, place: int | None, total: Total) -> None:
        """Show which row is current; empty without one."""
        if place is None:
            self._place.setText("")
            return
        key = "worklist.list.place_more" if total.more else "worklist.list.place"
        self._place.setText(t(key, place=place + 1, n=total.count))

    def show_selected(self, rows: Sequence[WorklistRow]) -> None:
        """Show what is open on the selected rows."""
        open_amount = Money(sum(row.open for row in rows))
        if len(rows) > 1:
            self._selected.setText(t("worklist.list.selected", n=len(rows), open=open_amount))
        elif rows:
            self._selected.setText(t("worklist.list.selected_one", open=open_amount))
        else:
            self._selected.setText("")

    def words(self) -> str:
        """Return what the foot says."""
        return f"{self._place.whole_text()} {self._selected.whole_text()}".strip()
