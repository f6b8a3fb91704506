"""The Geschil tab: what the debtor contests, on which ground, and how it ended."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from clerkdesk.services import disputes, dossiers
from clerkdesk.services.context import Desk
from clerkdesk.services.disputes import DisputeView
from clerkdesk.services.dossiers import Account, DossierHeader
from ui.dossier.tab import DossierTab
from ui.explain.explained_rows import ExplainedRows, Question
from ui.explain.explainer import Explainer
from ui.explain.explanation import Explanation, of_dispute
from ui.format import day, money
from ui.icons import Icon
from ui.runtime.context import ScreenContext
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_or_empty import ListOrEmpty, inset
from ui.widgets.paged_table import PagedTable
from ui.widgets.plain_label import PlainLabel
from ui.widgets.table_column import TableColumn

Disputes = tuple[DisputeView, ...]


class DisputesTab(DossierTab[Disputes]):
    """The disputes, open ones first; opening and ending one are asked of the page."""

    new_wanted = Signal()
    closing_wanted = Signal(object)

    def __init__(self, context: ScreenContext, explainer: Explainer) -> None:
        super().__init__()
        self._context = context
        self._dossier_id: int | None = None
        self.table = PagedTable(_columns(), lambda dispute: dispute.id)
        self.table.setAccessibleName(t("disputes.list.name"))
        self.table.selection_changed.connect(self._show_about)
        self._explained = ExplainedRows(self.table, explainer, self._question)
        new = QPushButton(t("disputes.list.new"))
        new.clicked.connect(self.new_wanted)
        self._close = QPushButton(t("disputes.list.close"))
        self._close.clicked.connect(self._ask_closing)
        self._about = PlainLabel(role=Role.MUTED, wrap=True, selectable=True)
        self._about.setContentsMargins(14, 6, 14, 8)
        empty = EmptyState(
            Icon.DISPUTE, t("disputes.empty.title"), t("disputes.empty.sentence"), t("disputes.list.new")
        )
        empty.pressed.connect(self.new_wanted)
        self._list = ListOrEmpty(inset(self.table), empty)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 8, 14, 6)
        buttons.setSpacing(8)
        buttons.addWidget(new)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._about)

    def reading(self, desk: Desk, dossier_id: int) -> Callable[[], Disputes]:
        return partial(disputes.disputes, desk, dossier_id)

    def show_content(self, header: DossierHeader, content: Disputes, *, keep: bool) -> None:
        self._dossier_id = header.id
        current = self.table.current_row() if keep else None
        chosen = current or (content[0] if content else None)
        self.table.show_rows(content, current=chosen.id if chosen else None)
        self._list.show_list(bool(content))
        self._show_about()

    def forget(self) -> None:
        self.table.show_rows(())
        self._show_about()

    def take_focus(self) -> None:
        self.table.setFocus()

    def _question(self, dispute: DisputeView) -> Question | None:
        if self._dossier_id is None:
            return None
        reading = partial(dossiers.account, self._context.desk, self._dossier_id)
        return reading, partial(_disputed_in, dispute)

    @Slot()
    def _ask_closing(self) -> None:
        dispute = self.table.current_row()
        if dispute is not None:
            self.closing_wanted.emit(dispute)

    @Slot()
    def _show_about(self) -> None:
        dispute = self.table.current_row()
        why = t("disputes.why_not.none") if dispute is None else ""
        if dispute is not None and dispute.closed_on is not None:
            why = t("disputes.why_not.closed")
        self._close.setEnabled(not why)
        self._close.setToolTip(why)
        self._about.setText(_about(dispute) if dispute else "")
        self._about.setVisible(dispute is not None)


def _disputed_in(dispute: DisputeView, account: Account) -> Explanation:
    return of_dispute(account, dispute)


def _about(dispute: DisputeView) -> str:
    channel = t(f"common.channel.{dispute.channel}") if dispute.channel else t("disputes.list.by_list")
    lines = [
        t("disputes.list.received", day=dispute.received_on, channel=channel, by=dispute.opened_by),
        t("disputes.list.split", disputed=dispute.amount, undisputed=dispute.undisputed),
        dispute.note,
    ]
    if dispute.closed_on is not None:
        lines.append(t("disputes.list.closed", day=dispute.closed_on, reason=dispute.closed_because))
    return "\n".join(line for line in lines if line)


def _columns() -> list[TableColumn[DisputeView]]:
    return [
        TableColumn("invoice", t("disputes.column.invoice"), lambda d: d.invoice, 104),
        TableColumn(
            "ground",
            t("disputes.column.ground"),
            lambda d: t(f"disputes.ground.{d.ground}"),
            160,
            stretch=True,
        ),
        TableColumn(
            "amount",
            t("disputes.column.amount"),
            lambda d: money(d.amount),
            90,
            right=True,
            hint=lambda d: t("explain.row_tip"),
        ),
        TableColumn("received", t("disputes.column.received"), lambda d: day(d.received_on), 92),
        TableColumn("state", t("disputes.column.state"), _state, 110, role=_tint),
    ]


def _state(dispute: DisputeView) -> str:
    if dispute.closed_on is None:
        return t("disputes.state.open")
    return t("disputes.state.closed", day=dispute.closed_on)


def _tint(dispute: DisputeView) -> Role:
    return Role.AMBER if dispute.closed_on is None else Role.MUTED
