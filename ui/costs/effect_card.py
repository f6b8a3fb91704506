"""What booking something would do: in words, and what is owed before and after."""

from collections.abc import Sequence

from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.statement import Totals
from ui.format import money
from ui.widgets.before_after_card import BeforeAfterCard, FigureRow
from ui.widgets.plain_label import PlainLabel


class EffectCard(BeforeAfterCard):
    """Shows only the figures that are there, those that change in bold."""

    def __init__(self) -> None:
        super().__init__("costs.proposal")

    def show_effect(
        self, said: Sequence[str], before: Totals, after: Totals, warnings: Sequence[Problem]
    ) -> None:
        """Show what would happen, which figures change, and what to look at again."""
        pairs = zip(_figures(before), _figures(after), strict=True)
        rows = [_row(name, old, new) for (name, old), (_, new) in pairs if old or new or name == "due"]
        self.show_change("\n".join(said), rows, warnings)


def _row(name: str, before: Money, after: Money) -> FigureRow:
    bold = name == "due" or before != after
    old, new = (PlainLabel(money(figure), bold=bold) for figure in (before, after))
    return FigureRow(name, old, new, bold)


def _figures(totals: Totals) -> list[tuple[str, Money]]:
    return [
        ("principal", totals.principal),
        ("collection_costs", Money(totals.collection_costs + totals.vat)),
        ("interest", totals.interest),
        ("other_costs", totals.other_costs),
        ("paid", totals.paid),
        ("due", totals.due),
    ]
