"""Microsoft Word as a converter, on Windows only, where LibreOffice is not installed."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from shutil import which

from clerkdesk.domain.problems import Problem
from clerkdesk.letters.progress import CHUNK, Cancelled, Progress

_SECONDS = 300
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  foreach ($file in Get-ChildItem -LiteralPath $args[0] -Filter *.docx) {
    $document = $word.Documents.Open($file.FullName, $false, $true, $false)
    $document.ExportAsFixedFormat([IO.Path]::ChangeExtension($file.FullName, 'pdf'), 17)
    $document.Close(0)
  }
} finally { $word.Quit(0) }
"""
"""An instance of Word of its own (a new COM object), without alerts and without macros; 17 is PDF."""


def find_word() -> "WordProgram | None":
    """Return Word as converter when this Windows has it registered."""
    shell = which("powershell")
    if shell is None:
        return None
    question = "if ([Type]::GetTypeFromProgID('Word.Application')) { exit 0 } else { exit 1 }"
    try:
        asked = subprocess.run([shell, "-NoProfile", "-Command", question], timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return WordProgram(Path(shell)) if asked.returncode == 0 else None


class WordProgram:
    """Word, driven by a script in a process of its own that ends it when it hangs."""

    def __init__(self, shell: Path) -> None:
        self._shell = shell

    def to_pdf(
        self, documents: Sequence[bytes], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[bytes | Problem, ...]:
        """Return per .docx its PDF or why there is none, in the order given."""
        results: list[bytes | Problem] = []
        for start in range(0, len(documents), CHUNK):
            chunk = documents[start : start + CHUNK]
            stop = cancelled is not None and cancelled()
            results += [Problem("converter.cancelled")] * len(chunk) if stop else self._convert(chunk)
            if progress is not None:
                progress(len(results))
        return tuple(results)

    def _convert(self, documents: Sequence[bytes]) -> list[bytes | Problem]:
        with tempfile.TemporaryDirectory(prefix="clerkdesk-word-") as name:
            folder = Path(name)
            script = folder / "convert.ps1"
            script.write_text(_SCRIPT, encoding="utf-8")
            for index, document in enumerate(documents):
                (folder / f"letter{index}.docx").write_bytes(document)
            command = [
                str(self._shell),
                "-NoProfile",
                "-ExecutionPolicy",
                "Bypass",
                "-File",
                str(script),
                name,
            ]
            try:
                subprocess.run(command, timeout=_SECONDS, check=False, capture_output=True)
            except (OSError, subprocess.TimeoutExpired):
                return [Problem("converter.timeout")] * len(documents)
            return [_result(folder / f"letter{index}.pdf") for index in range(len(documents))]


def _result(path: Path) -> bytes | Problem:
    try:
        return path.read_bytes() or Problem("converter.failed")
    except OSError:
        return Problem("converter.failed")
