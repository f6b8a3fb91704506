"""What other tariffs would change: every open dossier computed with both, a chunk at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clerkdesk.domain.money import Money
from clerkdesk.domain.statement import totals
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence.queries.case_files import CaseFile, case_files
from clerkdesk.persistence.queries.tariffs import open_dossiers
from clerkdesk.services.context import Desk
from clerkdesk.services.import_report import Cancelled, Progress
from clerkdesk.services.long_work import uncollected
from clerkdesk.services.standing_facts import facts_of

_CHUNK = 500
"""Few enough that stopping takes a second, and that lists are rewritten in short transactions."""


@dataclass(frozen=True, slots=True)
class Impact:
    """An open dossier that changes: what may be claimed on each of the compared days, before and after."""

    dossier_id: int
    number: str
    debtor: str
    creditor: str
    before: tuple[Money, ...]
    after: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets of tariffs that are the same before ``differs_from``, and the days on which they are compared.

    Facts are those of ``today``; a later day asks what they would come to if nothing else happened.
    """

    today: date
    differs_from: date
    before: Tariffs
    after: Tariffs
    days: tuple[date, ...]

    def of(self, file: CaseFile) -> Impact | None:
        """Return how the amounts of a dossier change; none when none of them does."""
        facts = facts_of(file, self.today)
        before = tuple(totals(facts, day, self.before, file.choices).due for day in self.days)
        after = tuple(
            was if day < self.differs_from else totals(facts, day, self.after, file.choices).due
            for day, was in zip(self.days, before, strict=True)
        )
        if before == after:
            return None
        head = file.head
        return Impact(head.id, head.number, head.debtor_name, head.creditor_name, before, after)


@dataclass(frozen=True, slots=True)
class Looked:
    """Open dossiers that were compared: how many, their first and last id, and those that change."""

    count: int
    first: int
    last: int
    changed: tuple[Impact, ...]


def looked_through(
    desk: Desk, compared: Comparison, progress: Progress, cancelled: Cancelled
) -> Iterator[Looked]:
    """Yield every open dossier that this person may see, compared chunk by chunk, until ``cancelled``.

    Each chunk is read in a transaction of its own, so that none stays open while others work.
    """
    with desk.database.read() as session:
        ids = open_dossiers(session)
    progress(0, len(ids))
    with uncollected():
        for start in range(0, len(ids), _CHUNK):
            if cancelled():
                return
            chunk = ids[start : start + _CHUNK]
            yield Looked(len(chunk), chunk[0], chunk[-1], _compared(desk, compared, chunk))
            progress(start + len(chunk), len(ids))


def _compared(desk: Desk, compared: Comparison, ids: Sequence[int]) -> tuple[Impact, ...]:
    with desk.database.read() as session:
        found = (compared.of(file) for file in case_files(session, ids, compared.today))
        return tuple(impact for impact in found if impact is not None)
