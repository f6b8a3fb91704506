"""What a letter needs to know of a dossier besides its facts: names, addresses, invoices."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.parties import Language, Role
from clerkdesk.persistence import tables


class PostalAddress(NamedTuple):
    """Where a letter goes; all empty where no address is known."""

    street: str = ""
    number: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""


class CreditorParticulars(NamedTuple):
    """The creditor as letters name it."""

    id: int
    name: str
    street: str
    postcode: str
    city: str
    country: str
    enterprise_number: str
    telephone: str
    email: str
    supplies: str


class Particulars(NamedTuple):
    """The particulars of one dossier; ``invoices`` holds number and description by claim id as text."""

    number: str
    payment_reference: str
    handler: str
    debtor: str
    language: Language
    address: PostalAddress
    creditor: CreditorParticulars
    invoices: Mapping[str, tuple[str, str]]
    last_letter_on: date | None

    @property
    def supplies(self) -> str:
        """Return what the creditor delivers, in its own words."""
        return self.creditor.supplies


def particulars(session: Session, ids: Sequence[int]) -> dict[int, Particulars]:
    """Return the particulars of the dossiers with these ids."""
    addresses = _addresses(session, ids)
    invoices = _invoices(session, ids)
    letters = _last_letters(session, ids)
    return {
        row[0]: Particulars(
            number=row[1],
            payment_reference=row[2],
            handler=row[3] or "",
            debtor=row[4],
            language=row[5],
            address=addresses.get(row[6], PostalAddress(country=row[7])),
            creditor=CreditorParticulars(*row[8:]),
            invoices=invoices.get(row[0], {}),
            last_letter_on=letters.get(row[0]),
        )
        for row in session.execute(_heads(ids))
    }


def _heads(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    dossier, creditor, person = tables.Dossier, tables.Creditor, tables.Person
    return (
        select(
            dossier.id,
            dossier.number,
            dossier.payment_reference,
            tables.User.name,
            person.name,
            person.language,
            person.id,
            person.country,
            creditor.id,
            creditor.name,
            creditor.street,
            creditor.postcode,
            creditor.city,
            creditor.country,
            creditor.enterprise_number,
            creditor.telephone,
            creditor.email,
            creditor.supplies,
        )
        .join(creditor, creditor.id == dossier.creditor_id)
        .join(tables.Party, and_(tables.Party.dossier_id == dossier.id, tables.Party.role == Role.DEBTOR))
        .join(person, person.id == tables.Party.person_id)
        .outerjoin(tables.User, tables.User.id == dossier.handler_id)
        .where(dossier.id.in_(ids))
        .order_by(dossier.id)
    )


def _addresses(session: Session, ids: Sequence[int]) -> dict[int, PostalAddress]:
    contact = tables.Contact
    rows = (
        select(
            contact.person_id,
            contact.street,
            contact.number,
            contact.postcode,
            contact.city,
            contact.country,
        )
        .join(tables.Party, tables.Party.person_id == contact.person_id)
        .where(tables.Party.dossier_id.in_(ids), contact.kind == "address", contact.valid)
        .order_by(contact.since, contact.id)
    )
    return {row[0]: PostalAddress(*row[1:]) for row in session.execute(rows)}


def _invoices(session: Session, ids: Sequence[int]) -> dict[int, dict[str, tuple[str, str]]]:
    claim = tables.Claim
    rows = select(claim.dossier_id, claim.id, claim.invoice, claim.description)
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for dossier, id_, invoice, description in session.execute(rows.where(claim.dossier_id.in_(ids))):
        found.setdefault(dossier, {})[str(id_)] = (invoice, description)
    return found


def _last_letters(session: Session, ids: Sequence[int]) -> dict[int, date]:
    letter = tables.Letter
    rows = (
        select(letter.dossier_id, func.max(letter.day).label("day"))
        .where(letter.dossier_id.in_(ids), letter.state != "reversed")
        .group_by(letter.dossier_id)
    )
    return {row.dossier_id: row.day for row in session.execute(rows)}
