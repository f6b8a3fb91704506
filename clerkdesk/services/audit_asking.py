"""Makes a question of a retro-audit ready to be put to dossiers, or says what is wrong with it."""

from dataclasses import replace
from decimal import Decimal

from clerkdesk.domain.problems import Parameter, Problem
from clerkdesk.domain.tariff import Rate, Scale, Tariffs, micro
from clerkdesk.persistence.queries.audited import any_letter_names
from clerkdesk.services.audit_choices import codes_of, near
from clerkdesk.services.audit_hits import Corrected
from clerkdesk.services.audit_question import (
    HIGHEST_PERCENT,
    AuditQuestion,
    Correction,
    Part,
    parts_of,
    rate_in,
    rate_named,
    scale_in,
)
from clerkdesk.services.audit_tariffs import at_the_ends, corrected_scale, with_rate, with_scale
from clerkdesk.services.audit_uses import Asked
from clerkdesk.services.context import Desk

Ready = tuple[Asked, Corrected | None]
"""A question that can be put to dossiers, and what it corrects, if anything."""


def made_ready(desk: Desk, question: AuditQuestion) -> Ready | Problem:
    """Return the question made ready with what it corrects, or what is wrong with it.

    A version that no table holds any more can be asked about while a letter still names it: what the tables
    hold now is then its correction.
    """
    tariffs, correction = desk.tariffs, question.correction
    row = rate_in(tariffs, question.asked) or scale_in(tariffs, question.asked)
    if row is not None:
        return _of_row(tariffs, row, correction)
    codes = codes_of(question.asked)
    if codes:
        if correction is not None:
            return Problem("audit.rule_has_no_percent", about="percent", params={"asked": question.asked})
        return Asked(tariffs, codes=codes), None
    once = rate_named(question.asked)
    if once is not None and _was_there(desk, once):
        return _once(tariffs, once, correction)
    return _unknown(question.asked, tariffs)


def _unknown(asked: str, tariffs: Tariffs) -> Problem:
    names = near(asked, tariffs)
    params: dict[str, Parameter] = {"asked": asked, "near": ", ".join(names)}
    return Problem("audit.unknown_near" if names else "audit.unknown", about="asked", params=params)


def _was_there(desk: Desk, rate: Rate) -> bool:
    if rate.kind not in desk.tariffs.rates:
        return False
    with desk.database.read() as session:
        return any_letter_names(session, rate.version)


def _once(tariffs: Tariffs, once: Rate, correction: Correction | None) -> Ready | Problem:
    """Return a question about a rate that has been corrected since, compared with what it is now."""
    before = with_rate(tariffs, once)
    if correction is not None:
        return _of_row(before, once, correction)
    now = tariffs.rate(once.kind, once.start)
    return asked_of(before, once, tariffs), Corrected(version=now.version) if now else None


def _of_row(tariffs: Tariffs, row: Rate | Scale, correction: Correction | None) -> Ready | Problem:
    if correction is None:
        return asked_of(tariffs, row), None
    made = _corrected(row, correction)
    if isinstance(made, Problem):
        return made
    corrected, said = made
    return asked_of(tariffs, row, _with(tariffs, corrected)), said


def _with(tariffs: Tariffs, row: Rate | Scale) -> Tariffs:
    return with_rate(tariffs, row) if isinstance(row, Rate) else with_scale(tariffs, row)


def asked_of(before: Tariffs, row: Rate | Scale, after: Tariffs | None = None) -> Asked:
    """Return the question about a ``row`` of the tariffs ``before``, compared with ``after`` where given."""
    ends = at_the_ends(before, row)
    if isinstance(row, Scale):
        return Asked(before, after, version=row.version, row=row, ends=ends)
    rows = before.rates[row.kind]
    here = rows.index(row)
    first, last = here, here
    while first and rows[first - 1].percent == row.percent:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].percent == row.percent:
        last += 1
    return Asked(
        before,
        after,
        version=row.version,
        row=row,
        until=rows[here + 1].start if here + 1 < len(rows) else None,
        named_until=rows[last + 1].start if last + 1 < len(rows) else None,
        earlier=frozenset(one.version for one in rows[first:here]),
        ends=ends,
    )


def _corrected(row: Rate | Scale, correction: Correction) -> tuple[Rate | Scale, Corrected] | Problem:
    percent = correction.percent
    if percent is not None and not _is_rate(percent):
        return Problem("audit.percent_wrong", about="percent", params={"percent": str(percent)})
    if isinstance(row, Scale):
        return _corrected_scale(row, correction)
    if percent is None or correction.amount is not None:
        return Problem("audit.rate_needs_percent", about="percent", params={"asked": row.version})
    return replace(row, percent=percent), Corrected(percent)


def _is_rate(percent: Decimal) -> bool:
    if not percent.is_finite() or not 0 <= percent <= HIGHEST_PERCENT:
        return False
    try:
        micro(percent)
    except ValueError:
        return False
    return True


def _corrected_scale(scale: Scale, correction: Correction) -> tuple[Scale, Corrected] | Problem:
    percent, amount = correction.percent, correction.amount
    fitting = [part for part in parts_of(scale) if (part.percent is None) == (percent is None)]
    chosen = [part for part in fitting if correction.part in (None, part.name)]
    if (percent is None) == (amount is None) or len(chosen) != 1:
        params: dict[str, Parameter] = {"asked": scale.version, "parts": _listed(tuple(parts_of(scale)))}
        return Problem("audit.part_needed", about="part", params=params)
    said = Corrected(percent, amount, chosen[0].name)
    return corrected_scale(scale, chosen[0], correction), said


def _listed(parts: tuple[Part, ...]) -> str:
    return ", ".join(part.name for part in parts)
