"""What may be wrong with a rate before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from clerkdesk.domain.problems import Parameter, Problem, Severity
from clerkdesk.domain.tariff import micro
from clerkdesk.services.tariff_history import History, LineState, TariffLine, in_force

MOST_PERCENT = Decimal(25)
"""No statutory rate of either country was ever higher; more is a slip of the finger."""
FAR_PERCENT = Decimal(5)
"""A step from one rate to the next that deserves a second look, in points."""
FURTHEST_AHEAD = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class RateDraft:
    """A percentage per year for a known kind, from a day on, and where it was published.

    ``replaces`` is the version that was seen in force on that day when it was proposed; empty for none.
    """

    kind: str
    start: date | None
    percent: Decimal | None
    source: str
    replaces: str = ""


def what_is_wrong(draft: RateDraft, known: History, today: date) -> list[Problem]:
    """Return why a rate cannot count: a field that is missing or cannot be right, or nothing that changes."""
    table = rate_tables(known).get(draft.kind)
    problems = [] if table else [Problem("tariff.kind_unknown", about="kind")]
    if draft.start is None:
        problems.append(Problem("tariff.start_missing", about="start"))
    elif draft.start > today + FURTHEST_AHEAD:
        problems.append(Problem("tariff.start_far", about="start"))
    problems += _percent_problems(draft.percent)
    if not draft.source.strip():
        problems.append(Problem("tariff.source_missing", about="source"))
    return problems or _nothing_new(draft, known)


def warnings(draft: RateDraft, known: History, today: date) -> list[Problem]:
    """Return what a person has to see before a rate that could count does."""
    if draft.start is None or draft.percent is None:
        return []
    found = []
    stands = in_force(known.get((draft.kind, draft.start), ()))
    if stands is not None:
        params: dict[str, Parameter] = {"day": draft.start, "percent": stands.entry.rate().percent}
        found.append(Problem("tariff.replaces", Severity.WARNING, "start", params))
    if draft.start < today:
        found.append(Problem("tariff.start_past", Severity.WARNING, "start", {"day": draft.start}))
    before = _before(draft, known)
    if before is not None and abs(draft.percent - before) > FAR_PERCENT:
        found.append(Problem("tariff.percent_far", Severity.WARNING, "percent", {"percent": before}))
    return found


def rate_tables(known: History) -> Mapping[str, str]:
    """Return the kinds of rates with the table that each belongs to."""
    return {
        kind: line.entry.table for (kind, _), lines in known.items() for line in lines if line.entry.is_rate
    }


def why_not_taken_back(line: TariffLine | None) -> Problem | None:
    """Return why a row stays: it came with the program, or another has taken its place."""
    if line is None or not line.is_added:
        return Problem("tariff.not_added")
    if line.state is LineState.TAKEN_BACK:
        return Problem("tariff.taken_back_before")
    if line.state is LineState.REPLACED:
        return Problem("tariff.replaced_since")
    return None


def _percent_problems(percent: Decimal | None) -> list[Problem]:
    if percent is None:
        return [Problem("tariff.percent_missing", about="percent")]
    if not percent.is_finite() or not 0 <= percent <= MOST_PERCENT:
        return [Problem("tariff.percent_implausible", about="percent", params={"most": MOST_PERCENT})]
    try:
        micro(percent)
    except ValueError:
        return [Problem("tariff.percent_too_fine", about="percent")]
    return []


def _nothing_new(draft: RateDraft, known: History) -> list[Problem]:
    assert draft.start is not None
    stands = in_force(known.get((draft.kind, draft.start), ()))
    if stands is None or stands.entry.rate().percent != draft.percent:
        return []
    params: dict[str, Parameter] = {"day": draft.start, "percent": stands.entry.rate().percent}
    return [Problem("tariff.nothing_new", about="percent", params=params)]


def _before(draft: RateDraft, known: History) -> Decimal | None:
    """Return the percentage in force just before the day of the draft."""
    assert draft.start is not None
    earlier = [
        (day, line.entry.rate().percent)
        for (kind, day), lines in known.items()
        if kind == draft.kind and day < draft.start and (line := in_force(lines))
    ]
    return max(earlier)[1] if earlier else None
