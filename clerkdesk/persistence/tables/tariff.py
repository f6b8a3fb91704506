"""Rates and scales: those the program brings, and those an administrator added."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.persistence.columns import JsonObject, Key, OperationKey
from clerkdesk.persistence.tables.record import Record


class TariffRow(Record):
    """A row of a rate table from a day on, with its source. ``rate_table`` names the file it extends.

    A row is never changed. ``line`` is its kind; a later row of the same kind and day, which corrects the
    first or takes it back, is ``kind#2`` and so on, so that two people cannot both be the next. Without
    ``added_by`` the program brought it.
    """

    __tablename__ = "tariff_row"
    __table_args__ = (UniqueConstraint("rate_table", "line", "valid_from"),)

    id: Mapped[Key]
    rate_table: Mapped[str]
    line: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    content: Mapped[JsonObject]
    source: Mapped[str]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    added_at: Mapped[datetime]
    operation_id: Mapped[OperationKey]
