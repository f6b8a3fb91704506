"""What every table has in common: how constraints are named and what a Python type is in a column."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Date, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from clerkdesk.domain.claim import Channel, EventKind, Nature, NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language, Role
from clerkdesk.persistence.columns import Cents, Instant, PlainText, Word

_WORDS: tuple[type[StrEnum], ...] = (
    Channel,
    DebtorKind,
    EventKind,
    Language,
    Nature,
    NoticeKind,
    RegimeId,
    Role,
    Status,
)


class Record(DeclarativeBase):
    """A row of the database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Money: Cents(),
        date: Date(),
        datetime: Instant(),
        str: PlainText(),
        int: BigInteger(),
        UUID: Uuid(),
        **{words: Word(words) for words in _WORDS},
    }


class Versioned:
    """An aggregate that two people may change at once: the second sees that it changed."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands over the class
        """Return what makes an update of an outdated row fail."""
        return {"version_id_col": cls.version}
