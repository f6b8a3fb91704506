"""What a person arranged on the screen: splitters, columns, tabs; kept beside their settings."""

import json
from collections.abc import Mapping
from pathlib import Path

Remembered = str | int | bool | list[str] | list[int] | dict[str, int] | None
"""What can be remembered under a name."""


class LayoutMemory:
    """Names and what was arranged under them; without a file it lasts as long as the window."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._kept: dict[str, Remembered] = dict(_read(file)) if file else {}

    def text(self, name: str, otherwise: str = "") -> str:
        """Return the text kept under ``name``."""
        kept = self._kept.get(name)
        return kept if isinstance(kept, str) else otherwise

    def flag(self, name: str, otherwise: bool = False) -> bool:
        """Return the yes or no kept under ``name``."""
        kept = self._kept.get(name)
        return kept if isinstance(kept, bool) else otherwise

    def numbers(self, name: str) -> list[int]:
        """Return the whole numbers kept under ``name``; none when there are none."""
        kept = self._kept.get(name)
        if not isinstance(kept, list):
            return []
        return [number for number in kept if isinstance(number, int)]

    def names(self, name: str) -> list[str]:
        """Return the names kept under ``name``; none when there are none."""
        kept = self._kept.get(name)
        return [word for word in kept if isinstance(word, str)] if isinstance(kept, list) else []

    def sizes(self, name: str) -> dict[str, int]:
        """Return the number per name kept under ``name``."""
        kept = self._kept.get(name)
        if not isinstance(kept, dict):
            return {}
        return {key: size for key, size in kept.items() if isinstance(size, int)}

    def keep(self, name: str, value: Remembered) -> None:
        """Remember ``value`` under ``name``."""
        self._kept[name] = value

    def store(self) -> None:
        """Write everything to the file; what cannot be written is forgotten, it is only a layout."""
        if self._file is None:
            return
        unfinished = self._file.with_suffix(".part")
        try:
            unfinished.write_text(json.dumps(self._kept, indent=1), encoding="utf-8")
            unfinished.replace(self._file)
        except OSError:
            unfinished.unlink(missing_ok=True)


def _read(file: Path) -> Mapping[str, Remembered]:
    """Return what ``file`` holds; a damaged or missing file is an empty memory."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}
