"""What booking a payment would do: where it goes, and what is owed before and after."""

from functools import partial

from PySide6.QtCore import Signal

from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import Totals
from clerkdesk.services.payments import PaymentProposal
from ui.dossier.account_rows import allocation
from ui.format import money
from ui.texts import t
from ui.widgets.amount_label import AmountLabel
from ui.widgets.before_after_card import BeforeAfterCard, FigureRow


class ProposalCard(BeforeAfterCard):
    """Shows every figure, each with its build-up for the asking.

    ``asked`` tells of which figure somebody wants to know the build-up: its name, whether it is the one
    after the payment, and the label that shows it.
    """

    asked = Signal(str, bool, object)

    def __init__(self) -> None:
        super().__init__("payments.proposal")

    def show_proposal(self, proposal: PaymentProposal) -> None:
        """Show what booking would do."""
        said = t("payments.proposal.goes_to", parts=allocation(proposal.allocation))
        pairs = zip(_figures(proposal.before), _figures(proposal.after), strict=True)
        rows = [self._row(name, before, after) for (name, before), (_, after) in pairs]
        self.show_change(said, rows, proposal.warnings)

    def _row(self, name: str, before: Money, after: Money) -> FigureRow:
        bold = name == "due"
        old = self._figure(name, before, bold, is_after=False)
        new = self._figure(name, after, bold, is_after=True)
        return FigureRow(name, old, new, bold)

    def _figure(self, name: str, amount: Money, bold: bool, *, is_after: bool) -> AmountLabel:
        figure = AmountLabel(money(amount), bold=bold)
        figure.ask_for(bool(amount))
        figure.asked.connect(partial(self._ask, name, is_after, figure))
        return figure

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
