"""Icons by meaning, drawn in a colour of the theme in use, so that they follow a change of theme."""

import os
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import colour
from ui.theme_colours import Role

os.environ.setdefault("QT_API", "pyside6")
import qtawesome


class Icon(StrEnum):
    """What an icon means; the value is its name in the Phosphor set."""

    SEARCH = "magnifying-glass"
    FILTER = "funnel"
    COLUMNS = "columns"
    SORT = "sort-ascending"
    EXPORT = "export"
    COPY = "copy"
    CLOSE = "x"
    BACK = "caret-left"
    FORWARD = "caret-right"
    BACK_FAR = "caret-double-left"
    FORWARD_FAR = "caret-double-right"
    MORE = "caret-down"
    LESS = "caret-up"
    ADD = "plus"
    LARGER = "magnifying-glass-plus"
    SMALLER = "magnifying-glass-minus"
    FIT = "arrows-out-line-horizontal"
    REMOVE = "trash"
    EDIT = "pencil-simple"
    REFRESH = "arrows-clockwise"
    UNDO = "arrow-counter-clockwise"
    PREFERENCES = "gear"
    KEYBOARD = "keyboard"
    PRINT = "printer"
    SAVE = "floppy-disk"
    OPEN_FILE = "folder-open"
    DROP = "upload-simple"
    INBOX = "tray"
    PERSON = "user"
    TEAM = "users"
    COMPANY = "buildings"
    CREDITOR = "briefcase"
    LANGUAGE = "translate"
    LAW = "book-open"
    CALCULATION = "calculator"
    RATE = "percent"
    CALENDAR = "calendar-blank"
    DATABASE = "database"
    ONLINE = "wifi-high"
    OFFLINE = "wifi-slash"
    INFO = "info"
    WARNING = "warning"
    PROBLEM = "warning-circle"
    OK = "check-circle"
    CHECK = "check"
    REFUSED = "x-circle"
    IGNORED = "minus-circle"
    PIN = "push-pin"
    VISIBLE = "eye"
    ATTACHMENT = "paperclip"
    FILE = "file"
    FILE_TEXT = "file-text"
    FILE_PDF = "file-pdf"
    FILE_IMAGE = "image"
    ADDRESS = "map-pin"
    TELEPHONE = "phone"
    BANK_ACCOUNT = "bank"
    NUMBER = "hash"
    LETTER = "envelope"
    LETTER_OPENED = "envelope-open"
    LETTERS = "envelope-simple"
    PHONE = "phone-outgoing"
    PHONE_IN = "phone-incoming"
    PHONE_OUT = "phone-call"
    EMAIL = "at"
    NOTE = "note"
    MONEY = "currency-eur"
    RECEIPT = "receipt"
    PLAN = "calendar-check"
    DISPUTE = "scales"
    HOLD = "hand-palm"
    CHANGE = "swap"
    SYSTEM = "gear-six"
    TERM = "hourglass"
    TERM_EXPIRED = "timer"
    CUTOFF = "clock"
    NEW = "sparkle"
    QUESTION = "question"
    GAVEL = "gavel"
    ARCHIVE = "archive"
    VIEW = "funnel-simple"
    FOREIGN = "globe-simple"
    DOSSIER = "folder-simple"
    IMPORT = "download-simple"


_STATUS = {
    "new": Icon.NEW,
    "notice_running": Icon.TERM,
    "demand": Icon.LETTER,
    "final_demand": Icon.LETTER_OPENED,
    "disputed": Icon.DISPUTE,
    "held": Icon.HOLD,
    "awaiting_creditor": Icon.QUESTION,
    "judicial": Icon.GAVEL,
    "closed": Icon.ARCHIVE,
}
_STEP = {"call": Icon.TELEPHONE, "judicial_advice": Icon.GAVEL}
_ENTRY = {
    "letter": (Icon.LETTER, Role.ACCENT),
    "note": (Icon.NOTE, Role.MUTED),
    "phone": (Icon.PHONE_IN, Role.GREEN),
    "email": (Icon.EMAIL, Role.ACCENT),
    "money": (Icon.MONEY, Role.GREEN),
    "dispute": (Icon.DISPUTE, Role.AMBER),
    "hold": (Icon.HOLD, Role.RED),
    "attachment": (Icon.ATTACHMENT, Role.MUTED),
    "change": (Icon.CHANGE, Role.MUTED),
    "system": (Icon.SYSTEM, Role.FAINT),
}


def icon(meaning: Icon, role: Role = Role.MUTED) -> QIcon:
    """Return an icon in the colour of ``role``, whatever the theme is when it is painted."""
    return QIcon(_GlyphEngine(meaning, role))


def pixmap(meaning: Icon, role: Role = Role.MUTED, size: int = 16) -> QPixmap:
    """Return an icon as a picture for a label; made again by the label when the theme changes."""
    return icon(meaning, role).pixmap(QSize(size, size))


def status_icon(status: str) -> Icon:
    """Return the icon of a status."""
    return _STATUS[status]


def step_icon(step: str) -> Icon:
    """Return the icon of a step of a procedure: a call, an advice about court, or a letter."""
    return _STEP.get(step, Icon.LETTER)


def entry_icon(kind: str) -> tuple[Icon, Role]:
    """Return the icon of a timeline entry and its colour."""
    return _ENTRY[kind]


@cache
def _glyph(meaning: Icon) -> str:
    if meaning is Icon.GAVEL:
        return str(qtawesome.charmap("mdi6.gavel"))
    return str(qtawesome.charmap(f"ph.{meaning.value}"))


class _GlyphEngine(QIconEngine):
    """Paints one glyph of an icon font."""

    def __init__(self, meaning: Icon, role: Role) -> None:
        super().__init__()
        self._meaning = meaning
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        font = "mdi6" if self._meaning is Icon.GAVEL else "ph"
        painter.setFont(qtawesome.font(font, max(1, round(rect.height() * 0.94))))
        painter.setPen(colour(Role.FAINT if mode == QIcon.Mode.Disabled else self._role))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), _glyph(self._meaning))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._meaning, self._role)
