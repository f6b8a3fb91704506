"""The rates and scales that the program brings, and ``Tariffs`` made of rows wherever they are kept."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from clerkdesk.domain.money import Money, from_text
from clerkdesk.domain.tariff import Bracket, Rate, Scale, Tariffs, tariffs_of_rows
from clerkdesk.paths import resources

RATE_FILES = ("rates-nl.csv", "rates-be.csv")
SCALE_FILES = ("scales-nl.toml", "scales-be.toml")
_NAMED = frozenset({"kind", "start", "source"})


@dataclass(frozen=True, slots=True)
class TariffEntry:
    """A row of a rate table as it is written: in a file of the program, or in the database.

    ``table`` is the name of the file without its ending; ``content`` is the percentage of a rate with the
    confidence of its source, or the brackets and amounts of a scale, all as texts.
    """

    table: str
    kind: str
    start: date
    source: str
    content: Mapping[str, Any]

    @property
    def is_rate(self) -> bool:
        """Return whether this is a percentage per year; else it is a scale."""
        return "percent" in self.content

    def rate(self) -> Rate:
        """Return the percentage of a rate."""
        content = self.content
        return Rate(self.kind, self.start, Decimal(content["percent"]), self.source, content["confidence"])

    def scale(self) -> Scale:
        """Return the brackets and amounts of a scale."""
        return _scale({**self.content, "kind": self.kind, "start": self.start, "source": self.source})


@cache
def shipped() -> tuple[TariffEntry, ...]:
    """Return the rows of ``resources/law``; a broken file there is a ``ValueError`` or ``KeyError``."""
    folder = resources() / "law"
    rates = [entry for name in RATE_FILES for entry in _rates(folder / name)]
    scales = [entry for name in SCALE_FILES for entry in _scales(folder / name)]
    return (*rates, *scales)


@cache
def load_tariffs() -> Tariffs:
    """Return the tariffs that the program brings."""
    return tariffs_of(shipped())


def tariffs_of(entries: Iterable[TariffEntry]) -> Tariffs:
    """Return the tariffs of loose rows, whatever their order."""
    rows = list(entries)
    return tariffs_of_rows(
        (row.rate() for row in rows if row.is_rate), (row.scale() for row in rows if not row.is_rate)
    )


def _rates(path: Path) -> list[TariffEntry]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            TariffEntry(
                path.stem,
                row["kind"],
                date.fromisoformat(row["start_date"]),
                row["source"],
                {"percent": row["percent"], "confidence": row["confidence"]},
            )
            for row in csv.DictReader(file)
        ]


def _scales(path: Path) -> list[TariffEntry]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["scale"]
    return [
        TariffEntry(
            path.stem,
            row["kind"],
            row["start"],
            row["source"],
            {name: value for name, value in row.items() if name not in _NAMED},
        )
        for row in rows
    ]


def _scale(row: Mapping[str, Any]) -> Scale:
    return Scale(
        kind=row["kind"],
        start=row["start"],
        source=row["source"],
        brackets=tuple(_bracket(bracket) for bracket in row.get("brackets", ())),
        minimum=_money(row.get("minimum")),
        maximum=_money(row.get("maximum")),
        amounts={name: from_text(text) for name, text in row.get("amounts", {}).items()},
        percents={name: Decimal(text) for name, text in row.get("percents", {}).items()},
        words=row.get("words", {}),
    )


def _bracket(row: Mapping[str, str]) -> Bracket:
    return Bracket(
        up_to=_money(row.get("up_to")),
        fixed=from_text(row.get("fixed", "0.00")),
        percent=Decimal(row.get("percent", "0")),
        over=from_text(row.get("over", "0.00")),
    )


def _money(text: str | None) -> Money | None:
    return None if text is None else from_text(text)
