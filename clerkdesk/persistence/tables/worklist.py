"""What lists, counts and search read: written from the facts, and rebuilt from them at any time."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.persistence.columns import SORTED, Key, SortedText
from clerkdesk.persistence.tables.record import Record


class Worklist(Record):
    """One dossier in the lists, as it was when it was last written for ``computed_on``.

    The ``_key`` columns are normalised for sorting. ``term_ends_on`` is the last day of a running term.
    """

    __tablename__ = "worklist"
    __table_args__ = (
        Index(None, "team_id", "status", "number"),
        Index(None, "team_id", "status", "next_on", "dossier_id"),
        Index(None, "team_id", "status", "open", "dossier_id"),
        Index(None, "team_id", "status", "debtor_key", "dossier_id"),
        Index(None, "team_id", "status", "creditor_key", "dossier_id"),
        Index(None, "team_id", "status", "handler_key", "dossier_id"),
        Index(None, "team_id", "status", "place_key", "dossier_id"),
        Index(None, "team_id", "status", "opened_on", "dossier_id"),
        Index(None, "team_id", "status", "next_step", "dossier_id"),
        Index(None, "team_id", "status", "dossier_id"),
        Index(None, "team_id", "next_step", "next_on"),
        Index(None, "team_id", "number"),
        Index(None, "handler_id", "status", "number"),
        Index(None, "creditor_id", "status", "number"),
        Index(None, "run_id"),
    )

    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"), primary_key=True, autoincrement=False)
    team_id: Mapped[int]
    handler_id: Mapped[int | None]
    creditor_id: Mapped[int]
    run_id: Mapped[int | None]
    number: Mapped[SortedText]
    debtor: Mapped[str]
    debtor_key: Mapped[SortedText]
    creditor: Mapped[str]
    creditor_key: Mapped[SortedText]
    handler: Mapped[str]
    handler_key: Mapped[SortedText]
    place: Mapped[str]
    place_key: Mapped[SortedText]
    postcode: Mapped[str]
    country: Mapped[str]
    status: Mapped[Status]
    open: Mapped[Money]
    computed_on: Mapped[date]
    next_step: Mapped[str | None]
    next_on: Mapped[date | None]
    term_ends_on: Mapped[date | None]
    opened_on: Mapped[date]
    disputed: Mapped[bool]
    held: Mapped[bool]
    noted: Mapped[bool]
    abroad: Mapped[bool]


class CountDelta(Record):
    """How a commit changed a count; the sum per team, handler and status is the count."""

    __tablename__ = "count_delta"
    __table_args__ = (Index(None, "team_id", "status"),)

    id: Mapped[Key]
    team_id: Mapped[int]
    handler_id: Mapped[int | None]
    status: Mapped[Status]
    n: Mapped[int]
    cents: Mapped[Money]


class Term(Record):
    """A normalised word by which a dossier is found."""

    __tablename__ = "term"
    __table_args__ = (Index(None, "dossier_id"),)

    team_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    term: Mapped[str] = mapped_column(SORTED, primary_key=True)
    dossier_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
