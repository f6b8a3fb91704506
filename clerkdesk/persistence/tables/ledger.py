"""The ledger of facts: money that came in, costs made, corrections, waivers, and their reversals."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.cost_kinds import BorneBy
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.persistence.columns import JsonList, Key, OperationKey
from clerkdesk.persistence.tables.record import Record


class LedgerEntry(Record):
    """One fact about money; never changed, only countered by an entry that names it.

    ``kind`` is one of ``EntryKind``. Payments and costs are positive; a correction or waiver is what it adds
    to the principal of its claim, so a waiver is negative. ``claims`` are those the debtor named,
    ``interest_from`` is the day from which a cost bears interest, ``vat`` what of its amount is VAT, and
    ``borne_by`` for whose account it is. What a court awarded or denied names its judgment.
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (Index(None, "dossier_id"),)

    id: Mapped[Key]
    uuid: Mapped[UUID] = mapped_column(unique=True)
    kind: Mapped[str]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    amount: Mapped[Money]
    value_date: Mapped[date]
    booked_at: Mapped[datetime]
    received_by: Mapped[str] = mapped_column(default="")
    cost_kind: Mapped[str] = mapped_column(default="")
    interest_from: Mapped[date | None]
    borne_by: Mapped[str] = mapped_column(default=BorneBy.DEBTOR.value, server_default=BorneBy.DEBTOR.value)
    vat: Mapped[Money] = mapped_column(default=ZERO, server_default="0")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"))
    judgment_id: Mapped[int | None] = mapped_column(ForeignKey("judgment.id"))
    reference: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    claims: Mapped[JsonList] = mapped_column(default=list)
    tariff_version: Mapped[str | None]
    reverses: Mapped[int | None] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    operation_id: Mapped[OperationKey]
