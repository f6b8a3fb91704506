"""LibreOffice without a window: one call, checked by what it leaves behind."""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pikepdf

from clerkdesk.domain.problems import Problem

_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_FILTER: Final = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
START_SECONDS = 60
"""What starting may take on a slow machine with a new profile; each document adds ``SECONDS_EACH``."""
SECONDS_EACH = 10


def find_program() -> Path | None:
    """Return the absolute path of LibreOffice on this machine."""
    on_path = shutil.which("soffice")
    candidates = [Path(on_path).resolve()] if on_path else []
    candidates += [Path(place) for place in _PLACES]
    return next((candidate for candidate in candidates if candidate.is_file()), None)


class OfficeProgram:
    """One LibreOffice with a profile of its own; two of them may work at the same time.

    It refuses ``--`` before the files, so files are given by absolute paths with names of our own (I08).
    """

    def __init__(self, program: Path) -> None:
        self._program = program
        self._folder = Path(tempfile.mkdtemp(prefix="clerkdesk-office-"))
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)

    def convert(self, documents: Sequence[bytes]) -> tuple[bytes | Problem, ...]:
        """Return the PDF of each .docx, or why there is none."""
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            folder = Path(name)
            sources = [folder / f"letter{index}.docx" for index in range(len(documents))]
            for source, document in zip(sources, documents, strict=True):
                source.write_bytes(document)
            late = self._run(folder, sources)
            return tuple(late or _result(source.with_suffix(".pdf")) for source in sources)

    def _run(self, folder: Path, sources: Sequence[Path]) -> Problem | None:
        command = [
            str(self._program),
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", _FILTER,
            "--outdir", str(folder),
            *map(str, sources),
        ]  # fmt: skip
        seconds = START_SECONDS + SECONDS_EACH * len(sources)
        try:
            return _finished(command, seconds)
        except OSError:
            return Problem("converter.failed")


def _finished(command: Sequence[str], seconds: int) -> Problem | None:
    """Run a command to its end; one that takes too long is ended with everything it started."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=_no_window(),
    ) as running:
        try:
            running.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(running)
            return Problem("converter.timeout")
    return None


def _end(running: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)


def _no_window() -> int:
    return getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0


def _result(path: Path) -> bytes | Problem:
    """Return the PDF when it is there and has pages: the program reports success without either."""
    try:
        content = path.read_bytes()
        with pikepdf.open(path) as pdf:
            return content if len(pdf.pages) > 0 else Problem("converter.failed")
    except (OSError, pikepdf.PdfError):
        return Problem("converter.failed")
