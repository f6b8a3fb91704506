"""The track after the notices: demands, a call, the last letter, and the advice to go to court."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerkdesk.domain.choices import Choices, LegalChoices
from clerkdesk.domain.claim import Channel
from clerkdesk.domain.dates import DAY, presumed_delivery, roll_forward
from clerkdesk.domain.holds import Act, may
from clerkdesk.domain.lines import Reason, RegimeId
from clerkdesk.domain.procedure_notices import NEEDED, Readiness
from clerkdesk.domain.procedure_rules import (
    ADVISED,
    AFTER,
    BUSINESS,
    CALL_HELD,
    CLAIM_NOT_DUE,
    CLAIM_WAITS,
    JOINED,
    NO_PHONE,
    NOT_DUE,
    NOTICE_AGAIN,
    NOTICES,
    RUNNING,
    TERM_ENDED,
)
from clerkdesk.domain.steps import ProcedureFacts, Step, StepDone

_REST = (Step.CALL, Step.SECOND_DEMAND, Step.FINAL_DEMAND, Step.JUDICIAL_ADVICE)
TRACKS: dict[RegimeId, tuple[Step, ...]] = {
    RegimeId.NL_CONSUMER: (Step.FIRST_DEMAND, *_REST),
    RegimeId.NL_BUSINESS: (Step.FIRST_DEMAND, *_REST),
    RegimeId.BE_CONSUMER_XIX: _REST,
    RegimeId.BE_CONSUMER_2002: _REST,
    RegimeId.BE_BUSINESS: (Step.FIRST_DEMAND, *_REST),
}
"""What follows the notices; for Belgian consumers the formal notice is the first demand."""

_ACTS = {Step.CALL: Act.CALL, Step.JUDICIAL_ADVICE: Act.JUDICIAL}


@dataclass(frozen=True, slots=True)
class Move:
    """The next step with its day and reason, for which claims, and what keeps others from it."""

    step: Step | None
    on: date | None
    because: Reason
    claims: tuple[str, ...] = ()
    blocked: tuple[Reason, ...] = ()


def last_done(case: ProcedureFacts) -> StepDone | None:
    """Return the step furthest along the track that was done, the latest of its kind."""
    track = TRACKS[case.regime]
    done = [step for step in case.done if step.step in track]
    return max(done, key=lambda one: (track.index(one.step), one.on), default=None)


def next_move(case: ProcedureFacts, claims: Sequence[Readiness], on: date, choices: Choices) -> Move:
    """Return the earliest of: a notice that a claim still needs, the next step for claims that are ready.

    On the same day the notice comes first, so that a claim that joined later is not forgotten; the rest of
    the demand keeps its right.
    """
    ready = [claim for claim in claims if claim.needs is None]
    needing = [claim for claim in claims if claim.needs is not None]
    if not needing:
        return _track(case, ready, on, choices)
    notice = _notice(case, needing, on, others_go_on=bool(ready))
    if not ready:
        return notice
    track = _track(case, ready, on, choices)
    if track.on is None or notice.on is None or max(notice.on, on) <= max(track.on, on):
        return notice
    return track


def _notice(case: ProcedureFacts, needing: Sequence[Readiness], on: date, others_go_on: bool) -> Move:
    order = NEEDED[case.regime]
    step, start = min(
        ((claim.needs, claim.on) for claim in needing if claim.needs is not None),
        key=lambda one: (max(one[1], on), order.index(one[0]), one[1]),
    )
    along = [c for c in needing if c.needs is step and c.on <= max(start, on)]
    names = tuple(claim.claim.id for claim in along)
    late = tuple(_late(claim) for claim in needing if claim not in along)
    because = _why_notice(step, along, on, others_go_on)
    return Move(step, _day(case, step, start, on), because, names, late)


def _late(claim: Readiness) -> Reason:
    if claim.noticed:
        return CLAIM_WAITS.because({"claim": claim.claim.id, "until": claim.on - DAY})
    return CLAIM_NOT_DUE.because({"claim": claim.claim.id, "due": claim.claim.due})


def _why_notice(step: Step, claims: Sequence[Readiness], on: date, others_go_on: bool) -> Reason:
    first = claims[0]
    if first.on > on:
        return RUNNING.because({"until": first.on - DAY}) if first.noticed else _not_due(first)
    if first.spoiled and not first.noticed:
        return NOTICE_AGAIN.because({"claim": first.claim.id})
    if others_go_on and not first.noticed:
        return JOINED.because({"claim": first.claim.id})
    return NOTICES[step].because({"count": len(claims)})


def _not_due(claim: Readiness) -> Reason:
    return NOT_DUE.because({"due": claim.claim.due})


def _track(case: ProcedureFacts, ready: Sequence[Readiness], on: date, choices: Choices) -> Move:
    """Return the next step of the track for the claims that have all their notices."""
    done = last_done(case)
    track = TRACKS[case.regime]
    if done is not None and done.step is track[-1]:
        return Move(None, None, ADVISED.because({"on": done.on}))
    step = track[0] if done is None else track[track.index(done.step) + 1]
    step, blocked = _without_call(case, step, on)
    start = min(claim.on for claim in ready)
    earliest = _after(case, step, start, on, choices)
    day = _day(case, step, earliest, on)
    along = [claim for claim in ready if claim.on <= max(day, on)]
    waiting = tuple(_late(claim) for claim in ready if claim not in along)
    because = _why_track(case, step, start, on)
    return Move(step, day, because, tuple(c.claim.id for c in along), (*blocked, *waiting))


def _without_call(case: ProcedureFacts, step: Step, on: date) -> tuple[Step, tuple[Reason, ...]]:
    """Return the step after the call where calling is impossible or held by itself."""
    if step is not Step.CALL:
        return step, ()
    if Channel.PHONE in case.unreachable:
        return Step.SECOND_DEMAND, (NO_PHONE.because(),)
    if may(Act.CALL, case.holds, on) is not None and may(Act.LETTER, case.holds, on) is None:
        return Step.SECOND_DEMAND, (CALL_HELD.because(),)
    return step, ()


def _last_letter(case: ProcedureFacts, steps: Sequence[Step] = tuple(Step)) -> StepDone | None:
    letters = (d for d in case.done if d.step.is_letter and d.step in steps)
    return max(letters, key=lambda done: done.on, default=None)


def _after(case: ProcedureFacts, step: Step, start: date, on: date, choices: Choices) -> date:
    """Return the day of ``step``: its waiting days after the last letter of the track has arrived.

    Where the notice was the first demand, its term stands for the arrival of that letter.
    """
    track = TRACKS[case.regime]
    if step is track[0]:
        return start
    arrived = start
    letter = _last_letter(case, track)
    if letter is not None:
        arrived = letter.delivered or presumed_delivery(
            letter.on, letter.channel, case.debtor.country, choices.on(letter.on).nl_post_delivery_days
        )
    earliest = max(start, arrived + timedelta(days=_waiting_days(step, choices.on(on))))
    called = max((d.on for d in case.done if d.step is Step.CALL), default=None)
    return (
        earliest
        if called is None
        else max(earliest, called + timedelta(days=choices.on(on).waiting_days_call))
    )


def _waiting_days(step: Step, choices: LegalChoices) -> int:
    return {
        Step.CALL: choices.waiting_days_call,
        Step.SECOND_DEMAND: choices.waiting_days_demand,
        Step.FINAL_DEMAND: choices.waiting_days_final,
        Step.JUDICIAL_ADVICE: choices.waiting_days_advice,
    }.get(step, 0)


def _day(case: ProcedureFacts, step: Step, earliest: date, on: date) -> date:
    """Return ``earliest`` off weekends and holidays, after the holds that stand in the way.

    A call that is overdue is not for a day on which nobody may be called.
    """
    country = case.debtor.country
    day = roll_forward(earliest, country)
    if case.opened_on is not None and day < case.opened_on:
        day = case.opened_on
    if step is Step.CALL and day <= on:
        day = roll_forward(on, country)
    act = _ACTS.get(step, Act.LETTER)
    hold = may(act, case.holds, max(day, on))
    while hold is not None and hold.until is not None:
        day = roll_forward(hold.until + DAY, country)
        hold = may(act, case.holds, day)
    return day


def _why_track(case: ProcedureFacts, step: Step, start: date, on: date) -> Reason:
    letter = _last_letter(case)
    if step is Step.FIRST_DEMAND and not NEEDED[case.regime]:
        return BUSINESS.because({"due": start - DAY})
    if start > on:
        return RUNNING.because({"until": start - DAY})
    if step in AFTER and letter is not None:
        return AFTER[step].because({"since": letter.on})
    return TERM_ENDED.because({"ended": start - DAY})
