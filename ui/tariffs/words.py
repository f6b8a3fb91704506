"""Rates and scales in the words of a clerk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from clerkdesk.domain.money import ZERO, Money
from clerkdesk.domain.tariff import Bracket, Scale
from clerkdesk.services.tariffs import LineState, TariffKind, TariffLine
from ui.format import day_and_clock, euro
from ui.texts import has_text, t

_FIRST = ("consumer", "commercial", "be_legal", "be_commercial")
_PERCENT = re.compile(r"(\d{1,4}(?:[.,]\d{1,9})?)\s*%?")


class Standing(StrEnum):
    """How a row stands today."""

    NOW = "now"
    LATER = "later"
    PAST = "past"
    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row with how it stands and the last day it counts; none while no later row is known."""

    line: TariffLine
    standing: Standing
    until: date | None

    @property
    def key(self) -> tuple[date, int]:
        """Return what tells rows of a kind apart."""
        return self.line.entry.start, self.line.revision


def shown_lines(kind: TariffKind) -> tuple[ShownLine, ...]:
    """Return the rows of a kind, the latest first."""
    counting = sorted(line.entry.start for line in kind.lines if line.state is LineState.IN_FORCE)
    ends = {start: after - timedelta(days=1) for start, after in pairwise(counting)}
    return tuple(ShownLine(line, _standing(line, kind), _until(line, ends)) for line in kind.lines)


def _until(line: TariffLine, ends: dict[date, date]) -> date | None:
    return ends.get(line.entry.start) if line.state is LineState.IN_FORCE else None


def _standing(line: TariffLine, kind: TariffKind) -> Standing:
    if line.state is not LineState.IN_FORCE:
        return Standing(line.state)
    if kind.now is None or line.entry.start > kind.now.entry.start:
        return Standing.LATER
    return Standing.NOW if line.entry.start == kind.now.entry.start else Standing.PAST


def in_order(kinds: Sequence[TariffKind]) -> tuple[TariffKind, ...]:
    """Return the rates that most dossiers use, then the other rates by name, then the scales by name."""

    def place(kind: TariffKind) -> tuple[bool, int, str]:
        first = _FIRST.index(kind.code) if kind.code in _FIRST else len(_FIRST)
        return not kind.is_rate, first, kind_name(kind.code)

    return tuple(sorted(kinds, key=place))


def kind_name(code: str) -> str:
    """Return what people call a rate or scale; one without a name keeps its code."""
    key = f"tariffs.kind.{code}"
    return t(key) if has_text(key) else code


def value_words(line: TariffLine) -> str:
    """Return the percentage of a rate, or the brackets and amounts of a scale in one sentence."""
    if line.entry.is_rate:
        return percent_words(line.entry.rate().percent)
    return "; ".join(scale_words(line.entry.scale()))


def short_words(kind: TariffKind) -> str:
    """Return what is in force today in few words: a percentage, or that it is a scale."""
    if kind.now is None:
        return t("tariffs.none_now")
    return value_words(kind.now) if kind.is_rate else t("tariffs.scale")


def percent_words(percent: Decimal) -> str:
    """Return a percentage as it is written in a table."""
    return t("tariffs.percent", percent=percent)


def scale_words(scale: Scale) -> list[str]:
    """Return each part of a scale: brackets, lowest and highest amount, single amounts, percentages."""
    parts = [_bracket(bracket, len(scale.brackets) == 1) for bracket in scale.brackets]
    limits = (("minimum", scale.minimum), ("maximum", scale.maximum))
    parts += [t(f"tariffs.part.{name}", amount=amount) for name, amount in limits if amount is not None]
    parts += [f"{_part_name(name)} {euro(amount)}" for name, amount in scale.amounts.items()]
    parts += [f"{_part_name(name)} {percent_words(percent)}" for name, percent in scale.percents.items()]
    return parts


def _part_name(name: str) -> str:
    key = f"tariffs.amount.{name}"
    return t(key) if has_text(key) else name.replace("_", " ")


def _bracket(bracket: Bracket, is_only: bool) -> str:
    share = _share(bracket)
    if bracket.up_to is None:
        return t("tariffs.part.all" if is_only else "tariffs.part.rest", share=share)
    return t("tariffs.part.up_to", share=share, amount=bracket.up_to)


def _share(bracket: Bracket) -> str:
    if not bracket.percent:
        return euro(bracket.fixed)
    percent = percent_words(bracket.percent)
    if bracket.over == ZERO and bracket.fixed == ZERO:
        return percent
    return t("tariffs.part.fixed_and", fixed=bracket.fixed, percent=percent, over=bracket.over)


def confidence_words(line: TariffLine) -> str:
    """Return how sure the source is; a scale says that in its source."""
    said = str(line.entry.content.get("confidence", ""))
    key = f"tariffs.confidence.{said}"
    return t(key) if said and has_text(key) else said


def who_words(line: TariffLine) -> str:
    """Return who added a row and when."""
    if not line.is_added or line.at is None:
        return t("tariffs.brought")
    return t("tariffs.added", by=line.by, day=line.at.astimezone().date())


def standing_words(shown: ShownLine) -> str:
    """Return how a row stands today."""
    return t(f"tariffs.standing.{shown.standing}")


def detail_sentences(shown: ShownLine) -> Sequence[str]:
    """Return everything about a row, a sentence each."""
    line = shown.line
    said = [t("tariffs.detail.value", day=line.entry.start, value=value_words(line))]
    said.append(t("tariffs.detail.source", source=line.entry.source))
    said.append(t("tariffs.detail.version", version=line.version, who=who_words(line)))
    if line.taken_back is not None:
        back = line.taken_back
        at = day_and_clock(back.at)
        said.append(t("tariffs.detail.taken_back", by=back.by, at=at, reason=back.reason))
    return said


def signed(amount: Money) -> str:
    """Return a difference with its sign."""
    return t("tariffs.more" if amount > 0 else "tariffs.less", amount=amount)


def read_rate(text: str) -> Decimal | None:
    """Return the percentage that ``text`` means, with ``,`` or ``.``; none when it means none."""
    found = _PERCENT.fullmatch(text.strip())
    return Decimal(found[1].replace(",", ".")) if found else None
