"""``python -m ui`` opens the desk."""

import sys

from ui.app import main as open_window


def main() -> None:
    """Open the desk and leave with its exit code."""
    sys.exit(open_window(sys.argv[1:]))


if __name__ == "__main__":
    main()
