"""Creditors, their dated terms, and how their lists look."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.parties import Language
from clerkdesk.persistence.columns import JsonObject, JsonText, Key, OperationKey, SortedText
from clerkdesk.persistence.tables.record import Record, Versioned


class Creditor(Versioned, Record):
    """On whose behalf the office collects. ``name_key`` is the normalised name that lists sort by.

    ``supplies`` says what the creditor delivers, for claims that come without a description.
    """

    __tablename__ = "creditor"

    id: Mapped[Key]
    name: Mapped[str]
    name_key: Mapped[SortedText] = mapped_column(index=True)
    country: Mapped[str]
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    language: Mapped[Language]
    enterprise_number: Mapped[str] = mapped_column(default="")
    vat_number: Mapped[str] = mapped_column(default="")
    iban: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    sme: Mapped[bool] = mapped_column(default=True)
    vat_deductible: Mapped[bool] = mapped_column(default=True)
    declares_vat: Mapped[bool] = mapped_column(default=False)
    supplies: Mapped[str] = mapped_column(default="")
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    operation_id: Mapped[OperationKey]


class CreditorTerms(Record):
    """What the general terms of a creditor say from a day on; the JSON of ``agreed_terms``."""

    __tablename__ = "creditor_terms"
    __table_args__ = (UniqueConstraint("creditor_id", "valid_from"),)

    id: Mapped[Key]
    creditor_id: Mapped[int] = mapped_column(ForeignKey("creditor.id"))
    valid_from: Mapped[date]
    terms: Mapped[JsonObject]
    operation_id: Mapped[OperationKey]


class CreditorChoice(Record):
    """What a creditor chose where the law leaves it open, from a day on; no ``value``: as the office."""

    __tablename__ = "creditor_choice"
    __table_args__ = (UniqueConstraint("creditor_id", "name", "valid_from"),)

    id: Mapped[Key]
    creditor_id: Mapped[int] = mapped_column(ForeignKey("creditor.id"))
    name: Mapped[str]
    valid_from: Mapped[date]
    value: Mapped[Any | None] = mapped_column(JsonText)
    operation_id: Mapped[OperationKey]


class ImportProfile(Record):
    """What the columns of a creditor's lists mean, recognised by the fingerprint of the headers."""

    __tablename__ = "import_profile"
    __table_args__ = (UniqueConstraint("creditor_id", "fingerprint"),)

    id: Mapped[Key]
    creditor_id: Mapped[int] = mapped_column(ForeignKey("creditor.id"))
    fingerprint: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    mapping: Mapped[Any] = mapped_column(JsonText)
    operation_id: Mapped[UUID] = mapped_column(ForeignKey("operation.id"))
