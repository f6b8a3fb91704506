"""What long work on letters tells and asks its caller."""

from collections.abc import Callable

Progress = Callable[[int], None]
"""Is told how many documents are done."""

Cancelled = Callable[[], bool]
"""Is asked between steps whether to stop."""

CHUNK = 50
"""How many documents a word processor gets in one call, and so how long a cancel may have to wait."""
