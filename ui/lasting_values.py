"""Keeps None, True and False alive where PySide 6.12 hands back one reference to them too many.

Every call of Qt that returns nothing takes a reference of None away, some calls one of True or False. From
Python 3.12 on these values cannot be freed and nothing comes of it; before that the program stops with
«deallocating None» after about five thousand calls.
"""

import ctypes
import sys

_PLENTY = 1 << 60


def keep_values_alive() -> None:
    """Give the values more references than any day of work can take away, where they can still be freed."""
    if sys.version_info < (3, 12):
        for value in (None, True, False):
            ctypes.c_ssize_t.from_address(id(value)).value += _PLENTY
