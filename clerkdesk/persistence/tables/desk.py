"""The office: teams, the people at the desks, and dated settings."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.parties import Language
from clerkdesk.persistence.columns import JsonText, Key
from clerkdesk.persistence.tables.record import Record, Versioned


class Team(Record):
    """People who share their dossiers."""

    __tablename__ = "team"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)


class User(Versioned, Record):
    """Someone at a desk. ``login`` is the database role on a server, the account name on a file."""

    __tablename__ = "app_user"

    id: Mapped[Key]
    name: Mapped[str]
    login: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    language: Mapped[Language]
    active: Mapped[bool] = mapped_column(default=True)


class OfficeSetting(Record):
    """A choice of the office from a day on: a legal choice (``choice.<name>``), the letterhead.

    Settings from before revision 0005 do not name their operation.
    """

    __tablename__ = "office_setting"
    __table_args__ = (UniqueConstraint("name", "valid_from"),)

    id: Mapped[Key]
    name: Mapped[str]
    valid_from: Mapped[date]
    value: Mapped[Any] = mapped_column(JsonText)
    operation_id: Mapped[UUID | None] = mapped_column(ForeignKey("operation.id"))
