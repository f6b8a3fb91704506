"""Rates and scales: what there is, what a new rate would change, letting it count, taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerkdesk.domain.dates import add_months
from clerkdesk.domain.money import Money
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.persistence.queries.tariffs import letters_with
from clerkdesk.services.context import Desk
from clerkdesk.services.done import Refused
from clerkdesk.services.import_report import Cancelled, Progress
from clerkdesk.services.rate_checks import RateDraft, warnings, what_is_wrong, why_not_taken_back
from clerkdesk.services.rate_impact import Comparison, Impact, looked_through
from clerkdesk.services.rate_posting import Activation, activate_rate, entry_of, take_back_rate
from clerkdesk.services.tariff_history import (
    History,
    LineState,
    TakenBack,
    TariffLine,
    in_force,
    known_at,
    may_add,
    tariffs_from,
    without,
)

__all__ = [
    "Activation",
    "Effect",
    "Impact",
    "LineState",
    "RateDraft",
    "RateProposal",
    "TakeBackProposal",
    "TakenBack",
    "TariffKind",
    "TariffLine",
    "activate_rate",
    "propose_rate",
    "propose_take_back",
    "take_back_rate",
    "tariff_kinds",
    "why_not_add",
    "why_not_taken_back",
]

_HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class TariffKind:
    """A rate or scale with all its rows, the latest day first; ``now`` is the row in force today."""

    code: str
    is_rate: bool
    now: TariffLine | None
    lines: tuple[TariffLine, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """The open dossiers that change, on each of ``days``, the largest change first.

    ``looked_at`` is how many open dossiers were computed. The first day is today.
    """

    days: tuple[date, ...]
    impacts: tuple[Impact, ...]
    looked_at: int

    def on(self, place: int) -> tuple[Impact, ...]:
        """Return the dossiers that change on the day at ``place``."""
        return tuple(impact for impact in self.impacts if impact.before[place] != impact.after[place])

    def sums(self, place: int) -> tuple[Money, Money]:
        """Return what all dossiers that change come to on the day at ``place``, before and after."""
        changed = self.on(place)
        return (
            Money(sum(impact.before[place] for impact in changed)),
            Money(sum(impact.after[place] for impact in changed)),
        )


@dataclass(frozen=True, slots=True)
class RateProposal:
    """A rate that may count, what it would replace, what to see first, and what it would change."""

    draft: RateDraft
    replaces: TariffLine | None
    warnings: tuple[Problem, ...]
    effect: Effect


@dataclass(frozen=True, slots=True)
class TakeBackProposal:
    """A rate that may be taken back and what that would change.

    ``letters`` were made with it and stay as they are.
    """

    line: TariffLine
    effect: Effect
    letters: int


def why_not_add(desk: Desk) -> Problem | None:
    """Return why this person may not add rates; none when they may."""
    return None if may_add(desk) else Problem("tariff.no_right")


def tariff_kinds(desk: Desk) -> tuple[TariffKind, ...]:
    """Return every rate, then every scale, with its rows."""
    known, today = known_at(desk), desk.today()
    by_kind: dict[str, list[TariffLine]] = {}
    for kind, day in sorted(known):
        by_kind.setdefault(kind, []).extend(known[kind, day])
    kinds = [_kind(code, lines, today) for code, lines in by_kind.items()]
    return tuple(sorted(kinds, key=lambda kind: (not kind.is_rate, kind.code)))


def propose_rate(
    desk: Desk, draft: RateDraft, progress: Progress, cancelled: Cancelled
) -> RateProposal | Refused:
    """Return which open dossiers a rate would change and by how much; nothing is written.

    Compared are today and, for a rate from today on or later, the first day it counts and the last day of
    the half-year after that, or the day before the next rate that is known.
    """
    known, today = known_at(desk), desk.today()
    problems = what_is_wrong(draft, known, today)
    if problems or draft.start is None:
        return Refused(tuple(problems))
    day = (draft.kind, draft.start)
    stands = in_force(known.get(day, ()))
    after = tariffs_from(known, {day: entry_of(draft, known)})
    effect = _effect(desk, known, day, tariffs_from(known), after, progress, cancelled)
    if effect is None:
        return Refused((Problem("tariff.stopped"),))
    seen = replace(draft, replaces=stands.version if stands else "")
    return RateProposal(seen, stands, tuple(warnings(draft, known, today)), effect)


def propose_take_back(
    desk: Desk, line_id: int, progress: Progress, cancelled: Cancelled
) -> TakeBackProposal | Refused:
    """Return which open dossiers change when an added rate no longer counts; nothing is written."""
    known = known_at(desk)
    line = next((line for lines in known.values() for line in lines if line.id == line_id), None)
    refused = why_not_taken_back(line)
    if refused or line is None or line.at is None:
        return Refused((refused or Problem("tariff.not_added"),))
    day = (line.entry.kind, line.entry.start)
    after = tariffs_from(known, {day: without(known[day], line.revision)})
    effect = _effect(desk, known, day, tariffs_from(known), after, progress, cancelled)
    if effect is None:
        return Refused((Problem("tariff.stopped"),))
    with desk.database.read() as session:
        return TakeBackProposal(line, effect, letters_with(session, line.version, line.at))


def _kind(code: str, lines: Sequence[TariffLine], today: date) -> TariffKind:
    counting = [line for line in lines if line.state is LineState.IN_FORCE and line.entry.start <= today]
    return TariffKind(code, lines[-1].entry.is_rate, counting[-1] if counting else None, tuple(lines[::-1]))


def _effect(
    desk: Desk,
    known: History,
    day: tuple[str, date],
    before: Tariffs,
    after: Tariffs,
    progress: Progress,
    cancelled: Cancelled,
) -> Effect | None:
    today = desk.today()
    days = _compared_days(day, known, today)
    looked_at, impacts = 0, list[Impact]()
    compared = Comparison(today, day[1], before, after, days)
    for looked in looked_through(desk, compared, progress, cancelled):
        looked_at += looked.count
        impacts += looked.changed
    if cancelled():
        return None
    impacts.sort(key=lambda impact: (-abs(impact.after[-1] - impact.before[-1]), impact.number))
    return Effect(days, tuple(impacts), looked_at)


def _compared_days(day: tuple[str, date], known: History, today: date) -> tuple[date, ...]:
    kind, start = day
    if start < today:
        return (today,)
    half_year = add_months(start, _HALF_YEAR)
    others = (at for (name, at), lines in known.items() if name == kind and at > start and in_force(lines))
    later = min(others, default=half_year)
    last = min(later, half_year) - timedelta(days=1)
    return tuple(sorted({today, start, last}))
