"""What somebody read in a letter, element by element, and what is to be thought of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerkdesk.domain.claim import Claim, Notice
from clerkdesk.domain.lines import Reason


class Seen(StrEnum):
    """What the reader of a letter saw of an element."""

    YES = "yes"
    NO = "no"
    UNCHECKED = "unchecked"


class State(StrEnum):
    """What is to be thought of an element of a letter."""

    GOOD = "good"
    DEFECTIVE = "defective"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LetterReading:
    """What the reader saw, by element; what is not among it was not checked."""

    seen: Mapping[str, Seen] = field(default_factory=dict)

    def of(self, element: str) -> Seen:
        """Return what was seen of ``element``."""
        return self.seen.get(element, Seen.UNCHECKED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be thought of one element, and what the law asks of it.

    Without one that is ``mandatory`` the letter has no effect; of the others it is good to know.
    """

    element: str
    state: State
    because: Reason
    mandatory: bool = True


_STATES = {Seen.YES: State.GOOD, Seen.NO: State.DEFECTIVE, Seen.UNCHECKED: State.UNKNOWN}


def state_of(seen: Seen) -> State:
    """Return what is to be thought of an element that was seen, missed, or not checked."""
    return _STATES[seen]


def named_costs(seen: Seen, notice: Notice) -> State:
    """Return whether a letter names the exact costs: it says so and the amount is known."""
    if seen is Seen.YES and notice.announced_costs is None:
        return State.UNKNOWN
    return state_of(seen)


def too_early(notice: Notice, claims: tuple[Claim, ...]) -> Claim | None:
    """Return a claim that was not late yet when ``notice`` was sent, if none of ``claims`` was."""
    if any(claim.due < notice.sent for claim in claims):
        return None
    return claims[0] if claims else None
