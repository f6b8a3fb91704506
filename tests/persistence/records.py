"""Rows that tests of the database need before they can begin."""

from uuid import UUID, uuid4

from clerkdesk.domain.claim import Nature
from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language, Role
from clerkdesk.persistence import tables
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork


def a_creditor(work: UnitOfWork) -> int:
    """Return the id of a new creditor."""
    creditor = tables.Creditor(
        name="Bakkerij Zon BV",
        name_key="bakkerij zon bv",
        country="NL",
        language=Language.NL,
        operation_id=work.key,
    )
    work.session.add(creditor)
    work.session.flush()
    return creditor.id


def a_person(work: UnitOfWork, name: str = "A. Jansen") -> int:
    """Return the id of a new person."""
    person = tables.Person(
        name=name,
        name_key=name.casefold(),
        kind=DebtorKind.CONSUMER,
        country="NL",
        language=Language.NL,
        operation_id=work.key,
    )
    work.session.add(person)
    work.session.flush()
    return person.id


def a_dossier(work: UnitOfWork, creditor_id: int, person_id: int, number: str) -> tables.Dossier:
    """Return a new dossier with one claim of 100 euro."""
    dossier = tables.Dossier(
        number=number,
        payment_reference="",
        creditor_id=creditor_id,
        team_id=1,
        handler_id=1,
        regime=RegimeId.NL_CONSUMER,
        regime_because={},
        opened_on=work.today,
        opened_at=work.now,
        operation_id=work.key,
    )
    work.session.add(dossier)
    work.session.flush()
    party = tables.Party(
        dossier_id=dossier.id,
        person_id=person_id,
        role=Role.DEBTOR,
        capacity=DebtorKind.CONSUMER,
        operation_id=work.key,
    )
    claim = tables.Claim(
        dossier_id=dossier.id,
        invoice="F-1",
        invoice_key="f-1",
        nature=Nature.GOODS,
        due=work.today,
        principal=Money(10_000),
        operation_id=work.key,
    )
    work.session.add_all([party, claim])
    work.session.flush()
    return dossier


def some_dossiers(database: Database, many: int) -> list[int]:
    """Return the ids of new dossiers, each of a new person, all of one creditor."""
    with database.write(Operation(uuid4(), "test", 1)) as work:
        creditor_id = a_creditor(work)
        ids = [
            a_dossier(work, creditor_id, a_person(work), f"{uuid4().hex[:8]}-{index}").id
            for index in range(many)
        ]
        work.commit()
    return ids


def a_payment(work: UnitOfWork, dossier_id: int, amount: int, uuid: UUID | None = None) -> tables.LedgerEntry:
    """Return a payment that was booked today."""
    entry = tables.LedgerEntry(
        uuid=uuid or work.key,
        kind="payment",
        dossier_id=dossier_id,
        amount=Money(amount),
        value_date=work.today,
        booked_at=work.now,
        operation_id=work.key,
    )
    work.session.add(entry)
    work.session.flush()
    return entry
