"""What courts decided on dossiers."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.money import Money
from clerkdesk.persistence.columns import JsonList, Key, OperationKey
from clerkdesk.persistence.tables.record import Record


class Judgment(Record):
    """A judgment; the ledger entries that it led to name it.

    ``undone_by`` is the operation that took it back.
    ``claims`` holds per claim its id, the principal that was awarded in cents, and the day of the title it
    had before. ``collection_costs`` are those the court named, none where it left the computed ones as they
    are. ``interest_from`` is the day from which the costs of the lawsuit bear interest.
    """

    __tablename__ = "judgment"
    __table_args__ = (Index(None, "dossier_id"),)

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    day: Mapped[date]
    court: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    claims: Mapped[JsonList] = mapped_column(default=list)
    collection_costs: Mapped[Money | None]
    interest_from: Mapped[date | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("operation.id"))
    operation_id: Mapped[OperationKey]
