"""A column among many values, sent as one parameter: a list of thousands costs the driver no parsing."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, BindParameter, Boolean, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from clerkdesk.persistence.columns import BIG


class _Many(TypeDecorator[Collection[Any]]):
    """Whole numbers or texts: an array on PostgreSQL, JSON on SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, member: TypeEngine[Any]) -> None:
        super().__init__()
        self.member = member

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type in which this database takes many values."""
        many = ARRAY(self.member) if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(many)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Return the values as this database takes them."""
        return list(value) if dialect.name == "postgresql" else json.dumps(list(value))


class _Among(FunctionElement[bool]):
    """A column and the values that it may have."""

    inherit_cache = True
    type = Boolean()


def among(
    column: InstrumentedAttribute[Any], values: Collection[int] | Collection[str]
) -> ColumnElement[bool]:
    """Return the condition that ``column`` is one of ``values``, all whole numbers or all texts."""
    texts = isinstance(next(iter(values), 0), str)
    many: BindParameter[Any] = bindparam(None, values, type_=_Many(Text() if texts else BIG), unique=True)
    return _Among(column, many)


@compiles(_Among, "postgresql")
def _any_of(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Among, "sqlite")
def _each_of(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"
