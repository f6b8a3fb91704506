"""Letters as they are kept: of a dossier, of a run, their documents, and what they did."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables

REVERSED = "reversed"
"""The state of a letter that no longer counts."""
_CHUNK = 1000


class Counted(NamedTuple):
    """How many letters a run has made, and how many pages they have."""

    letters: int
    pages: int


def of_dossier(session: Session, dossier_id: int) -> Iterator[tuple[tables.Letter, str | None]]:
    """Yield the letters of a dossier with who made them, newest first."""
    rows = (
        select(tables.Letter, tables.User.name)
        .outerjoin(tables.User, tables.User.id == tables.Letter.user_id)
        .where(tables.Letter.dossier_id == dossier_id)
        .order_by(tables.Letter.day.desc(), tables.Letter.id.desc())
    )
    yield from session.execute(rows)


def of_run(session: Session, run_id: int) -> Sequence[tables.Letter]:
    """Return the letters that a run made."""
    return session.scalars(select(tables.Letter).filter_by(run_id=run_id).order_by(tables.Letter.id)).all()


def counted(session: Session, run_id: int) -> Counted:
    """Return how many letters and pages a run has made."""
    rows = select(func.count(), func.sum(tables.Letter.pages)).where(tables.Letter.run_id == run_id)
    letters, pages = session.execute(rows).one()
    return Counted(letters, int(pages or 0))


def document(session: Session, letter_id: int, *, pdf: bool) -> bytes | None:
    """Return the stored document of a letter, none where it has none."""
    blob = tables.Letter.pdf_blob_id if pdf else tables.Letter.docx_blob_id
    rows = select(tables.Blob.data).join(tables.Letter, blob == tables.Blob.id)
    return session.scalar(rows.where(tables.Letter.id == letter_id))


def to_print(session: Session, run_id: int) -> Iterator[tuple[str, bytes]]:
    """Yield country and postcode with the PDF of every letter of a run that still counts."""
    rows = (
        select(tables.Letter.postcode, tables.Blob.data)
        .join(tables.Blob, tables.Blob.id == tables.Letter.pdf_blob_id)
        .where(tables.Letter.run_id == run_id, tables.Letter.state != REVERSED)
        .order_by(tables.Letter.id)
    )
    yield from session.execute(rows)


def blob_id(session: Session, dossier_id: int, sha256: str) -> int | None:
    """Return the blob of a dossier with this content, if it is kept already."""
    return session.scalar(
        select(tables.Blob.id).where(tables.Blob.dossier_id == dossier_id, tables.Blob.sha256 == sha256)
    )


def undo(session: Session, letter_ids: Sequence[int], operation: UUID) -> None:
    """Mark the notices and steps that these letters are as taken back by ``operation``."""
    for table in (tables.Notice, tables.StepDone):
        for start in range(0, len(letter_ids), _CHUNK):
            chunk = letter_ids[start : start + _CHUNK]
            session.execute(
                update(table).where(table.letter_id.in_(chunk)).values(undone_by=operation),
                execution_options={"synchronize_session": False},
            )
