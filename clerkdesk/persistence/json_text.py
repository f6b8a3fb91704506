"""JSON as text that is the same for the same content, and that keeps days and percentages what they are."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

Json = None | bool | int | str | Decimal | date | UUID | Sequence["Json"] | Mapping[str, "Json"]
"""What can be kept: no float, because a float is not an amount and not a rate."""

_PLAIN = frozenset({str, int, bool, type(None), date})
"""The kinds that are most of what is kept, none of which holds a float."""


def to_json(value: object) -> str:
    """Return ``value`` as JSON with sorted keys; a float or an unknown kind of value is a ``TypeError``."""
    _refuse_floats(value)
    return _ENCODER.encode(value)


def from_json(text: str) -> object:
    """Return what ``to_json`` was given, with lists for every sequence and text for every UUID."""
    loaded: object = json.loads(text, object_hook=_untagged)
    return loaded


def _refuse_floats(value: object) -> None:
    if value.__class__ in _PLAIN:
        return
    if isinstance(value, float):
        raise TypeError(f"a float is not kept: {value!r}")
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for item in value:
            _refuse_floats(item)


def _tagged(value: object) -> object:
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"cannot be kept as JSON: {value!r}")


_ENCODER = json.JSONEncoder(default=_tagged, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _untagged(found: dict[str, object]) -> object:
    if len(found) != 1:
        return found
    ((tag, value),) = found.items()
    if tag == "$date":
        return date.fromisoformat(str(value))
    if tag == "$decimal":
        return Decimal(str(value))
    return found
