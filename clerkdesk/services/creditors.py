"""Creditors: on whose behalf the office collects, and under which terms."""

from dataclasses import dataclass, field
from uuid import UUID

from clerkdesk.domain.dossier import Terms
from clerkdesk.domain.parties import Language
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Done, Refused


@dataclass(frozen=True, slots=True)
class CreditorCard:
    """A creditor as it is kept. ``id`` is none for one that is not kept yet.

    ``supplies`` says what the creditor delivers: letters use it for claims that came without a description.
    """

    id: int | None
    version: int
    name: str
    country: str
    street: str
    postcode: str
    city: str
    language: Language
    enterprise_number: str = ""
    vat_number: str = ""
    iban: str = ""
    telephone: str = ""
    email: str = ""
    sme: bool = True
    vat_deductible: bool = True
    declares_vat: bool = False
    supplies: str = ""
    terms: Terms = field(default_factory=Terms)
    handler_id: int | None = None


@dataclass(frozen=True, slots=True)
class CreditorRow:
    """A creditor in a list."""

    id: int
    name: str
    country: str
    open_dossiers: int


def creditors(desk: Desk) -> tuple[CreditorRow, ...]:
    """Return all creditors by name."""
    raise NotImplementedError


def creditor(desk: Desk, creditor_id: int) -> CreditorCard:
    """Return one creditor; an unknown id is a ``LookupError``."""
    raise NotImplementedError


def save_creditor(desk: Desk, key: UUID, card: CreditorCard) -> Done[int] | Refused:
    """Keep a new or changed creditor and return its id; refused when somebody else changed it meanwhile."""
    raise NotImplementedError
