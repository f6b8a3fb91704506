"""The answer to a creditor: their own workbook back, with the problems beside the cells."""

from pathlib import Path

from clerkdesk.domain.parties import Language
from clerkdesk.intake.judgement import Judgement
from clerkdesk.intake.table import ReadList


def write_answer(read: ReadList, judgement: Judgement, out: Path, language: Language) -> None:
    """Write to ``out`` (.xlsx) a copy of the list with coloured cells, comments and a status column.

    Above 20,000 rows, and for lists that are no .xlsx, it is a workbook of the rows with problems only.
    Text stays text: nothing in the answer is a formula that was not one in the list.
    """
    raise NotImplementedError(read, judgement, out, language)
