"""The command ``clerkdesk``; ``python -m clerkdesk`` is the same."""

import sys

from clerkdesk.commands.program import program


def main() -> None:
    """Run the command line and leave with its exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    program()


if __name__ == "__main__":
    main()
