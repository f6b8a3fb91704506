"""Finding the claims in a list: the sheet, the header row, the meaning of the columns."""

from collections.abc import Mapping as Columns
from collections.abc import Sequence

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.mapping import Mapping
from clerkdesk.intake.table import ReadList, Sheet


def propose(read: ReadList) -> Mapping | list[Problem]:
    """Return the most likely mapping of the most likely visible sheet, or why there is none."""
    raise NotImplementedError(read)


def propose_for(sheet: Sheet, header_row: int | None = None) -> Mapping:
    """Return the most likely mapping of ``sheet``, with its header in ``header_row`` where that is known."""
    raise NotImplementedError(sheet, header_row)


def missing(mapping: Mapping) -> list[Problem]:
    """Return a problem for each field without which no row can be accepted."""
    raise NotImplementedError(mapping)


def samples(sheet: Sheet, mapping: Mapping, count: int = 3) -> Columns[int, Sequence[str]]:
    """Return up to ``count`` different values of every column, as the list shows them."""
    raise NotImplementedError(sheet, mapping, count)


def fingerprint(mapping: Mapping) -> str:
    """Return the SHA-256 of the headers, to recognise the next list of the same make."""
    raise NotImplementedError(mapping)
