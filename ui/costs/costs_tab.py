"""The Kosten tab: what was spent on a dossier, for whose account, and what courts decided."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clerkdesk.domain.money import Money
from clerkdesk.services import awards, costs
from clerkdesk.services.awards import JudgmentView
from clerkdesk.services.context import Desk
from clerkdesk.services.costs import BorneBy, CostView
from clerkdesk.services.dossiers import DossierHeader
from ui.costs.columns import cost_columns, judgment_columns
from ui.dossier.tab import DossierTab
from ui.icons import Icon
from ui.texts import reason_sentence, t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_or_empty import ListOrEmpty, inset
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel

_JUDGMENTS_HEIGHT = 130


@dataclass(frozen=True, slots=True)
class Spent:
    """The costs of a dossier and its judgments."""

    costs: tuple[CostView, ...]
    judgments: tuple[JudgmentView, ...]


class CostsTab(DossierTab[Spent]):
    """Costs above, judgments below; a new one and taking one back are asked of the page."""

    new_wanted = Signal()
    reversal_wanted = Signal(object)
    award_wanted = Signal()
    award_reversal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table = PagedTable(cost_columns(), lambda cost: cost.entry_id)
        self.table.setAccessibleName(t("costs.list.name"))
        self.table.selection_changed.connect(self._show_about)
        self.judgments = PagedTable(judgment_columns(), lambda judgment: judgment.id)
        self.judgments.setAccessibleName(t("judicial.judgment.name"))
        self.judgments.selection_changed.connect(self._show_about)
        self.new_button = QPushButton(t("costs.list.new"))
        self.new_button.clicked.connect(self.new_wanted)
        self.reverse_button = QPushButton(t("costs.list.reverse"))
        self.reverse_button.clicked.connect(self._ask_reversal)
        self.award_button = QPushButton(t("costs.list.award"))
        self.award_button.clicked.connect(self.award_wanted)
        self.reverse_award_button = QPushButton(t("costs.list.reverse_award"))
        self.reverse_award_button.clicked.connect(self._ask_award_reversal)
        self._about = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        self.sums = PlainLabel(bold=True, wrap=True)
        empty = EmptyState(
            Icon.RECEIPT, t("costs.empty.title"), t("costs.empty.sentence"), t("costs.list.new")
        )
        empty.pressed.connect(self.new_wanted)
        self._list = ListOrEmpty(inset(self.table), empty)
        self._below = inset(self.judgments)
        self._below.setFixedHeight(_JUDGMENTS_HEIGHT)
        self._lay_out()

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Spent]:
        return partial(_spent, desk, dossier_id)

    def show_content(self, header: DossierHeader, content: Spent, *, keep: bool) -> None:
        cost = self.table.current_row() if keep else None
        judgment = self.judgments.current_row() if keep else None
        self.table.show_rows(content.costs, current=cost.entry_id if cost else None)
        self.judgments.show_rows(content.judgments, current=judgment.id if judgment else None)
        self._list.show_list(bool(content.costs))
        self._below.setVisible(bool(content.judgments))
        self.reverse_award_button.setVisible(bool(content.judgments))
        sums = {by: costs.borne(content.costs, by, header.today) for by in BorneBy}
        told = [
            t(f"costs.list.total_{by}", amount=Money(sum(cost.amount for cost in found)))
            for by, found in sums.items()
            if found
        ]
        self.sums.setText("\n".join(told))
        self.sums.setVisible(bool(told))
        self._show_about()

    def forget(self) -> None:
        self.table.show_rows(())
        self.judgments.show_rows(())
        self.sums.hide()
        self._show_about()

    def take_focus(self) -> None:
        self.table.setFocus()

    @Slot()
    def _ask_reversal(self) -> None:
        cost = self.table.current_row()
        if cost is not None:
            self.reversal_wanted.emit(cost)

    @Slot()
    def _ask_award_reversal(self) -> None:
        judgment = self.judgments.current_row()
        if judgment is not None:
            self.award_reversal_wanted.emit(judgment)

    @Slot()
    def _show_about(self) -> None:
        """Say what the selected cost is, and whether it and the selected judgment can be taken back."""
        cost, judgment = self.table.current_row(), self.judgments.current_row()
        why = _why_not(cost)
        self.reverse_button.setEnabled(not why)
        self.reverse_button.setToolTip(why)
        stands = judgment is not None and not judgment.undone
        self.reverse_award_button.setEnabled(stands)
        self.reverse_award_button.setToolTip("" if stands else t("judicial.judgment.choose"))
        self._about.setText(_about(cost) if cost else "")
        self._about.setVisible(cost is not None)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 8, 14, 6)
        buttons.setSpacing(8)
        for button in (self.new_button, self.reverse_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        court = QHBoxLayout()
        court.setContentsMargins(14, 8, 14, 8)
        court.setSpacing(8)
        for button in (self.award_button, self.reverse_award_button):
            court.addWidget(button)
        court.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addWidget(self._list, 1)
        for label in (self.sums, self._about):
            label.setContentsMargins(14, 6, 14, 4)
            layout.addWidget(label)
        layout.addLayout(court)
        layout.addWidget(self._below)


def _spent(desk: Desk, dossier_id: int) -> Spent:
    return Spent(costs.costs(desk, dossier_id), awards.judgments(desk, dossier_id))


def _why_not(cost: CostView | None) -> str:
    if cost is None:
        return t("costs.why_not.none")
    if cost.reverses is not None:
        return t("costs.why_not.reversal")
    if cost.reversed_by is not None:
        return t("costs.why_not.reversed")
    return t("costs.why_not.of_judgment") if cost.judgment_id is not None else ""


def _about(cost: CostView) -> str:
    lines = [t("costs.list.booked", day=cost.booked_on, by=cost.by), cost.reference]
    if cost.not_claimable is not None:
        lines.append(reason_sentence(cost.not_claimable))
    if cost.vat:
        lines.append(t("costs.list.vat", amount=cost.vat))
    if cost.interest_from is not None:
        lines.append(t("costs.list.interest", day=cost.interest_from))
    if cost.invoice:
        lines.append(t("costs.list.invoice", name=cost.invoice))
    if cost.reason:
        lines.append(t("costs.list.because", reason=cost.reason))
    return "\n".join(line for line in lines if line)
