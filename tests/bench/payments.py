"""The write that benches measure: a payment booked under a key, with its dossier locked."""

from uuid import UUID

from clerkdesk.persistence.changes import Change, Subject
from clerkdesk.persistence.engine import Database
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.unit_of_work import UnitOfWork
from tests.persistence.records import a_payment


def book(database: Database, key: UUID, dossier_id: int, amount: int) -> int:
    """Return the ledger entry of a payment; the same key again books nothing."""

    def body(work: UnitOfWork) -> int:
        if not work.already_done:
            work.lock(dossiers=[dossier_id])
            work.changed(Change(Subject.DOSSIER, dossier_id))
            work.commit(a_payment(work, dossier_id, amount).id)
        return int(work.result)

    return database.perform(Operation(key, "payment", 1, {"dossier": dossier_id, "amount": amount}), body)
