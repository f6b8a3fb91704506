"""The sample workbook that a creditor fills in."""

from pathlib import Path

from clerkdesk.domain.parties import Language


def write_sample(out: Path, language: Language) -> None:
    """Write to ``out`` (.xlsx) a workbook with the headers, an example row and drop-downs (`B3`)."""
    raise NotImplementedError(out, language)
