"""Who owes, who is owed, and in which capacity."""

from dataclasses import dataclass
from enum import StrEnum


class DebtorKind(StrEnum):
    """The capacity in which a debtor owes."""

    CONSUMER = "consumer"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"


class Language(StrEnum):
    """A language in which people are written to or in which the screen speaks."""

    NL = "nl"
    FR = "fr"
    EN = "en"
    DE = "de"


class Role(StrEnum):
    """What a person is on a dossier."""

    DEBTOR = "debtor"
    CO_DEBTOR = "co_debtor"
    MEDIATOR = "mediator"
    ADMINISTRATOR = "administrator"
    LAWYER = "lawyer"
    BAILIFF = "bailiff"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Debtor:
    """The facts about a debtor on which the law turns. ``country`` is an ISO 3166 code."""

    kind: DebtorKind
    country: str
