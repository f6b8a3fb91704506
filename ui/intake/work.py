"""The steps of an import that take time; each runs away from the window's own thread.

An answer of none means that the person stopped it.
"""

from pathlib import Path
from uuid import UUID

from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.layout import propose, propose_for, samples
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.imports import ImportProposal, judge_list, propose_import, read_list, save_answer
from ui.intake.draft import MappedSheet, OpenedList
from ui.runtime.tasks import Cancelled


def open_list(path: Path, cancelled: Cancelled) -> OpenedList | Refused | None:
    """Return the file at ``path`` with its most likely sheet and columns, or why it cannot be read."""
    read = read_list(path)
    if cancelled():
        return None
    if isinstance(read, Refused):
        return read
    proposed = propose(read)
    if isinstance(proposed, Mapping):
        return OpenedList(path, read, _with_samples(read, proposed))
    return OpenedList(path, read, None, tuple(proposed))


def map_sheet(read: ReadList, sheet: str, header_row: int | None = None) -> MappedSheet:
    """Return the most likely columns of ``sheet``, with its header in ``header_row`` where that is known."""
    return _with_samples(read, propose_for(read.sheet(sheet), header_row))


def judge(
    desk: Desk, creditor_id: int | None, read: ReadList, mapping: Mapping, cancelled: Cancelled
) -> Judgement | None:
    """Return the verdict on every row."""
    judgement = judge_list(desk, creditor_id, read, mapping)
    return None if cancelled() else judgement


def consequences(
    desk: Desk, key: UUID, creditor_id: int, read: ReadList, mapping: Mapping, cancelled: Cancelled
) -> Done[ImportProposal] | Refused | None:
    """Return what posting would do, kept as a proposed run."""
    proposed = propose_import(desk, key, creditor_id, read, mapping)
    return None if cancelled() else proposed


def answer(desk: Desk, opened: OpenedList, judgement: Judgement, target: Path) -> Path | OSError:
    """Write the answered workbook and return where it is, or why the disk did not take it."""
    try:
        save_answer(opened.path, opened.read, judgement, target, desk.user.language)
    except OSError as error:
        return error
    return target


def _with_samples(read: ReadList, mapping: Mapping) -> MappedSheet:
    found = samples(read.sheet(mapping.sheet), mapping)
    return MappedSheet(mapping, {column: tuple(values) for column, values in found.items()})
