"""Debtors that the database knows: by what identifies them, and their open dossiers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.parties import Role
from clerkdesk.domain.statement import RegimeId
from clerkdesk.persistence import tables
from clerkdesk.persistence.among import among

K = TypeVar("K")

_CHUNK = 5000


def persons_by_contact(
    session: Session, kind: str, keys: Iterable[str], creditor_id: int | None = None
) -> dict[str, list[tuple[int, str]]]:
    """Return per key of ``kind`` the persons with that contact detail, each with the key of their name."""
    found: dict[str, list[tuple[int, str]]] = {}
    for chunk in _chunks(keys):
        rows = (
            select(tables.Contact.key, tables.Person.id, tables.Person.name_key)
            .join(tables.Person, tables.Person.id == tables.Contact.person_id)
            .where(tables.Contact.kind == kind, tables.Contact.valid, among(tables.Contact.key, chunk))
            .order_by(tables.Person.id)
        )
        if creditor_id is not None:
            rows = rows.where(tables.Contact.creditor_id == creditor_id)
        for key, person_id, name in session.execute(rows):
            found.setdefault(key, []).append((person_id, name))
    return found


def open_dossiers(
    session: Session, creditor_id: int, person_ids: Iterable[int]
) -> dict[tuple[int, RegimeId], int]:
    """Return the open amicable dossiers of a creditor by debtor and regime, of several the newest."""
    found: dict[tuple[int, RegimeId], int] = {}
    for chunk in _chunks(person_ids):
        rows = (
            select(tables.Party.person_id, tables.Dossier.regime, tables.Dossier.id)
            .join(tables.Dossier, tables.Dossier.id == tables.Party.dossier_id)
            .where(
                tables.Party.role == Role.DEBTOR,
                among(tables.Party.person_id, chunk),
                tables.Dossier.creditor_id == creditor_id,
                tables.Dossier.closed_on.is_(None),
                tables.Dossier.judicial_on.is_(None),
            )
            .order_by(tables.Dossier.id)
        )
        for person_id, regime, dossier_id in session.execute(rows):
            found[person_id, regime] = dossier_id
    return found


def known_invoices(session: Session, creditor_id: int) -> frozenset[str]:
    """Return the keys of the invoices that are with us for a creditor, those of lists taken back left out."""
    rows = (
        select(tables.Claim.invoice_key)
        .join(tables.Dossier, tables.Dossier.id == tables.Claim.dossier_id)
        .outerjoin(tables.Run, tables.Run.id == tables.Claim.run_id)
        .where(tables.Dossier.creditor_id == creditor_id)
        .where((tables.Run.id.is_(None)) | (tables.Run.state != "reversed"))
    )
    return frozenset(session.scalars(rows))


def _chunks(values: Iterable[K]) -> Iterator[Sequence[K]]:
    waiting = iter(dict.fromkeys(values))
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
