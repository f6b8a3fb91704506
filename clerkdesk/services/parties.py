"""The people on a dossier and how to reach them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language, Role
from clerkdesk.persistence.queries import parties as kept
from clerkdesk.services.context import Desk


class ContactKind(StrEnum):
    """A way to reach or identify a person."""

    ADDRESS = "address"
    TELEPHONE = "telephone"
    EMAIL = "email"
    IBAN = "iban"
    ENTERPRISE_NUMBER = "enterprise_number"
    CREDITOR_REFERENCE = "creditor_reference"


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact detail with where it came from and since when it counts."""

    kind: ContactKind
    value: str
    source: str
    since: date


@dataclass(frozen=True, slots=True)
class OtherDossier:
    """Another dossier of the same person."""

    dossier_id: int
    number: str
    creditor: str
    status: Status
    open: Money


@dataclass(frozen=True, slots=True)
class PartyView:
    """A person on a dossier with role, contact details and other dossiers."""

    person_id: int
    name: str
    role: Role
    kind: DebtorKind
    language: Language
    contacts: tuple[ContactView, ...]
    other_dossiers: tuple[OtherDossier, ...]


def parties(desk: Desk, dossier_id: int) -> tuple[PartyView, ...]:
    """Return the parties of a dossier, the debtor first; the creditor is not among them."""
    with desk.database.read() as session:
        people = kept.parties(session, dossier_id)
        if not people:
            raise LookupError(f"no dossier {dossier_id}")
        persons = [person.person_id for person in people]
        contacts = kept.contacts(session, persons)
        others = kept.other_dossiers(session, dossier_id, persons)
    return tuple(
        PartyView(
            person_id=person.person_id,
            name=person.name,
            role=person.role,
            kind=person.capacity,
            language=person.language,
            contacts=tuple(
                ContactView(ContactKind(c.kind), c.value, c.source, c.since)
                for c in contacts.get(person.person_id, ())
            ),
            other_dossiers=tuple(OtherDossier(*o[1:]) for o in others if o.person_id == person.person_id),
        )
        for person in sorted(people, key=lambda person: (person.role is not Role.DEBTOR, person.party_id))
    )
