"""Reading a claim list: the gate, then a worker that may die, then rows that are counted."""

from collections.abc import Callable
from pathlib import Path

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.table import Limits, ReadList

KeepGoing = Callable[[int], bool]
"""Is told how many rows were done; answers whether to go on."""


def go_on(_rows: int) -> bool:
    """Never stop."""
    return True


def read_list(
    path: Path, limits: Limits | None = None, keep_going: KeepGoing = go_on
) -> ReadList | list[Problem]:
    """Return the cells of the file at ``path``, or in words why it was not read.

    A file that hangs, swells or kills its reader is a problem like any other; nothing is read half.
    """
    raise NotImplementedError(path, limits, keep_going)
