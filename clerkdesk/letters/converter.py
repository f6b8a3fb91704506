"""Word documents to PDF, by the word processor of this machine."""

from collections.abc import Callable, Sequence
from typing import Protocol

from clerkdesk.domain.problems import Problem

Progress = Callable[[int], None]
"""Is told how many documents are done."""

Cancelled = Callable[[], bool]
"""Is asked between steps whether to stop."""


class Converter(Protocol):
    """A word processor that writes PDF."""

    def to_pdf(
        self, documents: Sequence[bytes], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[bytes | Problem, ...]:
        """Return per .docx its PDF or why there is none, in the order given; after a cancel the rest are problems."""
        ...


def find_converter() -> Converter | Problem:
    """Return the converter of this machine, or a problem that says what to install."""
    raise NotImplementedError
