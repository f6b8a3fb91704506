"""The program tries itself on the machine it stands on, with or without a display (B57)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a machine without a display, with folders of its own."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    folders = {f"XDG_{name}_HOME": str(tmp_path / "home") for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**kept, **folders}


def self_test(surroundings: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", "--self-test", *options],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_every_part_works_without_a_display_and_leaves_nothing_behind(
    bare: dict[str, str], tmp_path: Path
) -> None:
    """Database, list, statement, letters and screens, one line each; the person's folders stay empty."""
    tried = self_test(bare)
    assert tried.returncode == 0, tried.stdout + tried.stderr
    lines = tried.stdout.splitlines()
    checked = {line.split()[1].rstrip(":") for line in lines if line.startswith("ok")}
    assert {"program", "fonts", "database", "claim", "statement", "letters", "screens"} <= checked
    assert "offscreen" in tried.stdout
    assert lines[-1].startswith("Everything works.")
    assert not [file for file in (tmp_path / "home").rglob("*") if file.suffix in (".json", ".sqlite")]


def test_a_database_that_is_not_there_fails_in_words(bare: dict[str, str], tmp_path: Path) -> None:
    """The rest is tried all the same; the exit code tells that something does not work."""
    tried = self_test(bare, "--database", f"sqlite:///{(tmp_path / 'nergens.sqlite').as_posix()}")
    assert tried.returncode == 1
    (failed,) = [line for line in tried.stdout.splitlines() if line.startswith("FAILED")]
    assert "given database" in failed
    assert "nergens.sqlite" in failed
    assert "Traceback" not in tried.stderr
