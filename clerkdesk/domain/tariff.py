"""Dated rates and scales: what the law allows from which day, with the source of each row."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar, cast

from clerkdesk.domain.money import ZERO, Money, half_up

T = TypeVar("T")
MICRO = 1_000_000
"""Rates are counted in millionths of a percent wherever they are multiplied."""


def micro(percent: Decimal) -> int:
    """Return ``percent`` in millionths of a percent; more than six decimals is a ``ValueError``."""
    scaled = percent * MICRO
    if scaled != int(scaled):
        raise ValueError(f"a rate with more than six decimals: {percent}")
    return int(scaled)


@dataclass(frozen=True, slots=True)
class Rate:
    """One dated percentage per year and where it was found. ``confidence`` is the source's own word."""

    kind: str
    start: date
    percent: Decimal
    source: str = ""
    confidence: str = "high"

    @property
    def version(self) -> str:
        """Return the name of this row, which changes when its percentage is corrected."""
        return f"{self.kind}@{self.start}={self.percent}"


@dataclass(frozen=True, slots=True)
class Bracket:
    """Up to and including ``up_to`` (none: no end): ``fixed`` plus ``percent`` of what is over ``over``."""

    up_to: Money | None
    fixed: Money
    percent: Decimal = Decimal(0)
    over: Money = ZERO
    micro: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "micro", micro(self.percent))


@dataclass(frozen=True, slots=True)
class Scale:
    """A dated scale: brackets with an optional minimum and maximum, and single amounts and words by name.

    ``version`` names the scale as of its day.
    """

    kind: str
    start: date
    source: str
    brackets: tuple[Bracket, ...] = ()
    minimum: Money | None = None
    maximum: Money | None = None
    amounts: Mapping[str, Money] = field(default_factory=dict)
    percents: Mapping[str, Decimal] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", f"{self.kind}@{self.start}")

    def bracket(self, base: Money) -> Bracket:
        """Return the bracket in which ``base`` falls."""
        for bracket in self.brackets:
            if bracket.up_to is None or base <= bracket.up_to:
                return bracket
        raise ValueError(f"{self.version} has no bracket for {base} cents")

    def of(self, base: Money) -> Money:
        """Return what the scale gives for ``base``, half up to the cent; nothing for nothing."""
        if base <= 0:
            return ZERO
        bracket = self.bracket(base)
        part = half_up((base - bracket.over) * bracket.micro, 100 * MICRO)
        amount = bracket.fixed + part
        if self.minimum is not None:
            amount = max(amount, self.minimum)
        return Money(amount if self.maximum is None else min(amount, self.maximum))


R = TypeVar("R", Rate, Scale)


@dataclass(frozen=True)
class Tariffs:
    """All rates and scales known to the desk, by kind, oldest first."""

    rates: Mapping[str, tuple[Rate, ...]]
    scales: Mapping[str, tuple[Scale, ...]]
    _derived: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def rate(self, kind: str, on: date) -> Rate | None:
        """Return the rate of ``kind`` in force on ``on``; none before the first."""
        rows = self.rates[kind]
        place = bisect_right(rows, on, key=lambda row: row.start)
        return rows[place - 1] if place else None

    def scale(self, kind: str, on: date) -> Scale | None:
        """Return the scale of ``kind`` in force on ``on``; none before the first."""
        return self.derived((kind, on), lambda: self._scale(kind, on))

    def _scale(self, kind: str, on: date) -> Scale | None:
        rows = self.scales[kind]
        place = bisect_right(rows, on, key=lambda row: row.start)
        return rows[place - 1] if place else None

    def derived(self, key: object, build: Callable[[], T]) -> T:
        """Return what ``build`` makes of these tariffs, made once for ``key``."""
        found = self._derived.get(key, self)
        if found is self:
            found = self._derived[key] = build()
        return cast(T, found)


def tariffs_of_rows(rates: Iterable[Rate], scales: Iterable[Scale]) -> Tariffs:
    """Return tariffs of loose rows, whatever their order."""
    return Tariffs(_by_kind(rates), _by_kind(scales))


def _by_kind(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = {}
    for row in sorted(rows, key=lambda row: row.start):
        found.setdefault(row.kind, []).append(row)
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}
