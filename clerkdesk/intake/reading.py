"""Reading a claim list: the gate, then a worker that may die, then rows that are counted."""

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from clerkdesk.domain.problems import Problem
from clerkdesk.intake.arrivals import Arrivals, TooMuchError
from clerkdesk.intake.gate import Format, admit, snapshot
from clerkdesk.intake.table import Limits, ReadList
from clerkdesk.paths import program

KeepGoing = Callable[[int], bool]
"""Is told how many rows were done; answers whether to go on."""

WORKER_SWITCH = "--read-list"
"""The hidden first argument with which the frozen program becomes the worker."""

_WAIT_FACTOR = 3
_log = logging.getLogger(__name__)


def go_on(_rows: int) -> bool:
    """Never stop."""
    return True


def read_list(
    path: Path, limits: Limits | None = None, keep_going: KeepGoing = go_on
) -> ReadList | list[Problem]:
    """Return the cells of the file at ``path``, or in words why it was not read.

    A file that hangs, swells or kills its reader is a problem like any other; nothing is read half.
    """
    bounds = limits or Limits()
    data = snapshot(path, bounds)
    if isinstance(data, list):
        return data
    admitted = admit(path.name, data)
    if isinstance(admitted, list):
        return admitted
    arrivals = Arrivals(bounds)
    refusal = _receive(data, admitted, arrivals, bounds, keep_going)
    return [refusal] if refusal else _finished(path, data, admitted, arrivals)


def is_unchanged(read: ReadList) -> bool:
    """Return whether the file of ``read`` still has the content that was read."""
    try:
        return hashlib.sha256(read.source.read_bytes()).hexdigest() == read.sha256
    except OSError:
        return False


def _finished(path: Path, data: bytes, admitted: Format, arrivals: Arrivals) -> ReadList:
    return ReadList(
        source=path,
        name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=admitted.value,
        sheets=tuple(arrivals.sheets),
        encoding=arrivals.encoding,
        separator=arrivals.separator,
    )


def _receive(
    data: bytes, admitted: Format, arrivals: Arrivals, limits: Limits, keep_going: KeepGoing
) -> Problem | None:
    with _worker(data, admitted, limits) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                arrivals.take(json.loads(line))
                if arrivals.count % 1_000 == 0 and not keep_going(arrivals.count):
                    return Problem("intake.stopped")
        except TooMuchError as refused:
            return refused.problem
        except (ValueError, KeyError, TypeError):
            _log.warning("the reader of a list sent a line that is no row")
            return Problem("intake.reader_failed")
        code = process.wait()
    if code == 0 and arrivals.complete:
        return arrivals.problem
    _log.warning("the reader of a list ended with code %d", code)
    return Problem("intake.reader_failed")


@contextmanager
def _worker(data: bytes, admitted: Format, limits: Limits) -> Iterator["subprocess.Popen[str]"]:
    """Start the worker on ``data``; it is gone when the block ends, however it ends."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = _start(file, admitted)
        watch = threading.Timer(limits.cpu_seconds * _WAIT_FACTOR, process.kill)
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _start(file: IO[bytes], admitted: Format) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*_command(), admitted.value],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_SWITCH]
    return [sys.executable, "-m", "clerkdesk.intake.worker"]


def _environment() -> dict[str, str]:
    """Return only what Python needs to start: no address or password of a database."""
    wanted = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "TMPDIR", "LANG", "VIRTUAL_ENV")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return kept | {"PYTHONPATH": str(program()), "PYTHONDONTWRITEBYTECODE": "1"}
