"""The columns of costs and of judgments."""

from clerkdesk.services.awards import JudgmentView
from clerkdesk.services.costs import BorneBy, CostView
from ui.costs.words import kind_name
from ui.format import day, money
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn


def cost_columns() -> list[TableColumn[CostView]]:
    """Return the columns of the costs of a dossier."""
    return [
        TableColumn("on", t("costs.column.on"), lambda c: day(c.on), 80),
        TableColumn(
            "kind",
            t("costs.column.kind"),
            lambda c: kind_name(c.kind),
            150,
            stretch=True,
            role=_tint,
            hint=lambda c: " · ".join(part for part in (kind_name(c.kind), c.reference) if part),
        ),
        TableColumn(
            "amount", t("costs.column.amount"), lambda c: money(c.amount), 76, right=True, bold=_counts
        ),
        TableColumn("borne_by", t("costs.column.borne_by"), lambda c: t(f"costs.borne_by.{c.borne_by}"), 104),
        TableColumn("state", t("costs.column.state"), _state, 168, role=_tint, hint=_state),
    ]


def judgment_columns() -> list[TableColumn[JudgmentView]]:
    """Return the columns of the judgments of a dossier."""
    return [
        TableColumn("day", t("judicial.judgment.day"), lambda j: day(j.day), 100),
        TableColumn("court", t("judicial.judgment.court"), lambda j: j.court, 150, stretch=True),
        TableColumn("number", t("judicial.judgment.number"), lambda j: j.number, 150),
        TableColumn(
            "principal", t("judicial.judgment.principal"), lambda j: money(j.principal), 90, right=True
        ),
        TableColumn(
            "state",
            t("judicial.judgment.state"),
            lambda j: t("judicial.judgment.undone" if j.undone else "judicial.judgment.stands"),
            100,
            role=lambda j: Role.MUTED if j.undone else Role.TEXT,
        ),
    ]


def _counts(cost: CostView) -> bool:
    return cost.counts


def _state(cost: CostView) -> str:
    if cost.reverses is not None:
        return t("costs.state.reversal")
    if cost.reversed_by is not None:
        return t("costs.state.reversed")
    if cost.not_claimable is not None:
        return t("costs.state.not_claimable")
    if cost.interest_from is not None:
        return t("costs.state.interest", day=cost.interest_from)
    return t("costs.state.awarded") if cost.judgment_id is not None else ""


def _tint(cost: CostView) -> Role:
    if not cost.counts or cost.borne_by is BorneBy.CREDITOR:
        return Role.MUTED
    return Role.AMBER if cost.not_claimable is not None else Role.TEXT
