"""The command ``clerkdesk``; ``python -m clerkdesk`` is the same."""

import sys

from clerkdesk.commands.program import program
from clerkdesk.intake import worker
from clerkdesk.intake.reading import WORKER_SWITCH


def main() -> None:
    """Run the command line and leave with its exit code; the frozen program reads claim lists here too."""
    if sys.argv[1:2] == [WORKER_SWITCH]:
        sys.exit(worker.main(sys.argv[2:]))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    program()


if __name__ == "__main__":
    main()
