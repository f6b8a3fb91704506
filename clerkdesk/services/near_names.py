"""Finds the name that somebody probably meant when they wrote one that is not known."""

from collections.abc import Collection
from difflib import SequenceMatcher

_ALIKE = 0.75
_SHORTEST_BEGINNING = 3


def nearest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that ``name`` is a slip for, none when it is something else altogether.

    Capitals, spaces, dashes and underscores make no difference; ``due_date`` is a slip for ``due``.
    """
    bare = _bare(name)
    best = max(sorted(known), key=lambda other: _likeness(bare, _bare(other)), default=None)
    return best if best is not None and _likeness(bare, _bare(best)) >= _ALIKE else None


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold()[:80] if letter.isalnum())


def _likeness(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter):
        return 1 - (len(longer) - len(shorter)) / 1000
    return SequenceMatcher(None, one, other).ratio()
