"""The log: one JSON line per event, with ids and never with names, amounts or notes."""

import json
import logging
import logging.handlers
from datetime import UTC, datetime
from pathlib import Path

from clerkdesk import paths

_LONGEST = 4000


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "message": record.getMessage()[:_LONGEST],
        }
        if record.exc_info:
            event["trace"] = self.formatException(record.exc_info)[:_LONGEST]
        return json.dumps(event, ensure_ascii=True)


def start(folder: Path | None = None) -> Path:
    """Send everything of ``clerkdesk`` and ``ui`` to a rotating file in ``folder`` and return its path."""
    file = (folder or paths.user_logs()) / "clerkdesk.log"
    handler = logging.handlers.RotatingFileHandler(
        file, maxBytes=2_000_000, backupCount=5, encoding="utf-8", delay=True
    )
    handler.setFormatter(_JsonLines())
    for name in ("clerkdesk", "ui"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
    return file
