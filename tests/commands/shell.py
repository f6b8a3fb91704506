"""Typing commands as a server room does, and reading what they answer."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a command wrote, and the code that it left with."""

    code: int
    out: str
    error: str

    @property
    def value(self) -> Any:
        """Return standard output as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell of somebody whose own folders are under ``home``; it works in ``folder``."""

    home: Path
    folder: Path

    def clerkdesk(self, *words: str, given: str = "") -> Answered:
        """Type ``clerkdesk`` and ``words``; ``given`` is standard input."""
        folders = {f"XDG_{name}_HOME": str(self.home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        done = subprocess.run(
            [sys.executable, "-m", "clerkdesk", *words],
            cwd=self.folder,
            env={**os.environ, **folders, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Answered(done.returncode, done.stdout, done.stderr)
