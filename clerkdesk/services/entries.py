"""Writing on the timeline: what happened, as a code of the catalogue ``timeline`` with its parameters."""

from clerkdesk.domain.problems import Parameter
from clerkdesk.persistence import tables
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.timeline import EntryKind


def happened(
    work: UnitOfWork, dossier_id: int, kind: EntryKind, code: str, *, text: str = "", **params: Parameter
) -> tables.TimelineEntry:
    """Write on the timeline of a dossier that ``code`` happened today, and return the entry with its id.

    ``text`` is what a person wrote with it.
    """
    entry = tables.TimelineEntry(
        dossier_id=dossier_id,
        kind=kind,
        code=code,
        params=params,
        text=text,
        day=work.today,
        at=work.now,
        user_id=work.operation.actor,
        run_id=work.operation.run_id,
        operation_id=work.key,
    )
    work.session.add(entry)
    work.session.flush()
    return entry
