"""How cells travel from the worker to the program: JSON values, and pairs for what JSON has no word for."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from clerkdesk.intake.table import Cell, Mark, Marked, Plain

Packed = str | int | float | bool | list["Packed"] | None
"""What a JSON line can hold of a cell."""

_LARGEST_EXACT = 1e15


def plain(value: object) -> Plain:
    """Return what a reader gave as a plain cell: spans of time are text, whole numbers whole, "" is none."""
    if isinstance(value, float):
        return int(value) if abs(value) < _LARGEST_EXACT and value.is_integer() else value
    if isinstance(value, str):
        return value or None
    if value is None or isinstance(value, int | date):
        return value
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def pack(value: object) -> Packed:
    """Return a cell as JSON can hold it."""
    if isinstance(value, Marked):
        return [value.mark.value, pack(value.value)]
    known = plain(value)
    if isinstance(known, datetime):
        return ["moment", known.isoformat()] if known.time() != time() else ["day", known.date().isoformat()]
    return ["day", known.isoformat()] if isinstance(known, date) else known


def unpack(packed: Packed) -> Cell:
    """Return the cell that ``pack`` made this of; anything else is a ``ValueError``."""
    if not isinstance(packed, list):
        return packed
    if len(packed) != 2 or packed[0] not in _UNPACKERS:
        raise ValueError("not a packed cell")
    return _UNPACKERS[str(packed[0])](packed[1])


def _text(packed: Packed) -> str:
    if not isinstance(packed, str):
        raise ValueError("not a text")
    return packed


def _formula(packed: Packed) -> Marked:
    value = unpack(packed)
    if isinstance(value, Marked):
        raise ValueError("a mark on a mark")
    return Marked(Mark.FORMULA, value)


_UNPACKERS: Mapping[object, Callable[[Packed], Cell]] = {
    "day": lambda packed: date.fromisoformat(_text(packed)),
    "moment": lambda packed: datetime.fromisoformat(_text(packed)),
    Mark.ERROR: lambda packed: Marked(Mark.ERROR, _text(packed)),
    Mark.PADDED: lambda packed: Marked(Mark.PADDED, _text(packed)),
    Mark.FORMULA: _formula,
}
