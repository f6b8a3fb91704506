"""The program outlives the references that PySide 6.12 takes away before Python 3.12."""

import subprocess
import sys

from tests.architecture.tree import ROOT

CALLS = """
{first}
from PySide6.QtCore import QObject
named = QObject()
for _ in range(100_000):
    named.setObjectName("desk")
print("alive")
"""


def ran(first: str) -> str:
    """Return what a hundred thousand calls of Qt print after ``first``."""
    code = CALLS.format(first=first)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def test_a_day_of_calls_does_not_end_the_program() -> None:
    assert ran("import ui") == "alive"
