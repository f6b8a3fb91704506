"""Dossiers that get no letter, each with the reason."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QWidget

from clerkdesk.services.letter_runs import LeftOut
from ui.format import money
from ui.icons import Icon
from ui.texts import reason_sentence, t
from ui.theme_colours import Role
from ui.widgets.paged_table import PagedTable
from ui.widgets.table_column import TableColumn


class LeftOutTable(PagedTable[LeftOut]):
    """Enter goes into the dossier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_columns(), lambda row: row.dossier_id, parent)
        self.setAccessibleName(t("letter_runs.left_out_name"))

    def show_rows(self, rows: Sequence[LeftOut], more: bool = False, *, current: object = None) -> None:
        """Show ``rows`` with the cursor on the first."""
        super().show_rows(rows, more, current=rows[0].dossier_id if rows and current is None else current)


def _columns() -> tuple[TableColumn[LeftOut], ...]:
    column = "letter_runs.column"
    return (
        TableColumn(
            "debtor",
            t(f"{column}.debtor"),
            lambda row: row.debtor,
            190,
            icon=lambda row: (Icon.IGNORED, Role.FAINT),
        ),
        TableColumn("number", t(f"{column}.number"), lambda row: row.number, 92),
        TableColumn(
            "amount",
            t(f"{column}.amount"),
            lambda row: money(row.amount),
            86,
            right=True,
            hint=lambda row: t("letter_runs.amount_tip"),
        ),
        TableColumn(
            "because",
            t(f"{column}.because"),
            lambda row: reason_sentence(row.because),
            stretch=True,
            hint=lambda row: escape(reason_sentence(row.because)),
        ),
    )
