"""Letting a rate count, or no longer: one row in the database, then the lists of open dossiers."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from clerkdesk.domain.problems import Problem
from clerkdesk.persistence.errors import NotAllowedError
from clerkdesk.persistence.operation import Operation
from clerkdesk.persistence.queries.tariffs import kept_lines
from clerkdesk.persistence.tariff_rows import add, one_at_a_time, write_shipped
from clerkdesk.persistence.unit_of_work import UnitOfWork
from clerkdesk.services import standing
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.import_report import Cancelled, Progress
from clerkdesk.services.performing import perform
from clerkdesk.services.rate_checks import RateDraft, rate_tables, what_is_wrong, why_not_taken_back
from clerkdesk.services.rate_impact import Comparison, Looked, looked_through
from clerkdesk.services.tariff_history import (
    TAKES_BACK,
    History,
    TariffLine,
    history,
    in_force,
    known_at,
    may_add,
    read_again,
    tariffs_from,
    without,
)
from clerkdesk.tariff_files import TariffEntry

ADDED = "added"
"""The confidence of a rate that an administrator vouches for."""


@dataclass(frozen=True, slots=True)
class Activation:
    """A row that was written, and how many open dossiers show another amount in lists because of it.

    Not ``complete`` means that it was stopped: the amounts in lists that are left follow with the sweep.
    """

    line_id: int
    dossiers: int
    complete: bool


def _quietly(_finished: int, _total: int) -> None:
    """Tell nobody how far it is."""


def _to_the_end() -> bool:
    return False


def activate_rate(
    desk: Desk,
    key: UUID,
    draft: RateDraft,
    progress: Progress = _quietly,
    cancelled: Cancelled = _to_the_end,
) -> Done[Activation] | Refused:
    """Let the rate of a proposal count from its day on, and bring the lists of open dossiers up to it.

    Refused where another row came to stand on that day since it was proposed, and on a server to everybody
    but an administrator. Stopping leaves the rate counting; the same key goes on where it stopped.
    """

    def body(work: UnitOfWork) -> int | Refused:
        write_shipped(work)
        known = history(kept_lines(work.session))
        problems = what_is_wrong(draft, known, work.today)
        if problems or draft.start is None:
            return Refused(tuple(problems))
        stands = in_force(known.get((draft.kind, draft.start), ()))
        if draft.replaces != (stands.version if stands else ""):
            return Refused((Problem("tariff.changed_meanwhile", about="start"),))
        return _write(work, desk, entry_of(draft, known))

    payload = {
        "kind": draft.kind,
        "start": draft.start,
        "percent": str(draft.percent),
        "source": draft.source,
        "replaces": draft.replaces,
    }
    return _done(desk, Operation(key, "tariff.activate", desk.user.id, payload), body, progress, cancelled)


def take_back_rate(
    desk: Desk,
    key: UUID,
    line_id: int,
    reason: str,
    progress: Progress = _quietly,
    cancelled: Cancelled = _to_the_end,
) -> Done[Activation] | Refused:
    """Let an added rate no longer count; what it replaced counts again, the row itself stays to be seen.

    Refused for a row that the program brought, one that was taken back before, and one that was corrected
    since: then the correction is taken back first.
    """
    if not reason.strip():
        return Refused((Problem("tariff.reason_missing", about="reason"),))

    def body(work: UnitOfWork) -> int | Refused:
        one_at_a_time(work)
        known = history(kept_lines(work.session))
        line = _of_id(known, line_id)
        refused = why_not_taken_back(line)
        if refused or line is None:
            return Refused((refused or Problem("tariff.not_added"),))
        was = line.entry
        entry = TariffEntry(was.table, was.kind, was.start, reason.strip(), {TAKES_BACK: line.revision})
        _write(work, desk, entry)
        return line_id

    payload = {"line": line_id, "reason": reason.strip()}
    return _done(desk, Operation(key, "tariff.take_back", desk.user.id, payload), body, progress, cancelled)


def entry_of(draft: RateDraft, known: History) -> TariffEntry:
    """Return the row that a draft without problems becomes."""
    if draft.start is None or draft.percent is None:
        raise ValueError("a rate without a day or a percentage")
    content = {"percent": f"{draft.percent:f}", "confidence": ADDED}
    return TariffEntry(rate_tables(known)[draft.kind], draft.kind, draft.start, draft.source.strip(), content)


def _write(work: UnitOfWork, desk: Desk, entry: TariffEntry) -> int:
    """Write ``entry`` as the next row of its kind and day and return its id."""
    earlier = [line.revision for line in kept_lines(work.session) if line.day == (entry.kind, entry.start)]
    work.changed(Change(Subject.TARIFF))
    return add(work, entry, max(earlier, default=0) + 1, desk.user.id)


def _done(
    desk: Desk,
    operation: Operation,
    body: Callable[[UnitOfWork], int | Refused],
    progress: Progress,
    cancelled: Cancelled,
) -> Done[Activation] | Refused:
    """Write the row, compute with it from then on, and rewrite the lists where it makes a difference."""
    if not may_add(desk):
        return Refused((Problem("tariff.no_right"),))
    try:
        written = perform(desk, operation.key, operation.kind, operation.payload, body)
    except NotAllowedError:
        return Refused((Problem("tariff.no_right"),))
    if isinstance(written, Refused):
        return written
    read_again(desk)
    compared = _made_by(desk, written.value)
    rewritten, changes = 0, written.changes
    if compared is not None:
        for looked in looked_through(desk, compared, progress, cancelled):
            number, touched = _rewritten(desk, operation.key, written.value, looked)
            rewritten, changes = rewritten + number, changes | touched
    return Done(Activation(written.value, rewritten, not cancelled()), changes)


def _made_by(desk: Desk, line_id: int) -> Comparison | None:
    """Return what a row changes today, or its being taken back; none when it counts from a later day only."""
    known, today = known_at(desk), desk.today()
    line = _of_id(known, line_id)
    if line is None or line.entry.start > today:
        return None
    day = (line.entry.kind, line.entry.start)
    other = line.entry if line.taken_back else without(known[day], line.revision)
    return Comparison(
        today, line.entry.start, tariffs_from(known, {day: other}), tariffs_from(known), (today,)
    )


def _rewritten(desk: Desk, key: UUID, line_id: int, looked: Looked) -> tuple[int, frozenset[Change]]:
    """Rewrite what lists show of the dossiers of a chunk that changed; the same chunk again does nothing."""
    ids = [impact.dossier_id for impact in looked.changed]
    if not ids:
        return 0, frozenset()
    payload = {"line": line_id, "first": looked.first, "last": looked.last}
    own_key = uuid5(key, f"{looked.first} {looked.last}")

    def body(work: UnitOfWork) -> tuple[int, frozenset[Change]]:
        if not work.already_done:
            work.lock(dossiers=ids)
            standing.refresh(work, ids, desk.tariffs)
            work.commit(len(ids))
        return int(work.result), work.changes

    operation = Operation(own_key, "tariff.rewrite", desk.user.id, payload, statement_seconds=600)
    return desk.database.perform(operation, body)


def _of_id(known: History, line_id: int) -> TariffLine | None:
    return next((line for lines in known.values() for line in lines if line.id == line_id), None)
