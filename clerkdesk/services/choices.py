"""What the law leaves open: what the office and its creditors choose, since when, and what a change does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.choice_kinds import Kind, kind_of, law_of_choice
from clerkdesk.domain.choices import Declared, Level, declared
from clerkdesk.persistence.queries import choices as kept
from clerkdesk.services.context import Desk

__all__ = ["ChoiceRow", "ChoiceView", "Kind", "Level", "choices"]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """What was chosen from a day on, by whom and when; without a value a creditor follows the office."""

    valid_from: date
    value: object | None
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice as it stands today.

    ``value`` is what counts, ``default`` what the program brings, ``office`` what the office has. ``since``,
    ``by`` and ``at`` say from which day and by whom; all are none where nobody chose at this level.
    ``law`` is ``NL`` or ``BE``, none for both. ``history`` is newest first, what begins later included.
    """

    name: str
    kind: Kind
    law: str | None
    level: Level
    default: object
    office: object
    value: object
    since: date | None
    by: str
    at: datetime | None
    history: tuple[ChoiceRow, ...] = ()

    @property
    def chosen(self) -> bool:
        """Return whether what counts was chosen at this level, and does not come from above it."""
        return self.since is not None


def choices(desk: Desk, creditor_id: int | None = None) -> tuple[ChoiceView, ...]:
    """Return every choice of the office, or those that a creditor may make for itself, as they are today."""
    today = desk.today()
    with desk.database.read() as session:
        office = kept.by_name(kept.history(session, None))
        own = office if creditor_id is None else kept.by_name(kept.history(session, creditor_id))
    return tuple(
        _view(one, office.get(one.name, ()), own.get(one.name, ()), today)
        for one in declared()
        if creditor_id is None or one.level is Level.CREDITOR
    )


def in_force(rows: Sequence[kept.KeptChoice], on: date) -> kept.KeptChoice | None:
    """Return the row of a choice that counts on ``on``, none where nobody had chosen."""
    return next((row for row in reversed(rows) if row.valid_from <= on), None)


def _view(
    one: Declared, office: Sequence[kept.KeptChoice], own: Sequence[kept.KeptChoice], today: date
) -> ChoiceView:
    of_office, now = in_force(office, today), in_force(own, today)
    above = of_office.value if of_office else one.default
    chosen = now is not None and now.value is not None
    return ChoiceView(
        name=one.name,
        kind=kind_of(one.name),
        law=law_of_choice(one.name),
        level=one.level,
        default=one.default,
        office=above,
        value=now.value if now and chosen else above,
        since=now.valid_from if now and chosen else None,
        by=(now.by or "") if now and chosen else "",
        at=now.at if now and chosen else None,
        history=tuple(ChoiceRow(r.valid_from, r.value, r.by or "", r.at) for r in reversed(own)),
    )
