"""The columns of the list of dossiers."""

from collections.abc import Callable
from datetime import date

from clerkdesk.services.worklist import Column, Marker, WorklistRow
from ui.format import day, money
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn
from ui.worklist.next_words import next_day_words, next_role, next_words

MARKERS = "markers"
"""The name of the first column, which is always there and cannot be sorted by."""
SHOWN_AT_FIRST = (Column.NUMBER, Column.DEBTOR, Column.OPEN, Column.NEXT_STEP)
"""The columns of somebody who never chose any."""

_MARKERS = (
    (Marker.HOLD, Icon.HOLD, Role.RED),
    (Marker.DISPUTE, Icon.DISPUTE, Role.AMBER),
    (Marker.NOTE, Icon.NOTE, Role.MUTED),
    (Marker.FOREIGN, Icon.FOREIGN, Role.MUTED),
)


def marker_icon(row: WorklistRow) -> tuple[Icon, Role] | None:
    """Return the icon of the gravest marker of a row."""
    return next(((icon, role) for marker, icon, role in _MARKERS if marker in row.markers), None)


def marker_words(row: WorklistRow) -> str:
    """Return all markers of a row in words."""
    words = [t(f"worklist.marker.{marker.value}") for marker, _, _ in _MARKERS if marker in row.markers]
    return ", ".join(words)


def worklist_columns(today: Callable[[], date]) -> tuple[TableColumn[WorklistRow], ...]:
    """Return every column; ``today`` is asked while painting, so that midnight needs no new columns."""
    return (
        TableColumn(
            MARKERS, "", lambda row: "", 24, icon=marker_icon, hint=marker_words, spoken=marker_words
        ),
        _plain(Column.NUMBER, 74, lambda row: row.number),
        _plain(Column.DEBTOR, 144, lambda row: row.debtor),
        _plain(Column.CREDITOR, 140, lambda row: row.creditor),
        _money_column(),
        _next_column(today),
        _plain(Column.NEXT_ON, 84, lambda row: day(row.next_on) if row.next_on else ""),
        _plain(Column.STATUS, 130, lambda row: t(f"statuses.{row.status.value}")),
        _plain(Column.HANDLER, 100, lambda row: row.handler),
        _plain(Column.OPENED_ON, 84, lambda row: day(row.opened_on)),
        _plain(Column.PLACE, 120, lambda row: row.place),
    )


def _plain(column: Column, width: int, text: Callable[[WorklistRow], str]) -> TableColumn[WorklistRow]:
    return TableColumn(column.value, _title(column), text, width, sortable=True)


def _money_column() -> TableColumn[WorklistRow]:
    return TableColumn(
        Column.OPEN.value,
        _title(Column.OPEN),
        lambda row: money(row.open),
        78,
        right=True,
        sortable=True,
        hint=lambda row: t("worklist.list.computed", day=row.computed_on),
    )


def _next_column(today: Callable[[], date]) -> TableColumn[WorklistRow]:
    return TableColumn(
        Column.NEXT_STEP.value,
        _title(Column.NEXT_STEP),
        lambda row: next_words(row, today()),
        186,
        stretch=True,
        tail=lambda row: next_day_words(row, today()),
        sortable=True,
        role=lambda row: next_role(row, today()),
    )


def _title(column: Column) -> str:
    return t(f"worklist.column.{column.value}")
