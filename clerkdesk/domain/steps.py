"""The steps of a procedure and the facts that decide which comes next."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerkdesk.domain.claim import Channel, Notice
from clerkdesk.domain.dispute import Dispute
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.holds import Hold
from clerkdesk.domain.lines import Reason, RegimeId
from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.parties import Debtor


class Step(StrEnum):
    """A step of a procedure, in the order in which a regime may use them."""

    FOURTEEN_DAY_LETTER = "fourteen_day_letter"
    FIRST_REMINDER = "first_reminder"
    FORMAL_NOTICE = "formal_notice"
    FIRST_DEMAND = "first_demand"
    CALL = "call"
    SECOND_DEMAND = "second_demand"
    FINAL_DEMAND = "final_demand"
    JUDICIAL_ADVICE = "judicial_advice"

    @property
    def is_letter(self) -> bool:
        """Return whether the step is a letter to the debtor."""
        return self not in (Step.CALL, Step.JUDICIAL_ADVICE)


@dataclass(frozen=True, slots=True)
class ClaimState:
    """What the procedure needs to know of a claim; ``open`` includes the part that is ``disputed``."""

    id: str
    due: date
    open: Money
    disputed: Money = ZERO


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step that was done: letters name the claims they were about and may have a proven delivery."""

    step: Step
    on: date
    channel: Channel = Channel.POST
    claims: tuple[str, ...] = ()
    delivered: date | None = None


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """What the next step of a dossier is computed from.

    ``notices`` are those of the creditor and our own; a notice among ``done`` need not be repeated there.
    ``unreachable`` are channels that cannot or may not be used for this debtor. ``opened_on`` is the day
    the dossier came to the desk: no step is due before it.
    """

    regime: RegimeId
    debtor: Debtor
    claims: tuple[ClaimState, ...]
    done: tuple[StepDone, ...] = ()
    notices: tuple[Notice, ...] = ()
    holds: tuple[Hold, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    closed_on: date | None = None
    awaiting_creditor_on: date | None = None
    judicial_on: date | None = None
    unreachable: frozenset[Channel] = field(default_factory=frozenset)
    opened_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of the future part of the timeline, if nothing happens before."""

    step: Step
    on: date
    because: Reason
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where a dossier stands on a day. ``blocked`` says what keeps it, or claims of it, from its next step.

    ``claims`` are those that the next step is about.
    """

    status: Status
    next_step: Step | None
    next_on: date | None
    because: Reason
    blocked: tuple[Reason, ...] = ()
    planned: tuple[PlannedStep, ...] = ()
    claims: tuple[str, ...] = ()
