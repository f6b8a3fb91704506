"""Bringing what lists show to today, under one operation per batch."""

from uuid import NAMESPACE_OID, uuid5

from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.projection import fold
from clerkdesk.persistence.queries.counts import not_computed_on
from clerkdesk.services import standing
from clerkdesk.services.context import Desk

_BATCH = 5000


def sweep(desk: Desk) -> int:
    """Bring every open dossier that was not computed today to today; return how many.

    The day and the batch make the key of each operation, so that a second sweep of the day finds nothing to
    do. Correctness never waits for it: an opened dossier computes live.
    """
    today = desk.today()
    with desk.database.read() as session:
        waiting = not_computed_on(session, today)
    for start in range(0, len(waiting), _BATCH):
        batch = waiting[start : start + _BATCH]
        key = uuid5(NAMESPACE_OID, f"sweep {today} {batch[0]} {batch[-1]}")
        payload = {"day": today, "first": batch[0], "last": batch[-1]}
        with desk.database.write(Operation(key, "sweep", None, payload, statement_seconds=600)) as work:
            if not work.already_done:
                work.lock(dossiers=batch)
                standing.refresh(work, batch, desk.tariffs)
                fold(work.session)
                work.commit(len(batch))
    return len(waiting)
