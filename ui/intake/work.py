"""The steps of an import that take time; each runs away from the window's own thread."""

from pathlib import Path

from clerkdesk.intake.layout import propose, propose_for, samples
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList
from clerkdesk.services.done import Refused
from clerkdesk.services.imports import read_list
from ui.intake.draft import MappedSheet, OpenedList


def open_list(path: Path) -> OpenedList | Refused:
    """Return the file at ``path`` with its most likely sheet and columns, or why it cannot be read."""
    read = read_list(path)
    if isinstance(read, Refused):
        return read
    proposed = propose(read)
    if isinstance(proposed, Mapping):
        return OpenedList(path, read, _with_samples(read, proposed))
    return OpenedList(path, read, None, tuple(proposed))


def map_sheet(read: ReadList, sheet: str, header_row: int | None = None) -> MappedSheet:
    """Return the most likely columns of ``sheet``, with its header in ``header_row`` where that is known."""
    return _with_samples(read, propose_for(read.sheet(sheet), header_row))


def _with_samples(read: ReadList, mapping: Mapping) -> MappedSheet:
    found = samples(read.sheet(mapping.sheet), mapping)
    return MappedSheet(mapping, {column: tuple(values) for column, values in found.items()})
