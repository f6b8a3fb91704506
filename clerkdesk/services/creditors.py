"""Creditors: on whose behalf the office collects, and under which terms."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from clerkdesk.domain.dossier import Terms
from clerkdesk.domain.identifiers import iban_fault, registration_fault, vat_fault
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.persistence import tables
from clerkdesk.persistence.agreed_terms import terms_from, terms_to
from clerkdesk.persistence.queries import creditors as kept
from clerkdesk.persistence.session import Session
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.persistence.versioned import change_all
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.performing import perform
from clerkdesk.services.person_keys import name_key

_PLAIN = (
    "name",
    "country",
    "street",
    "postcode",
    "city",
    "language",
    "enterprise_number",
    "vat_number",
    "iban",
    "telephone",
    "email",
    "sme",
    "vat_deductible",
    "declares_vat",
    "supplies",
    "handler_id",
)
_DECIDES = ("name", "country", "sme", "vat_deductible", "declares_vat")
_REQUIRED = ("name", "country", "street", "postcode", "city")


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
    with desk.database.read() as session:
        return tuple(CreditorRow(*row) for row in kept.by_name(session))


def creditor(desk: Desk, creditor_id: int) -> CreditorCard:
    """Return one creditor with the terms in force today; an unknown id is a ``LookupError``."""
    today = desk.today()
    with desk.database.read() as session:
        row = session.get(tables.Creditor, creditor_id)
        if row is None:
            raise LookupError(f"no creditor {creditor_id}")
        plain = {name: getattr(row, name) for name in _PLAIN}
        return CreditorCard(id=row.id, version=row.version, terms=_terms(session, row.id, today), **plain)


def save_creditor(desk: Desk, key: UUID, card: CreditorCard) -> Done[int] | Refused:
    """Keep a new or changed creditor and return its id; refused when somebody else changed it meanwhile.

    Changed terms count from today on; what was claimed before keeps the terms of its day.
    """
    problems = tuple(_problems(card))
    if problems:
        return Refused(problems)
    return perform(desk, key, "creditor.save", asdict(card), lambda work: _save(work, desk, card))


def _save(work: UnitOfWork, desk: Desk, card: CreditorCard) -> int | Refused:
    row = work.session.get(tables.Creditor, card.id) if card.id is not None else None
    if card.id is not None and (row is None or row.version != card.version):
        return Refused((Problem("creditor.changed_meanwhile"),))
    if row is None:
        row = tables.Creditor(operation_id=work.key)
        work.session.add(row)
    owed_before = [getattr(row, name) for name in _DECIDES]
    for name in _PLAIN:
        value = getattr(card, name)
        setattr(row, name, value.strip() if type(value) is str else value)
    row.name_key = name_key(card.name)
    work.session.flush()
    id_ = row.id
    other_terms = card.terms != _terms(work.session, id_, work.today)
    if other_terms:
        _keep_terms(work, id_, card.terms)
        change_all(work.session, tables.Creditor, [id_])
    if card.id is not None and (other_terms or owed_before != [getattr(row, name) for name in _DECIDES]):
        _refresh_dossiers(work, desk, id_)
    work.changed(Change(Subject.CREDITOR, id_))
    return id_


def _refresh_dossiers(work: UnitOfWork, desk: Desk, creditor_id: int) -> None:
    """Bring the open dossiers up to the new name and terms, which stand in their lists and amounts."""
    dossiers = kept.open_dossiers(work.session, creditor_id)
    work.lock(dossiers=dossiers)
    standing.refresh(work, dossiers, desk.tariffs)


def _terms(session: Session, creditor_id: int, on: date) -> Terms:
    return terms_from(kept.terms_on(session, creditor_id, on))


def _keep_terms(work: UnitOfWork, creditor_id: int, terms: Terms) -> None:
    """Keep ``terms`` from today on; a creditor's first terms have always been in force."""
    valid_from = work.today if kept.has_terms(work.session, creditor_id) else date(1900, 1, 1)
    row = kept.terms_from_day(work.session, creditor_id, valid_from)
    if row is None:
        row = tables.CreditorTerms(creditor_id=creditor_id, valid_from=valid_from)
        work.session.add(row)
    row.terms = terms_to(terms)
    row.operation_id = work.key


def _problems(card: CreditorCard) -> Iterator[Problem]:
    for name in _REQUIRED:
        if not getattr(card, name).strip():
            yield Problem("creditor.field_missing", about=name)
    faults = {
        "enterprise_number": card.enterprise_number
        and registration_fault(card.enterprise_number, card.country),
        "vat_number": card.vat_number and vat_fault(card.vat_number, card.country),
        "iban": card.iban and iban_fault(card.iban),
    }
    yield from (Problem(fault.code, about=name) for name, fault in faults.items() if fault)
