"""The tables of the choices: the choices themselves, the history of one, and the dossiers that change."""

from html import escape

from PySide6.QtWidgets import QWidget

from clerkdesk.services.choices import ChoiceRow, ChoiceView
from clerkdesk.services.impact import ImpactRow
from ui.choices.words import law_words, name_words, step_words, value_words
from ui.format import day, day_and_clock, money
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.paged_table import PagedTable
from ui.widgets.table_column import TableColumn


class ChoiceTable(PagedTable[ChoiceView]):
    """The choices with what counts now; bold is what somebody chose otherwise."""

    def __init__(self, of_creditor: bool, parent: QWidget | None = None) -> None:
        super().__init__(_choice_columns(of_creditor), lambda row: row.name, parent)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setAccessibleName(t("choosing.list_name"))

    def make_room(self, narrow: bool) -> None:
        """Leave out since when and by whom while a choice is being changed beside the table."""
        for place, column in enumerate(self.paged().columns()):
            if column.name in ("since", "by"):
                self.setColumnHidden(place, narrow)


class HistoryTable(PagedTable[ChoiceRow]):
    """What was chosen before, and what begins later; newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._view: ChoiceView | None = None
        super().__init__(
            (
                TableColumn("since", t("choosing.column.since"), lambda row: day(row.valid_from), 84),
                TableColumn("value", t("choosing.column.chosen"), self._value, stretch=True),
                TableColumn("by", t("choosing.column.by"), lambda row: row.by, 104),
                TableColumn(
                    "at", t("choosing.column.at"), lambda row: day_and_clock(row.at) if row.at else "", 118
                ),
            ),
            lambda row: row.valid_from,
            parent,
        )
        self.setAccessibleName(t("choosing.history_name"))

    def show_history(self, view: ChoiceView) -> None:
        """Show the history of a choice."""
        self._view = view
        self.show_rows(view.history)

    def _value(self, row: ChoiceRow) -> str:
        return "" if self._view is None else value_words(self._view, row.value)


class ImpactTable(PagedTable[ImpactRow]):
    """The dossiers that change: what they ask now and would ask, and their next step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_impact_columns(), lambda row: row.dossier_id, parent)
        self.setAccessibleName(t("choosing.impact_name"))


def _choice_columns(of_creditor: bool) -> tuple[TableColumn[ChoiceView], ...]:
    above: TableColumn[ChoiceView] = TableColumn(
        "above",
        t("choosing.column.office" if of_creditor else "choosing.column.default"),
        lambda row: value_words(row, row.office if of_creditor else row.default),
        168,
        role=lambda row: Role.MUTED,
    )
    return (
        TableColumn("law", t("choosing.column.law"), law_words, 72, role=lambda row: Role.MUTED),
        TableColumn("name", t("choosing.column.name"), name_words, stretch=True, hint=_hint),
        TableColumn(
            "value",
            t("choosing.column.value"),
            lambda row: value_words(row, row.value),
            172,
            bold=lambda row: row.chosen,
        ),
        TableColumn("since", t("choosing.column.since"), lambda row: day(row.since) if row.since else "", 84),
        TableColumn("by", t("choosing.column.by"), lambda row: row.by, 104),
        above,
    )


def _hint(row: ChoiceView) -> str:
    return f"<qt>{escape(t(f'choices.{row.name}.effect'))}</qt>"


def _impact_columns() -> tuple[TableColumn[ImpactRow], ...]:
    return (
        TableColumn("number", t("choosing.column.number"), lambda row: row.number, 82),
        TableColumn("debtor", t("choosing.column.debtor"), lambda row: row.debtor, stretch=True),
        TableColumn("before", t("choosing.column.before"), lambda row: money(row.before.due), 70, right=True),
        TableColumn("after", t("choosing.column.after"), lambda row: money(row.after.due), 70, right=True),
        TableColumn(
            "next",
            t("choosing.column.next"),
            step_words,
            262,
            hint=lambda row: f"<qt>{escape(step_words(row))}</qt>",
        ),
    )
