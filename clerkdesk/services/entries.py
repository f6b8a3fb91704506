"""Writing on the timeline: what happened, as a code of the catalogue ``timeline`` with its parameters."""

import unicodedata
from collections.abc import Mapping

from clerkdesk.domain.problems import Parameter
from clerkdesk.persistence import tables
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services.entry_kinds import EntryKind

_NOTHING: Mapping[str, Parameter] = {}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def happened(
    work: UnitOfWork,
    dossier_id: int,
    kind: EntryKind,
    code: str,
    params: Mapping[str, Parameter] = _NOTHING,
    *,
    text: str = "",
    pinned: bool = False,
    visible_to_creditor: bool = False,
) -> int:
    """Write on the timeline of a dossier that ``code`` happened today, and return the id of the entry.

    ``text`` is what a person wrote with it.
    """
    entry = tables.TimelineEntry(
        dossier_id=dossier_id,
        kind=kind,
        code=code,
        params=dict(params),
        text=text,
        day=work.today,
        at=work.now,
        user_id=work.operation.actor,
        pinned=pinned,
        visible_to_creditor=visible_to_creditor,
        run_id=work.operation.run_id,
        operation_id=work.key,
    )
    work.session.add(entry)
    work.session.flush()
    return entry.id


def readable(text: str) -> str:
    """Return what a person typed with plain line ends, without unseen marks and outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in _UNSEEN).strip()
