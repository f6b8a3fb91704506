"""The journal: what was done, by whom, and what every row looked like before."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.persistence.columns import JsonText, Key
from clerkdesk.persistence.tables.record import Record


class Operation(Record):
    """One commit: journal, idempotency key and change feed in one.

    ``result`` and ``changes`` are written once, just before the commit. ``run_id`` has no foreign key,
    because a run names the operation that proposed it.
    """

    __tablename__ = "operation"

    seq: Mapped[Key]
    id: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[datetime]
    payload_hash: Mapped[str]
    reverses: Mapped[UUID | None] = mapped_column(ForeignKey("operation.id"), unique=True)
    run_id: Mapped[int | None]
    result: Mapped[Any | None] = mapped_column(JsonText)
    changes: Mapped[list[Any] | None] = mapped_column(JsonText)


class AuditRow(Record):
    """That a row changed: which, by which operation, by whom, when, and a salted hash of the difference."""

    __tablename__ = "audit_row"
    __table_args__ = (Index(None, "table_name", "row_id"),)

    id: Mapped[Key]
    operation_id: Mapped[str | None]
    table_name: Mapped[str]
    row_id: Mapped[int]
    action: Mapped[str]
    actor: Mapped[str]
    at: Mapped[datetime]
    hash: Mapped[str]


class AuditDetail(Record):
    """The difference itself with its salt; erasure may blank it without breaking the hash."""

    __tablename__ = "audit_detail"

    audit_id: Mapped[int] = mapped_column(ForeignKey("audit_row.id"), primary_key=True, autoincrement=False)
    salt: Mapped[str | None]
    difference: Mapped[str | None]
