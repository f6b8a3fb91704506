"""The parts of what a lawsuit costs: who pays what, and when."""

from dataclasses import dataclass
from enum import StrEnum

from clerkdesk.domain.lines import Reason
from clerkdesk.domain.money import Money


class Ending(StrEnum):
    """How a lawsuit is expected to end."""

    DEFAULT = "default"
    DEFENDED = "defended"
    PAID = "paid"


class Item(StrEnum):
    """What is paid for."""

    COURT_FEE = "court_fee"
    ROLL_FEE = "roll_fee"
    SUMMONS = "summons"
    CONTRIBUTION = "contribution"
    LAWYER = "lawyer"
    SALARY = "salary"
    INDEMNITY = "indemnity"
    AFTER_COSTS = "after_costs"
    OPPONENT = "opponent"


class Side(StrEnum):
    """Who pays: the creditor beforehand, the debtor when the creditor wins, the creditor when it loses."""

    BEFOREHAND = "beforehand"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class CourtLine:
    """One cost of a lawsuit and who pays it. Without ``amount`` nobody can know it yet."""

    item: Item
    amount: Money | None
    sides: frozenset[Side]
    because: Reason


@dataclass(frozen=True, slots=True)
class CourtCosts:
    """What it costs to bring ``claim`` before the court that ``court`` explains."""

    claim: Money
    ending: Ending
    court: Reason
    lines: tuple[CourtLine, ...]

    def total(self, side: Side) -> Money:
        """Return what is known of what ``side`` pays."""
        return Money(sum(line.amount or 0 for line in self.lines if side in line.sides))

    def is_whole(self, side: Side) -> bool:
        """Return whether every amount that ``side`` pays is known."""
        return all(line.amount is not None for line in self.lines if side in line.sides)


EVERY_SIDE = frozenset(Side)
AWARDED = frozenset({Side.WON})
AT_RISK = frozenset({Side.LOST})
