"""Reads the rates and scales that the program brings into ``Tariffs``."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from clerkdesk.domain.money import Money, from_text
from clerkdesk.domain.tariff import Bracket, Rate, Scale, Tariffs
from clerkdesk.paths import resources

RATE_FILES = ("rates-nl.csv", "rates-be.csv")
SCALE_FILES = ("scales-nl.toml", "scales-be.toml")


@cache
def load_tariffs() -> Tariffs:
    """Return the tariffs of ``resources/law``; a broken file there is a ``ValueError`` or ``KeyError``."""
    folder = resources() / "law"
    rates = [rate for name in RATE_FILES for rate in _rates(folder / name)]
    scales = [scale for name in SCALE_FILES for scale in _scales(folder / name)]
    return tariffs_of(rates, scales)


def tariffs_of(rates: Iterable[Rate], scales: Iterable[Scale]) -> Tariffs:
    """Return tariffs of loose rows, whatever their order; the database adds its own rows this way."""
    by_kind: dict[str, list[Rate]] = {}
    for rate in sorted(rates, key=lambda row: row.start):
        by_kind.setdefault(rate.kind, []).append(rate)
    scales_by_kind: dict[str, list[Scale]] = {}
    for scale in sorted(scales, key=lambda row: row.start):
        scales_by_kind.setdefault(scale.kind, []).append(scale)
    return Tariffs(
        {kind: tuple(rows) for kind, rows in by_kind.items()},
        {kind: tuple(rows) for kind, rows in scales_by_kind.items()},
    )


def _rates(path: Path) -> list[Rate]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Rate(
                row["kind"],
                date.fromisoformat(row["start_date"]),
                Decimal(row["percent"]),
                row["source"],
                row["confidence"],
            )
            for row in csv.DictReader(file)
        ]


def _scales(path: Path) -> list[Scale]:
    return [_scale(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["scale"]]


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
