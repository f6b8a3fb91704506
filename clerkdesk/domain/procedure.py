"""Which step of the procedure comes next in a dossier, when, and why."""

from dataclasses import replace
from datetime import date

from clerkdesk.domain.choices import DEFAULTS, Choices
from clerkdesk.domain.dispute import disputed_part
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import Act, Hold, held_claims, may
from clerkdesk.domain.lines import Reason
from clerkdesk.domain.procedure_notices import NEEDED, Readiness, readiness
from clerkdesk.domain.procedure_rules import (
    ALL_DISPUTED,
    ALL_HELD,
    AWAITING_CREDITOR,
    CLAIM_DISPUTED,
    CLAIM_HELD,
    CLOSED,
    HELD,
    HELD_UNTIL,
    JUDICIAL,
    PAID,
)
from clerkdesk.domain.procedure_track import last_done, next_move
from clerkdesk.domain.steps import (
    ClaimState,
    PlannedStep,
    Position,
    ProcedureFacts,
    Step,
    StepDone,
)

__all__ = [
    "ClaimState",
    "PlannedStep",
    "Position",
    "ProcedureFacts",
    "Step",
    "StepDone",
    "position",
    "standing",
]

_HORIZON = 12
_FINAL = (Step.FINAL_DEMAND, Step.JUDICIAL_ADVICE)


def position(case: ProcedureFacts, on: date, choices: Choices = DEFAULTS) -> Position:
    """Return the status and the next step of a dossier on ``on``, with the reason and what follows."""
    now = standing(case, on, choices)
    planned: list[PlannedStep] = []
    ahead, then, today = case, now, on
    while then.next_step and then.next_on and len(planned) < _HORIZON:
        today = max(then.next_on, today)
        day = today if planned else then.next_on
        planned.append(PlannedStep(then.next_step, day, then.because, then.claims))
        ahead = replace(ahead, done=(*ahead.done, StepDone(then.next_step, today, claims=then.claims)))
        then = standing(ahead, today, choices)
    return replace(now, planned=tuple(planned))


def standing(case: ProcedureFacts, on: date, choices: Choices = DEFAULTS) -> Position:
    """Return ``position`` without the planned part, for lists."""
    ended = _ended(case, on)
    if ended is not None:
        return ended
    live, blocked = _live(case, on)
    stage = _stage(case, [readiness(case, claim, choices) for claim in live], on)
    if not live:
        return _nothing_to_ask(case, on, stage, blocked)
    move = next_move(case, [readiness(case, claim, choices) for claim in live], on, choices)
    held = may(Act.LETTER, case.holds, on)
    if held is not None:
        step, day = (move.step, move.on) if held.until else (move.step, None)
        return Position(Status.HELD, step, day, _held(held), (*blocked, *move.blocked), (), move.claims)
    return Position(stage, move.step, move.on, move.because, (*blocked, *move.blocked), (), move.claims)


def _ended(case: ProcedureFacts, on: date) -> Position | None:
    """Return the position of a dossier that the desk has no step for any more."""
    for since, status, rule in (
        (case.closed_on, Status.CLOSED, CLOSED),
        (case.judicial_on, Status.JUDICIAL, JUDICIAL),
        (case.awaiting_creditor_on, Status.AWAITING_CREDITOR, AWAITING_CREDITOR),
    ):
        if since is not None and since <= on:
            return Position(status, None, None, rule.because({"on": since}))
    return None


def _live(case: ProcedureFacts, on: date) -> tuple[list[ClaimState], tuple[Reason, ...]]:
    """Return the claims of which something may be asked, and why the others are left out."""
    held = held_claims(Act.LETTER, case.holds, on)
    live: list[ClaimState] = []
    blocked: list[Reason] = []
    for claim in case.claims:
        if claim.open <= 0:
            continue
        if claim.open <= _disputed(case, claim, on):
            blocked.append(CLAIM_DISPUTED.because({"claim": claim.id}))
        elif claim.id in held:
            blocked.append(CLAIM_HELD.because({"claim": claim.id}))
        else:
            live.append(claim)
    return live, tuple(blocked)


def _disputed(case: ProcedureFacts, claim: ClaimState, on: date) -> int:
    return max(claim.disputed, disputed_part(claim.id, claim.open, case.disputes, on))


def _nothing_to_ask(case: ProcedureFacts, on: date, stage: Status, blocked: tuple[Reason, ...]) -> Position:
    owed = [claim for claim in case.claims if claim.open > 0]
    disputed = [claim for claim in owed if claim.open <= _disputed(case, claim, on)]
    if not owed:
        return Position(stage, None, None, PAID.because())
    if len(disputed) == len(owed):
        because = ALL_DISPUTED.because({"count": len(owed)})
        return Position(Status.DISPUTED, None, None, because, blocked)
    return Position(Status.HELD, None, None, ALL_HELD.because(), blocked)


def _held(hold: Hold) -> Reason:
    return HELD.because() if hold.until is None else HELD_UNTIL.because({"until": hold.until})


def _stage(case: ProcedureFacts, claims: list[Readiness], on: date) -> Status:
    """Return how far the dossier has come: a claim that joined later does not throw it back."""
    done = last_done(case)
    if done is not None:
        return Status.FINAL_DEMAND if done.step in _FINAL else Status.DEMAND
    if Step.FORMAL_NOTICE in NEEDED[case.regime] and any(c.needs is None and c.on <= on for c in claims):
        return Status.DEMAND
    if any(claim.noticed for claim in claims):
        return Status.NOTICE_RUNNING
    return Status.NEW
