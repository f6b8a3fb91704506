"""Runs: batches that are proposed, looked at, posted and perhaps reversed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.persistence.columns import JsonObject, JsonText, Key, OperationKey
from clerkdesk.persistence.tables.record import Record, Versioned

_POSTED_LIST = text("kind = 'import' AND state = 'posted'")


class Run(Versioned, Record):
    """An import or a batch of letters. One posted run per creditor and list: ``fingerprint`` sees to it."""

    __tablename__ = "run"
    __table_args__ = (
        Index(
            "uq_run_posted_list",
            "creditor_id",
            "fingerprint",
            unique=True,
            postgresql_where=_POSTED_LIST,
            sqlite_where=_POSTED_LIST,
        ),
        Index(None, "kind", "id"),
    )

    id: Mapped[Key]
    kind: Mapped[str]
    state: Mapped[str]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    creditor_id: Mapped[int | None] = mapped_column(ForeignKey("creditor.id"))
    file_name: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str | None]
    day: Mapped[date]
    settings: Mapped[Any | None] = mapped_column(JsonText)
    summary: Mapped[JsonObject] = mapped_column(default=dict)
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    proposed_at: Mapped[datetime]
    posted_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    posted_at: Mapped[datetime | None]
    reversed_by: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    reversed_at: Mapped[datetime | None]
    reversed_because: Mapped[str] = mapped_column(default="")
    operation_id: Mapped[OperationKey]


class RunRow(Record):
    """One frozen row of a run: a row of the list, a letter, or a dossier that gets none.

    ``step`` is the letter's step, none for rows of a list and for those left out; a dossier gets a letter
    of a step once per run.
    """

    __tablename__ = "run_row"
    __table_args__ = (
        UniqueConstraint("run_id", "row"),
        UniqueConstraint("run_id", "dossier_id", "step"),
        Index(None, "dossier_id"),
    )

    id: Mapped[Key]
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    row: Mapped[int]
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"))
    step: Mapped[str | None]
    payload: Mapped[JsonObject]
    verdict: Mapped[str] = mapped_column(default="")
    struck: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str]
    result: Mapped[Any | None] = mapped_column(JsonText)
