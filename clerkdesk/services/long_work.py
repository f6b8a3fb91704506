"""Work on a long list, during which Python does not look for cycles: each look would walk the whole list."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave cycles alone until the block ends; what nobody refers to is freed all the same.

    In the window nothing changes: there cycles are collected at its own moments only.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
