"""What the program remembers between starts: which database, who, how it looks."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from clerkdesk import paths
from clerkdesk.domain.parties import Language


class Theme(StrEnum):
    """The look of the windows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one person on one machine. Passwords are not among them."""

    database: str | None = None
    user: str | None = None
    language: Language = Language.NL
    theme: Theme = Theme.SYSTEM


def embedded_database() -> str:
    """Return the address of the embedded database of this person."""
    return f"sqlite:///{(paths.user_data() / 'clerkdesk.sqlite').as_posix()}"


def load(file: Path | None = None) -> Settings:
    """Return the stored settings; defaults where there are none. A damaged file is a ``ValueError``."""
    path = file or paths.user_settings() / "settings.json"
    if not path.exists():
        return Settings()
    stored = json.loads(path.read_text(encoding="utf-8"))
    unknown = set(stored) - set(asdict(Settings()))
    if unknown:
        raise ValueError(f"unknown settings: {', '.join(sorted(unknown))}")
    settings = replace(Settings(), **stored)
    return replace(settings, language=Language(settings.language), theme=Theme(settings.theme))


def save(settings: Settings, file: Path | None = None) -> None:
    """Store ``settings`` so that a half-written file never takes the place of a whole one."""
    path = file or paths.user_settings() / "settings.json"
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
    unfinished.replace(path)
