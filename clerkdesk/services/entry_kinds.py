"""The kinds of entries on a timeline."""

from enum import StrEnum


class EntryKind(StrEnum):
    """The kind of a timeline entry; filter chips and icons go by it."""

    LETTER = "letter"
    NOTE = "note"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    DISPUTE = "dispute"
    HOLD = "hold"
    ATTACHMENT = "attachment"
    CHANGE = "change"
    SYSTEM = "system"
