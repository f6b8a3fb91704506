"""What a retro-audit finds: dossiers, the letters that carried the amount, and the sums, kept compactly."""

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, overload

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.money import ZERO, Money

_BLOCK = 512


class Use(StrEnum):
    """As what a statement used a rule or tariff; the first six are the groups of its lines."""

    PRINCIPAL = "principal"
    COLLECTION_COSTS = "collection_costs"
    VAT = "vat"
    INTEREST = "interest"
    OTHER_COSTS = "other_costs"
    PAYMENT = "payment"
    ANNOUNCED = "announced"
    NOT_CLAIMABLE = "not_claimable"
    REGIME = "regime"
    CONDUCT = "conduct"
    LIMITATION = "limitation"
    LIMIT = "limit"
    LETTER = "letter"


class Used(NamedTuple):
    """How many lines of a dossier used what was asked for as what, and what they add up to."""

    use: Use
    lines: int
    amount: Money


def used_in_words(used: Iterable[Used], t: Callable[..., str]) -> str:
    """Return as what a dossier used it, in the words of ``t``."""
    return ", ".join(t(f"audit.use.{part.use}", n=part.lines) for part in used)


class Corrected(NamedTuple):
    """What a tariff should have been: a percentage or an amount, of a part of a scale; or another version."""

    percent: Decimal | None = None
    amount: Money | None = None
    part: str | None = None
    version: str | None = None


def corrected_in_words(corrected: Corrected, t: Callable[..., str]) -> str:
    """Return what a tariff should have been, in the words of ``t``."""
    if corrected.version is not None:
        return corrected.version
    if corrected.percent is not None:
        said = t("audit.said.percent", percent=corrected.percent)
    else:
        said = t("audit.said.amount", amount=corrected.amount)
    return said if corrected.part is None else t("audit.said.part", part=corrected.part, said=said)


class CarriedLetter(NamedTuple):
    """A letter that carried the amount: what it asked in all, and what of that rested on what was asked for.

    ``announced`` says that the letter only announced it: costs that were to fall due later.
    """

    id: int
    day: date
    step: str
    state: str
    amount: Money
    carried: Money
    announced: bool


class Hit(NamedTuple):
    """A dossier that was touched, on the day on which its amounts are compared.

    ``before`` and ``after`` are what is owed: everything charged less everything paid, so below zero where
    more was paid than owed. ``after`` is none where nothing was corrected. ``announced_before`` and
    ``announced_after`` are all costs, with VAT, that are announced on the day and part of neither.
    """

    dossier_id: int
    number: str
    debtor: str
    creditor: str
    status: Status
    closed_on: date | None
    on: date
    used: tuple[Used, ...]
    before: Money
    after: Money | None
    announced_before: Money
    announced_after: Money | None
    letters: tuple[CarriedLetter, ...] = ()

    @property
    def carried(self) -> Money:
        """Return what the lines that are owed add up to; what is only announced is not among it."""
        return Money(sum(part.amount for part in self.used if part.use is not Use.ANNOUNCED))

    @property
    def difference(self) -> Money | None:
        """Return how much more is owed after the correction, below zero where it is less."""
        return None if self.after is None else Money(self.after - self.before)

    @property
    def announced(self) -> Money:
        """Return the costs, with VAT, that rest on what was asked for and are only announced."""
        return Money(sum(part.amount for part in self.used if part.use is Use.ANNOUNCED))

    @property
    def announced_corrected(self) -> Money | None:
        """Return what ``announced`` is after the correction."""
        if self.announced_after is None:
            return None
        return Money(self.announced + self.announced_after - self.announced_before)

    @property
    def changed(self) -> bool:
        """Return whether the correction makes another amount of what is owed or announced."""
        return self.after is not None and (
            self.after != self.before or self.announced_after != self.announced_before
        )


class KeptHits(Sequence[Hit]):
    """Hits in the order in which they were found, packed by the block: a million take some tens of MB."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._open: list[Hit] = []
        self._unpacked: tuple[int, list[Hit]] = (-1, [])

    def append(self, hit: Hit) -> None:
        """Keep another hit."""
        self._open.append(hit)
        if len(self._open) == _BLOCK:
            self._blocks.append(zlib.compress(pickle.dumps(self._open), 1))
            self._open = []

    def __len__(self) -> int:
        return len(self._blocks) * _BLOCK + len(self._open)

    def __iter__(self) -> Iterator[Hit]:
        for number in range(len(self._blocks) + 1):
            yield from self._block(number)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...
    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        return self._block(at // _BLOCK)[at % _BLOCK]

    def _block(self, number: int) -> list[Hit]:
        if number == len(self._blocks):
            return self._open
        held, hits = self._unpacked
        if held != number:
            hits = pickle.loads(zlib.decompress(self._blocks[number]))
            self._unpacked = number, hits
        return hits


@dataclass(frozen=True, slots=True)
class AuditTotals:
    """What all hits add up to. ``changed`` counts those whose amount differs after the correction.

    ``after`` and ``difference`` are none where nothing was corrected.
    """

    closed: int = 0
    changed: int = 0
    letters: int = 0
    carried: Money = ZERO
    announced: Money = ZERO
    before: Money = ZERO
    after: Money | None = None
    difference: Money | None = None


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The answer of a retro-audit: what was asked, when and by whom, and every dossier that was touched."""

    asked: str
    corrected: Corrected | None
    on: date
    at: datetime
    by: str
    looked_at: int
    hits: KeptHits
    totals: AuditTotals
