"""What a person typed and did not post yet, kept on disk so that it survives a restart."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from clerkdesk import paths
from clerkdesk.settings import Settings, embedded_database

Typed = Mapping[str, str]
"""The fields of an unfinished form by name, as they were typed."""

_REST_MS = 400


class Drafts(QObject):
    """Unfinished forms by key; the file is written when typing rests, and when the desk closes."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._kept = _read(file)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.flush)

    def get(self, key: str) -> Typed:
        """Return what was typed under ``key``, nothing when there is no draft."""
        return self._kept.get(key, {})

    def put(self, key: str, typed: Typed) -> None:
        """Keep what is typed; a form with nothing in it leaves no draft."""
        wanted = {name: text for name, text in typed.items() if text}
        if wanted == self._kept.get(key, {}):
            return
        if wanted:
            self._kept[key] = wanted
        else:
            self._kept.pop(key, None)
        self._rest.start()

    def forget(self, key: str) -> None:
        """Drop the draft under ``key``: it was posted, or thrown away by the person."""
        self.put(key, {})

    @Slot()
    def flush(self) -> None:
        """Write the drafts so that a half-written file never takes the place of a whole one."""
        self._rest.stop()
        unfinished = self._file.with_suffix(".part")
        unfinished.write_text(json.dumps(self._kept, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(self._file)


def drafts_file(settings: Settings) -> Path:
    """Return where the drafts for the database of ``settings`` are kept, apart from those of others."""
    address = settings.database or embedded_database()
    mark = hashlib.sha256(f"{address} {settings.user}".encode()).hexdigest()[:12]
    return paths.user_data() / f"drafts-{mark}.json"


def _read(file: Path) -> dict[str, dict[str, str]]:
    """Return the stored drafts; a damaged file is put aside and nothing is made of it."""
    if not file.is_file():
        return {}
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        return {str(key): {str(n): str(v) for n, v in typed.items()} for key, typed in stored.items()}
    except (ValueError, AttributeError):
        file.replace(file.with_suffix(".damaged"))
        return {}
