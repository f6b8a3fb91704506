"""The one-line part of dossiers: number, creditor, debtor, handler, dates, and the creditor behind them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from clerkdesk.domain.dossier import Creditor
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.parties import DebtorKind, Language, Role
from clerkdesk.persistence import tables
from clerkdesk.persistence.agreed_terms import terms_from
from clerkdesk.persistence.among import among


class Head(NamedTuple):
    """What a dossier has once."""

    id: int
    version: int
    number: str
    payment_reference: str
    team_id: int
    run_id: int | None
    regime: RegimeId
    regime_because: dict[str, Any]
    regime_assumed: list[dict[str, Any]]
    opened_on: date
    closed_on: date | None
    closed_because: str | None
    awaiting_creditor_on: date | None
    judicial_on: date | None
    creditor_id: int
    creditor_name: str
    creditor_key: str
    creditor_country: str
    handler_id: int | None
    handler: str | None
    person_id: int
    debtor_name: str
    debtor_key: str
    country: str
    language: Language
    capacity: DebtorKind


_COLUMNS = (
    tables.Dossier.id,
    tables.Dossier.version,
    tables.Dossier.number,
    tables.Dossier.payment_reference,
    tables.Dossier.team_id,
    tables.Dossier.run_id,
    tables.Dossier.regime,
    tables.Dossier.regime_because,
    tables.Dossier.regime_assumed,
    tables.Dossier.opened_on,
    tables.Dossier.closed_on,
    tables.Dossier.closed_because,
    tables.Dossier.awaiting_creditor_on,
    tables.Dossier.judicial_on,
    tables.Creditor.id,
    tables.Creditor.name,
    tables.Creditor.name_key,
    tables.Creditor.country,
    tables.Dossier.handler_id,
    tables.User.name,
    tables.Person.id,
    tables.Person.name,
    tables.Person.name_key,
    tables.Person.country,
    tables.Person.language,
    tables.Party.capacity,
)


def heads(session: Session, ids: Sequence[int]) -> list[Head]:
    """Return the heads of these dossiers in the order of their ids."""
    dossier = tables.Dossier
    is_debtor = and_(tables.Party.dossier_id == dossier.id, tables.Party.role == Role.DEBTOR)
    rows = (
        select(*_COLUMNS)
        .select_from(dossier)
        .join(tables.Creditor, tables.Creditor.id == dossier.creditor_id)
        .join(tables.Party, is_debtor)
        .join(tables.Person, tables.Person.id == tables.Party.person_id)
        .outerjoin(tables.User, tables.User.id == dossier.handler_id)
        .where(among(dossier.id, ids))
        .order_by(dossier.id)
    )
    return [Head._make(row) for row in session.execute(rows)]


def creditors(session: Session, ids: Iterable[int], on: date) -> dict[int, Creditor]:
    """Return the creditors with the terms in force on ``on``; before their first terms they have none."""
    rows = select(tables.Creditor).where(tables.Creditor.id.in_(sorted(ids)))
    dated = (
        select(tables.CreditorTerms.creditor_id, tables.CreditorTerms.terms)
        .where(tables.CreditorTerms.creditor_id.in_(sorted(ids)), tables.CreditorTerms.valid_from <= on)
        .order_by(tables.CreditorTerms.valid_from)
    )
    terms = {row.creditor_id: row.terms for row in session.execute(dated)}
    return {
        row.id: Creditor(
            country=row.country,
            sme=row.sme,
            vat_deductible=row.vat_deductible,
            declares_vat=row.declares_vat,
            terms=terms_from(terms.get(row.id)),
        )
        for row in session.scalars(rows)
    }
