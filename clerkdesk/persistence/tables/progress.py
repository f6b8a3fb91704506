"""What was done on a dossier: notices with their legal term, and steps of the procedure."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.claim import Channel, NoticeKind
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.persistence.columns import JsonList, Key, OperationKey
from clerkdesk.persistence.tables.record import Record


class Notice(Record):
    """A letter that starts or proves a legal term. ``undone_by`` is the operation that took it back.

    ``delivered`` is proven, ``presumed`` is what the law presumes from ``sent``.
    """

    __tablename__ = "notice"
    __table_args__ = (Index(None, "dossier_id"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    kind: Mapped[NoticeKind]
    sent: Mapped[date]
    channel: Mapped[Channel]
    delivered: Mapped[date | None]
    presumed: Mapped[date | None]
    term_days: Mapped[int] = mapped_column(default=14)
    announced_costs: Mapped[Money | None]
    cost: Mapped[Money] = mapped_column(default=ZERO, server_default="0")
    invalid_because: Mapped[str | None]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("operation.id"))
    operation_id: Mapped[OperationKey]


class NoticeClaim(Record):
    """A claim that a notice is about."""

    __tablename__ = "notice_claim"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)


class StepDone(Record):
    """A step of the procedure that was done, about the claim ids in ``claims``.

    ``undone_by`` is the operation that took it back.
    """

    __tablename__ = "step_done"
    __table_args__ = (Index(None, "dossier_id"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    step: Mapped[str]
    day: Mapped[date]
    channel: Mapped[Channel]
    claims: Mapped[JsonList] = mapped_column(default=list)
    delivered: Mapped[date | None]
    term_ends_on: Mapped[date | None]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("timeline_entry.id"))
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("operation.id"))
    operation_id: Mapped[OperationKey]
