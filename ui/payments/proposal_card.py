"""What booking a payment would do: where it goes, and what is owed before and after."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import Totals
from clerkdesk.services.payments import PaymentProposal
from ui.dossier.account_rows import allocation
from ui.format import money
from ui.texts import problem_sentence, t
from ui.theme_colours import Role
from ui.widgets.amount_label import AmountLabel
from ui.widgets.plain_label import PlainLabel


class ProposalCard(QFrame):
    """A card under the fields; hidden until amount and value date are known.

    ``asked`` tells of which figure somebody wants to know the build-up: its name, whether it is the one
    after the payment, and the label that shows it.
    """

    asked = Signal(str, bool, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._allocation = PlainLabel(bold=True, wrap=True)
        self._warnings = PlainLabel(role=Role.AMBER, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._figures: list[PlainLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._allocation)
        layout.addLayout(self._grid)
        layout.addWidget(self._warnings)
        for column, name in enumerate(("before", "after"), start=1):
            head = PlainLabel(t(f"payments.proposal.{name}"), role=Role.MUTED)
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_proposal(self, proposal: PaymentProposal) -> None:
        """Show what booking would do."""
        self._allocation.setText(t("payments.proposal.goes_to", parts=allocation(proposal.allocation)))
        for label in self._figures:
            label.deleteLater()
        self._figures = []
        pairs = zip(_figures(proposal.before), _figures(proposal.after), strict=True)
        for row, ((name, before), (_, after)) in enumerate(pairs, start=1):
            self._row(row, name, before, after)
        self._warnings.setText("\n".join(problem_sentence(problem) for problem in proposal.warnings))
        self._warnings.setVisible(bool(proposal.warnings))
        self.show()

    def words(self) -> str:
        """Return everything that the card says."""
        return "\n".join([self._allocation.text(), *(label.text() for label in self._figures)])

    def _row(self, row: int, name: str, before: Money, after: Money) -> None:
        bold = name == "due"
        labels: list[PlainLabel] = [PlainLabel(t(f"payments.proposal.{name}"), bold=bold)]
        for is_after, amount in enumerate((before, after)):
            figure = AmountLabel(money(amount), bold=bold)
            figure.ask_for(bool(amount))
            figure.asked.connect(partial(self._ask, name, bool(is_after), figure))
            labels.append(figure)
        for column, label in enumerate(labels):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label, row, column, side)
        self._figures += labels

    def _ask(self, name: str, is_after: bool, label: AmountLabel) -> None:
        self.asked.emit(name, is_after, label)


def _figures(totals: Totals) -> list[tuple[str, Money]]:
    return [
        ("principal", totals.principal),
        ("collection_costs", totals.collection_costs),
        ("interest", totals.interest),
        ("paid", totals.paid),
        ("due", totals.due),
    ]
