"""The columns of the lists of earlier runs."""

from clerkdesk.services.imports import ImportRun, RunState
from clerkdesk.services.letter_runs import LetterRunRow
from ui.format import count, day, day_and_clock
from ui.icons import Icon
from ui.texts import t
from ui.theme_colours import Role
from ui.widgets.table_column import TableColumn

_STATE = {
    RunState.PROPOSED: (Icon.QUESTION, Role.AMBER),
    RunState.POSTED: (Icon.OK, Role.GREEN),
    RunState.REVERSED: (Icon.UNDO, Role.FAINT),
}


def import_columns() -> tuple[TableColumn[ImportRun], ...]:
    """Return the columns of claim lists."""
    return (
        TableColumn("file", _title("file"), lambda row: row.file_name, stretch=True),
        TableColumn("creditor", _title("creditor"), lambda row: row.creditor, 190),
        TableColumn("rows", _title("rows"), lambda row: count(row.rows), 80, right=True),
        TableColumn(
            "state", _title("state"), lambda row: _state(row.state), 120, icon=lambda row: _STATE[row.state]
        ),
        TableColumn("at", _title("at"), lambda row: day_and_clock(row.at), 130),
        TableColumn("by", _title("by"), lambda row: row.by, 140),
    )


def letter_columns() -> tuple[TableColumn[LetterRunRow], ...]:
    """Return the columns of letter runs."""
    return (
        TableColumn("day", _title("day"), lambda row: day(row.on), 120, stretch=True),
        TableColumn("count", _title("count"), lambda row: count(row.letters), 90, right=True),
        TableColumn("left_out", _title("left_out"), lambda row: count(row.left_out), 100, right=True),
        TableColumn(
            "state", _title("state"), lambda row: _state(row.state), 120, icon=lambda row: _STATE[row.state]
        ),
        TableColumn("at", _title("at"), lambda row: day_and_clock(row.at), 130),
        TableColumn("by", _title("by"), lambda row: row.by, 140),
    )


def _title(name: str) -> str:
    return t(f"letter_runs.runs.{name}")


def _state(state: RunState) -> str:
    return t(f"letter_runs.state.{state}")
