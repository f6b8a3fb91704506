"""What booking something would do: in words, and what is owed before and after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.statement import Totals
from ui.format import money
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.plain_label import PlainLabel


class EffectCard(QFrame):
    """A card under the fields; hidden until there is enough to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._said = PlainLabel(bold=True, wrap=True)
        self._warnings = PlainLabel(role=Role.AMBER, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._figures: list[PlainLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addLayout(self._grid)
        layout.addWidget(self._warnings)
        for column, name in enumerate(("before", "after"), start=1):
            head = PlainLabel(t(f"costs.proposal.{name}"), role=Role.MUTED)
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_effect(
        self, said: Sequence[str], before: Totals, after: Totals, warnings: Sequence[Problem]
    ) -> None:
        """Show what would happen, which figures change, and what to look at again."""
        self._said.setText("\n".join(said))
        for label in self._figures:
            label.deleteLater()
        self._figures = []
        pairs = zip(_figures(before), _figures(after), strict=True)
        for row, ((name, old), (_, new)) in enumerate(pairs, start=1):
            if old or new or name == "due":
                self._row(row, name, old, new)
        self._warnings.setText("\n".join(problem_sentence(problem) for problem in warnings))
        self._warnings.setVisible(bool(warnings))
        self.show()

    def words(self) -> str:
        """Return everything that the card says."""
        figures = [label.text() for label in self._figures]
        return "\n".join([self._said.text(), *figures, self._warnings.text()])

    def _row(self, row: int, name: str, before: Money, after: Money) -> None:
        bold = name == "due" or before != after
        labels = [PlainLabel(t(f"costs.proposal.{name}"), bold=bold)]
        labels += [PlainLabel(money(figure), bold=bold) for figure in (before, after)]
        for column, label in enumerate(labels):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label, row, column, side)
        self._figures += labels


def _figures(totals: Totals) -> list[tuple[str, Money]]:
    return [
        ("principal", totals.principal),
        ("collection_costs", Money(totals.collection_costs + totals.vat)),
        ("interest", totals.interest),
        ("other_costs", totals.other_costs),
        ("paid", totals.paid),
        ("due", totals.due),
    ]
