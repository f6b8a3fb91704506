"""The vocabulary of columns: what an amount, an instant, a word or a piece of JSON is in both databases."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Integer, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from clerkdesk.domain.money import Money
from clerkdesk.persistence.json_text import from_json, to_json

BIG = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit whole number, in the spelling that lets SQLite hand out keys."""

SORTED = Text().with_variant(String(collation="C"), "postgresql")
"""Text that both databases sort by code point, so that lists page the same and prefixes use an index."""

E = TypeVar("E", bound=StrEnum)


class Cents(TypeDecorator[Money]):
    """An amount in cents: a whole number and nothing that could have been rounded."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Return the cents to store; everything but an ``int`` is a ``TypeError``."""
        if value is None:
            return None
        if type(value) is not int:
            raise TypeError(f"an amount is a whole number of cents, not {value!r}")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:
        """Return the stored cents; sums of PostgreSQL come as ``Decimal`` and are whole."""
        return None if value is None else Money(int(value))


class Instant(TypeDecorator[datetime]):
    """A moment, kept in UTC and read back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; one without a zone is a ``ValueError``."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[E], Generic[E]):
    """A member of an enumeration, kept as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return the value to store; a word that is not a member is a ``ValueError``."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Return the member."""
        return None if value is None else self.words(value)


class PlainText(TypeDecorator[str]):
    """Text; a member of an enumeration is kept as its value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the text without the characters that PostgreSQL does not take."""
        return None if value is None else str(value).replace("\0", "")


class JsonText(TypeDecorator[Any]):
    """JSON kept as text, the same on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Return the JSON to store."""
        return None if value is None else to_json(value).replace("\\u0000", "")

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """Return what was stored."""
        return None if value is None else from_json(value)


Key = Annotated[int, mapped_column(BIG, primary_key=True)]
"""The surrogate key of a table."""

OperationKey = Annotated[UUID, mapped_column(ForeignKey("operation.id"))]
"""The operation that wrote the row."""

JsonObject = Annotated[dict[str, Any], mapped_column(JsonText)]
JsonList = Annotated[list[Any], mapped_column(JsonText)]
SortedText = Annotated[str, mapped_column(SORTED)]
