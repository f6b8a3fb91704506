"""Writes the pages of ``docs/rules`` from the code: every rule of law with its source, choices and examples.

    .venv/bin/python -m docs.rules

``tests/architecture/test_rule_pages.py`` fails as long as the pages say something else than the code.
"""

import sys

from docs.domain_code import ROOT
from docs.rule_pages import pages

TARGET = ROOT / "docs" / "rules"


def main() -> int:
    """Write the pages."""
    TARGET.mkdir(exist_ok=True)
    for name, text in pages().items():
        (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/rules/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
