"""Dossiers with their parties and claims."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.claim import Channel, Nature
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Role
from clerkdesk.persistence.columns import JsonList, JsonObject, Key, OperationKey, SortedText
from clerkdesk.persistence.tables.record import Record, Versioned

_IS_DEBTOR = text("role = 'debtor'")


class Dossier(Versioned, Record):
    """One debtor's debt to one creditor. Its status is computed; what decides it is here.

    ``regime_because`` and ``regime_assumed`` keep the ``Reason`` values of the day it was opened.
    ``consent_on``, ``consent_by`` and ``consent_channel`` say when, by whom and how the creditor agreed to
    go to court.
    """

    __tablename__ = "dossier"
    __table_args__ = (Index(None, "creditor_id", "closed_on"), Index(None, "run_id"))

    id: Mapped[Key]
    number: Mapped[SortedText] = mapped_column(unique=True)
    payment_reference: Mapped[str]
    creditor_id: Mapped[int] = mapped_column(ForeignKey("creditor.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    regime: Mapped[RegimeId]
    regime_because: Mapped[JsonObject]
    regime_assumed: Mapped[JsonList] = mapped_column(default=list)
    opened_on: Mapped[date]
    opened_at: Mapped[datetime]
    closed_on: Mapped[date | None]
    closed_because: Mapped[str | None]
    awaiting_creditor_on: Mapped[date | None]
    judicial_on: Mapped[date | None]
    consent_on: Mapped[date | None]
    consent_by: Mapped[str] = mapped_column(default="", server_default="")
    consent_channel: Mapped[Channel | None]
    restricted: Mapped[bool] = mapped_column(default=False)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    operation_id: Mapped[OperationKey]


class Party(Versioned, Record):
    """A person on a dossier, with the role and the capacity in which they owe."""

    __tablename__ = "party"
    __table_args__ = (
        UniqueConstraint("dossier_id", "person_id", "role"),
        Index(None, "person_id"),
        Index(
            "uq_party_debtor", "dossier_id", unique=True, postgresql_where=_IS_DEBTOR, sqlite_where=_IS_DEBTOR
        ),
    )

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role]
    capacity: Mapped[DebtorKind]
    operation_id: Mapped[OperationKey]


class Claim(Versioned, Record):
    """One invoice owed. ``principal`` is what was owed when it came in; corrections are in the ledger.

    ``invoice_key`` is the number as it is compared. A claim of a list names the run and the row.
    ``recurring`` and ``title_on`` are ``recurring`` and ``title`` of the claim as the law knows it.
    """

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("run_id", "source_row"),
        Index(None, "dossier_id"),
        Index(None, "invoice_key"),
    )

    id: Mapped[Key]
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    invoice: Mapped[str]
    invoice_key: Mapped[SortedText]
    description: Mapped[str] = mapped_column(default="")
    nature: Mapped[Nature | None]
    invoiced: Mapped[date | None]
    due: Mapped[date]
    contract: Mapped[date | None]
    principal: Mapped[Money]
    original: Mapped[Money | None]
    recurring: Mapped[bool | None]
    title_on: Mapped[date | None]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    source_row: Mapped[int | None]
    operation_id: Mapped[OperationKey]
