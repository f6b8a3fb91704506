"""What the cap lens says: a comparison per cost or interest, each of its cells with its own reason."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from clerkdesk.domain.choices import Choices
from clerkdesk.domain.dossier import Facts
from clerkdesk.domain.lines import Reason, RegimeId
from clerkdesk.domain.money import Money
from clerkdesk.domain.rule import Rule
from clerkdesk.domain.tariff import Tariffs

_OVER, _RATE = ("base", "amount"), ("percent", "amount")
CLAUSE_COSTS = Rule("lens.clause_costs", "house.terms", "voorwaarden van de opdrachtgever", _OVER)
CLAUSE_BARRED = Rule("lens.clause_barred", "nl.bw.6:96:5", "art. 6:96 lid 5 BW", _OVER)
CLAUSE_AT_MOST = Rule("lens.clause_at_most", "house.terms", "voorwaarden van de opdrachtgever")
CLAUSE_INTEREST = Rule("lens.clause_interest", "house.terms", "voorwaarden van de opdrachtgever", _RATE)
NO_CLAUSE = Rule("lens.no_clause", "house.terms", "voorwaarden van de opdrachtgever")
LAW_SILENT = Rule("lens.law_silent", "be.bw.5.88", "art. 5.88 BW")
LAW_INTEREST = Rule("lens.law_interest", "house.lens", "art. 6:119 en 6:119a BW; art. 5.240 BW (BE)", _RATE)
SCALE_IS_MOST = Rule("lens.scale_is_most", "nl.bw.6:96:5", "art. 6:96 lid 5 BW", _OVER)
FLOOR = Rule("lens.floor", "nl.bw.6:96:4", "art. 6:96 lid 4 BW", ("amount",))
CAP_INTEREST = Rule("lens.cap_interest", "be.wer.xix.4", "art. XIX.4 WER", _RATE)
NOT_LATE = Rule("lens.not_late", "house.lens", "art. 6:81 BW; art. 5.231 BW (BE)", ("due",))
JUDGE = Rule("lens.judge", "be.bw.5.88", "art. 5.88 BW (BE); art. 242 Rv (NL)")


class Subject(StrEnum):
    """What a comparison is about."""

    COLLECTION_COSTS = "collection_costs"
    INTEREST = "interest"


class Side(StrEnum):
    """A column of the lens: the creditor's clause, the scale or statute, the limit that the law sets."""

    CLAUSE = "clause"
    LAW = "law"
    LIMIT = "limit"


class Outcome(StrEnum):
    """What came of it: one side applies, the clause is void, it may not be claimed yet, or not at all."""

    APPLIES = "applies"
    VOID = "void"
    NOT_YET = "not_yet"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side gives; without an amount it gives none. ``percent`` is a rate per year, on the day."""

    amount: Money | None
    because: Reason
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The three sides of one cost or of the interest, which of them applies, and what is claimed.

    ``amount`` is what the statement holds, ``because`` its reason; without a ``winner`` nothing is due.
    """

    subject: Subject
    claims: tuple[str, ...]
    cells: dict[Side, Cell]
    outcome: Outcome
    because: Reason
    amount: Money
    winner: Side | None = None


@dataclass(frozen=True, slots=True)
class Lens:
    """A dossier looked at on a day: its facts, its regime, and what rates and choices hold."""

    facts: Facts
    on: date
    regime: RegimeId
    tariffs: Tariffs
    choices: Choices
