"""The answer to a creditor: their own workbook back, with the problems beside the cells."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

from clerkdesk.domain.parties import Language
from clerkdesk.intake.gate import Format
from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.table import ReadList
from clerkdesk.wording import Wording

_MOST_ROWS = 20_000
_MOST_XML = 60 * 1024**2
_UNLOADABLE = (zipfile.BadZipFile, ValueError, KeyError, TypeError, IndexError, AttributeError)


def write_answer(source: Path, read: ReadList, judgement: Judgement, out: Path, language: Language) -> None:
    """Write to ``out`` (.xlsx) a copy of ``source`` with coloured cells, comments and a status column.

    Above 20,000 rows, for lists that are no .xlsx, and when ``source`` has changed since it was read, it is
    a workbook of the rows with problems only. Text stays text: nothing in the answer is a formula that was
    not one in the list. What cannot be written is an ``OSError``.
    """
    # Writing workbooks takes libraries that the desk does not need to start with.
    from clerkdesk.intake.annotate import annotate
    from clerkdesk.intake.errorbook import write_error_book

    t = Wording(language)
    data = _unchanged(source, read)
    if data is not None and len(judgement.rows) <= _MOST_ROWS and _unpacked(data) <= _MOST_XML:
        try:
            annotated = annotate(data, judgement, t)
        except _UNLOADABLE:
            annotated = None
        if annotated is not None:
            out.write_bytes(annotated)
            return
    write_error_book(read.sheet(judgement.mapping.sheet), judgement, out, t)


def _unchanged(source: Path, read: ReadList) -> bytes | None:
    """Return the content of an .xlsx list as it was read, none when it is another by now."""
    if read.format != Format.XLSX or not source.is_file():
        return None
    data = source.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == read.sha256 else None


def _unpacked(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return sum(entry.file_size for entry in package.infolist())
