"""Word documents to PDF, by the word processor of this machine."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from clerkdesk.domain.problems import Problem
from clerkdesk.letters.merging import family, merge
from clerkdesk.letters.office_program import OfficeProgram, find_program
from clerkdesk.letters.package import unpack
from clerkdesk.letters.progress import CHUNK, Cancelled, Progress
from clerkdesk.letters.splitting import split
from clerkdesk.letters.word_program import find_word

WORKERS = 2


class Converter(Protocol):
    """A word processor that writes PDF."""

    def to_pdf(
        self, documents: Sequence[bytes], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[bytes | Problem, ...]:
        """Return per .docx its PDF or why there is none, in the order given.

        After a cancel the documents that were not begun are problems.
        """
        ...


def find_converter(program: Path | None = None) -> Converter | Problem:
    """Return the converter of this machine, or a problem that says what to install.

    ``program`` is a LibreOffice at an unusual place, from the settings.
    """
    office = program if program is not None and program.is_file() else find_program()
    if office is not None:
        return LibreOffice(office)
    if sys.platform == "win32":
        return find_word() or Problem("converter.missing_windows")
    return Problem("converter.missing_linux")


@dataclass(frozen=True, slots=True)
class _Job:
    """Documents that one call converts: as one merged document, or as files of their own."""

    indexes: tuple[int, ...]
    merged: bool


class LibreOffice:
    """LibreOffice as a converter: letters of one template in one document, two programs at a time."""

    def __init__(self, program: Path) -> None:
        self._idle: SimpleQueue[OfficeProgram] = SimpleQueue()
        for _ in range(WORKERS):
            self._idle.put(OfficeProgram(program))

    def to_pdf(
        self, documents: Sequence[bytes], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[bytes | Problem, ...]:
        """Return per .docx its PDF or why there is none, in the order given."""
        results: dict[int, bytes | Problem] = {}
        with ThreadPoolExecutor(WORKERS) as pool:
            running: dict[Future[tuple[bytes | Problem, ...]], _Job] = {
                pool.submit(self._do, documents, job, cancelled): job for job in _jobs(documents)
            }
            for future in as_completed(running):
                results.update(zip(running[future].indexes, future.result(), strict=True))
                if progress is not None:
                    progress(len(results))
        return tuple(
            results.get(index, Problem("letters.template_not_word")) for index in range(len(documents))
        )

    def _do(
        self, documents: Sequence[bytes], job: _Job, cancelled: Cancelled | None
    ) -> tuple[bytes | Problem, ...]:
        if cancelled is not None and cancelled():
            return tuple(Problem("converter.cancelled") for _ in job.indexes)
        chosen = [documents[index] for index in job.indexes]
        office = self._idle.get()
        try:
            return (job.merged and _as_one(office, chosen)) or office.convert(chosen)
        finally:
            self._idle.put(office)


def _as_one(office: OfficeProgram, documents: Sequence[bytes]) -> tuple[bytes, ...] | None:
    (made,) = office.convert([merge(documents)])
    return None if isinstance(made, Problem) else split(made, len(documents))


def _jobs(documents: Sequence[bytes]) -> Iterator[_Job]:
    """Yield the work in chunks, spread so that no worker is idle while another has two to do."""
    families: dict[str | None, list[int]] = {}
    for index, document in enumerate(documents):
        if not isinstance(unpack(document), Problem):
            families.setdefault(family(document), []).append(index)
    size = max(1, min(CHUNK, -(-len(documents) // WORKERS)))
    for name, indexes in families.items():
        for start in range(0, len(indexes), size):
            chunk = tuple(indexes[start : start + size])
            yield _Job(chunk, merged=name is not None and len(chunk) > 1)
