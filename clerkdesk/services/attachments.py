"""Files kept with a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.queries.entries import files as kept_files
from clerkdesk.persistence.queries.files import blob_of, kept_file
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.entries import happened
from clerkdesk.services.entry_kinds import EntryKind
from clerkdesk.services.incoming_files import LIMIT_BYTES, IncomingFile, read_files
from clerkdesk.services.performing import perform

__all__ = ["LIMIT_BYTES", "Content", "Label", "attach", "content", "keep", "kept"]


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an attachment, its safe file name and the type told by its first bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """A file of a dossier by which one chooses it: its name and the day it was added."""

    id: int
    name: str
    added_on: date


def attach(desk: Desk, key: UUID, dossier_id: int, files: Sequence[Path]) -> Done[tuple[int, ...]] | Refused:
    """Keep ``files`` with the dossier as one timeline entry and return the attachment ids (row S9).

    Refused as a whole, with a problem per file, when one is too large, empty, unreadable or of a
    kind that is not kept (programs and scripts).
    """
    read = read_files(files)
    problems = tuple(file for file in read if isinstance(file, Problem))
    if problems or not read:
        return Refused(problems or (Problem("file.none"),))
    kept = [file for file in read if isinstance(file, IncomingFile)]
    payload = {"dossier": dossier_id, "files": [[file.name, file.digest] for file in kept]}
    done = perform(desk, key, "attachment.add", payload, lambda work: _attach(work, dossier_id, kept))
    return done if isinstance(done, Refused) else Done(tuple(done.value), done.changes)


def content(desk: Desk, attachment_id: int) -> Content:
    """Return the stored bytes of an attachment; an unknown id is a ``LookupError``."""
    with desk.database.read() as session:
        kept = kept_file(session, attachment_id)
    if kept is None:
        raise LookupError(f"no attachment {attachment_id}")
    return Content(*kept)


def kept(desk: Desk, dossier_id: int) -> tuple[Label, ...]:
    """Return the files of a dossier, newest first, to choose one from."""
    with desk.database.read() as session:
        found = [file for files in kept_files(session, dossier_id).values() for file in files]
    found.sort(key=lambda file: file.id, reverse=True)
    return tuple(Label(file.id, file.name, file.added_on) for file in found)


def keep(work: UnitOfWork, dossier_id: int, entry: int, files: Sequence[IncomingFile]) -> list[int]:
    """Keep ``files`` with an entry of the timeline, in a transaction that locked the dossier."""
    rows = [
        tables.Attachment(
            dossier_id=dossier_id,
            entry_id=entry,
            blob_id=_blob(work, dossier_id, file),
            name=file.name,
            media_type=file.kind.media_type,
            size=len(file.data),
            added_on=work.today,
            operation_id=work.key,
        )
        for file in files
    ]
    work.session.add_all(rows)
    work.session.flush()
    return [row.id for row in rows]


def _attach(work: UnitOfWork, dossier_id: int, files: Sequence[IncomingFile]) -> list[int]:
    work.lock(dossiers=[dossier_id])
    entry = happened(work, dossier_id, EntryKind.ATTACHMENT, "attachment.added", {"files": len(files)})
    work.changed(Change(Subject.DOSSIER, dossier_id))
    return keep(work, dossier_id, entry, files)


def _blob(work: UnitOfWork, dossier_id: int, file: IncomingFile) -> int:
    """Return the id of the bytes, kept once per dossier and content (design 10.9)."""
    found = blob_of(work.session, dossier_id, file.digest)
    if found is not None:
        return found
    blob = tables.Blob(dossier_id=dossier_id, sha256=file.digest, size=len(file.data), data=file.data)
    work.session.add(blob)
    work.session.flush()
    return blob.id
