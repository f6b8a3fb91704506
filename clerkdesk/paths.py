"""Where the program's own files are, and where it may keep a person's."""

import sys
from pathlib import Path

import platformdirs

_APP = "ClerkDesk"


def program() -> Path:
    """Return the folder that holds ``resources`` and ``letter_templates``."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Return the folder of texts, law tables and icons."""
    return program() / "resources"


def letter_templates() -> Path:
    """Return the folder of the templates that the program brings."""
    return program() / "letter_templates"


def user_data() -> Path:
    """Return the person's own folder for the embedded database, made when it is missing."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False, ensure_exists=True))


def user_settings() -> Path:
    """Return the person's own folder for settings, made when it is missing."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False, ensure_exists=True))


def user_logs() -> Path:
    """Return the person's own folder for logs, made when it is missing."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False, ensure_exists=True))
