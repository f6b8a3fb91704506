"""The timeline of a dossier, and the files and documents kept with it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.persistence.columns import JsonList, JsonObject, Key, OperationKey
from clerkdesk.persistence.tables.record import Record


class TimelineEntry(Record):
    """Something that happened on a dossier: a code with parameters. Only its pin may change."""

    __tablename__ = "timeline_entry"
    __table_args__ = (Index(None, "dossier_id", "day"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    kind: Mapped[str]
    code: Mapped[str]
    params: Mapped[JsonObject] = mapped_column(default=dict)
    text: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    pinned: Mapped[bool] = mapped_column(default=False)
    visible_to_creditor: Mapped[bool] = mapped_column(default=False)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    operation_id: Mapped[OperationKey]


class Blob(Record):
    """The bytes of a file, once per dossier and content."""

    __tablename__ = "blob"
    __table_args__ = (UniqueConstraint("dossier_id", "sha256"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    sha256: Mapped[str]
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Attachment(Record):
    """A file that a person kept with a dossier. ``name`` is a label, never a path."""

    __tablename__ = "attachment"
    __table_args__ = (Index(None, "dossier_id"), Index(None, "entry_id"))

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("timeline_entry.id"))
    blob_id: Mapped[int] = mapped_column(ForeignKey("blob.id"))
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    added_on: Mapped[date]
    operation_id: Mapped[OperationKey]


class Letter(Record):
    """A letter as it was made; only its ``state`` moves on. ``lines`` are the statement of its day."""

    __tablename__ = "letter"
    __table_args__ = (Index(None, "dossier_id"), Index(None, "run_id"))

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    step: Mapped[str]
    language: Mapped[Language]
    channel: Mapped[Channel]
    template: Mapped[str]
    template_version: Mapped[str]
    state: Mapped[str]
    day: Mapped[date]
    at: Mapped[datetime]
    amount: Mapped[Money]
    lines: Mapped[JsonList]
    fields: Mapped[JsonObject] = mapped_column(default=dict)
    postcode: Mapped[str] = mapped_column(default="")
    docx_blob_id: Mapped[int | None] = mapped_column(ForeignKey("blob.id"))
    pdf_blob_id: Mapped[int | None] = mapped_column(ForeignKey("blob.id"))
    pages: Mapped[int] = mapped_column(default=0)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    run_row_id: Mapped[int | None] = mapped_column(ForeignKey("run_row.id"), unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    operation_id: Mapped[UUID] = mapped_column(ForeignKey("operation.id"))
