"""People and companies, how to reach them, and what happened to them."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.claim import EventKind
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.persistence.columns import Key, OperationKey, SortedText
from clerkdesk.persistence.tables.record import Record, Versioned


class Person(Versioned, Record):
    """A human or company, once in the database.

    ``kind_assumed`` says that nobody knows for sure whether this is a consumer.
    """

    __tablename__ = "person"

    id: Mapped[Key]
    name: Mapped[str]
    name_key: Mapped[SortedText] = mapped_column(index=True)
    kind: Mapped[DebtorKind]
    kind_assumed: Mapped[bool] = mapped_column(default=False)
    country: Mapped[str]
    language: Mapped[Language]
    operation_id: Mapped[OperationKey]


class Contact(Record):
    """One way to reach or identify a person, with where it came from and since when it counts.

    ``value`` is what people read; ``key`` is what finds it again: without blanks and capitals. An address
    has its parts as well. A creditor's own reference names that creditor.
    """

    __tablename__ = "contact"
    __table_args__ = (Index(None, "person_id"), Index(None, "key", "kind"))

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    value: Mapped[str]
    key: Mapped[SortedText]
    street: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    creditor_id: Mapped[int | None] = mapped_column(ForeignKey("creditor.id"))
    source: Mapped[str]
    since: Mapped[date]
    valid: Mapped[bool] = mapped_column(default=True)
    operation_id: Mapped[OperationKey]


class PersonEvent(Record):
    """Something that happened to a person and changes what may be claimed or done on all dossiers."""

    __tablename__ = "person_event"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[EventKind]
    day: Mapped[date]
    ended: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    valid: Mapped[bool] = mapped_column(default=True)
    operation_id: Mapped[OperationKey]
