"""The people on a dossier as they are kept: roles, ways to reach them, their other dossiers."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language, Role
from clerkdesk.persistence import tables


class KeptParty(NamedTuple):
    """A person on a dossier."""

    party_id: int
    person_id: int
    name: str
    role: Role
    capacity: DebtorKind
    language: Language


class KeptContact(NamedTuple):
    """A valid contact detail."""

    person_id: int
    kind: str
    value: str
    source: str
    since: date


class KeptOther(NamedTuple):
    """Another dossier of a person, as lists know it."""

    person_id: int
    dossier_id: int
    number: str
    creditor: str
    status: Status
    open: Money


def parties(session: Session, dossier_id: int) -> list[KeptParty]:
    """Return the people on a dossier."""
    party, person = tables.Party, tables.Person
    rows = (
        select(party.id, person.id, person.name, party.role, party.capacity, person.language)
        .join(person, person.id == party.person_id)
        .where(party.dossier_id == dossier_id)
    )
    return [KeptParty._make(row) for row in session.execute(rows)]


def contacts(session: Session, persons: Sequence[int]) -> dict[int, list[KeptContact]]:
    """Return the valid contact details of these people, newest first."""
    contact = tables.Contact
    rows = (
        select(contact.person_id, contact.kind, contact.value, contact.source, contact.since)
        .where(contact.person_id.in_(persons), contact.valid)
        .order_by(contact.since.desc(), contact.id)
    )
    found: dict[int, list[KeptContact]] = {}
    for row in session.execute(rows):
        detail = KeptContact._make(row)
        found.setdefault(detail.person_id, []).append(detail)
    return found


def other_dossiers(session: Session, dossier_id: int, persons: Sequence[int]) -> list[KeptOther]:
    """Return the other dossiers of these people, newest first."""
    party, row_ = tables.Party, tables.Worklist
    rows = (
        select(party.person_id, row_.dossier_id, row_.number, row_.creditor, row_.status, row_.open)
        .join(row_, row_.dossier_id == party.dossier_id)
        .where(party.person_id.in_(persons), party.dossier_id != dossier_id)
        .order_by(row_.dossier_id.desc())
    )
    return [KeptOther._make(row) for row in session.execute(rows)]
