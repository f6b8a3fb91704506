"""Files kept with dossiers: their bytes, once per dossier and content."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.persistence import tables


class KeptFile(NamedTuple):
    """An attachment with its bytes."""

    name: str
    media_type: str
    data: bytes


def kept_file(session: Session, attachment_id: int) -> KeptFile | None:
    """Return an attachment with its bytes, none where there is none with this id."""
    rows = (
        select(tables.Attachment.name, tables.Attachment.media_type, tables.Blob.data)
        .join(tables.Blob, tables.Blob.id == tables.Attachment.blob_id)
        .where(tables.Attachment.id == attachment_id)
    )
    row = session.execute(rows).first()
    return None if row is None else KeptFile._make(row)


def blob_of(session: Session, dossier_id: int, sha256: str) -> int | None:
    """Return the id of the bytes with this hash on a dossier, none where they are not kept yet."""
    blob = tables.Blob
    return session.scalar(select(blob.id).where(blob.dossier_id == dossier_id, blob.sha256 == sha256))
