"""What stops work: disputes on claims, and holds on persons, dossiers and claims."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.claim import Channel
from clerkdesk.domain.money import Money
from clerkdesk.persistence.columns import JsonList, Key, OperationKey
from clerkdesk.persistence.tables.record import Record, Versioned


class Dispute(Versioned, Record):
    """The debtor contests a claim. Without ``amount`` all of it; open until ``closed_on``."""

    __tablename__ = "dispute"
    __table_args__ = (Index(None, "dossier_id"), Index(None, "claim_id"))

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    ground: Mapped[str]
    amount: Mapped[Money | None]
    received_on: Mapped[date]
    channel: Mapped[Channel | None]
    note: Mapped[str] = mapped_column(default="")
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    opened_at: Mapped[datetime]
    closed_on: Mapped[date | None]
    closed_because: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    operation_id: Mapped[OperationKey]


class Hold(Versioned, Record):
    """What may not be done on exactly one person, dossier or claim, from a day through a day, and why.

    ``blocks`` are the acts that are held, empty for all of them; without ``until`` it stands until lifted.
    """

    __tablename__ = "hold"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN dossier_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
        Index(None, "person_id"),
        Index(None, "dossier_id"),
        Index(None, "claim_id"),
    )

    id: Mapped[Key]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    reason: Mapped[str]
    starts: Mapped[date]
    until: Mapped[date | None]
    blocks: Mapped[JsonList] = mapped_column(default=list)
    note: Mapped[str] = mapped_column(default="")
    placed_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    placed_at: Mapped[datetime]
    lifted_on: Mapped[date | None]
    lifted_because: Mapped[str] = mapped_column(default="")
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    operation_id: Mapped[OperationKey]
