"""Keeps the value None alive where PySide 6.12 hands back one reference to it too many.

Every call of Qt that returns nothing takes a reference of None away. From Python 3.12 on None cannot be
freed and nothing comes of it; before that the program stops with «deallocating None» after about five
thousand calls.
"""

import ctypes
import sys

_PLENTY = 1 << 60


def keep_none_alive() -> None:
    """Give None more references than any day of work can take away, where it can still be freed."""
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
