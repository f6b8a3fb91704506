"""The pages about what steers the rules: the choices of office and creditors, and the dated tariffs."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum

from clerkdesk.domain.choices import Declared, LegalChoices, Level, declared
from clerkdesk.domain.money import Money, to_text
from clerkdesk.domain.parties import Language
from clerkdesk.domain.tariff import Bracket, Rate, Scale
from clerkdesk.tariff_files import load_tariffs
from clerkdesk.wording import catalogue
from docs.domain_code import Place, domain_code
from docs.rule_reach import Reach, Reacher

_LEVELS = {Level.OFFICE: "the office", Level.CREDITOR: "the office, and over it each creditor"}
_SURE = re.compile(r"\((high|medium|low)\)")
_SILENT = "not stated"
_MADE = (
    "This page is made from the code by `.venv/bin/python -m docs.rules`; what is wrong here is mended there."
)


def default_of(name: str) -> str:
    """Return the default of a choice in words."""
    return _worded(name, next(choice.default for choice in declared() if choice.name == name))


def choices_page(reached: Mapping[str, Reach], reacher: Reacher, page_of: Callable[[str], str]) -> str:
    """Return the page about every choice that the law leaves open."""
    lines = ["# Choices that the law leaves open", "", _MADE, ""]
    lines += [
        "Each choice is declared once, in [choices.py](../../clerkdesk/domain/choices.py). What somebody",
        "chooses counts for what happens from its day on; until then the default holds.",
        "",
        "| Choice | Default | Who chooses |",
        "|---|---|---|",
    ]
    for choice in declared():
        link = f"[`{choice.name}`](#{choice.name})"
        lines.append(f"| {link} | {_worded(choice.name, choice.default)} | {_LEVELS[choice.level]} |")
    for choice in declared():
        lines += ["", f"## {choice.name}", "", *_choice(choice)]
        steered = [f"[{c}]({page_of(c)})" for c, reach in reached.items() if choice.name in reach.choices]
        if steered:
            lines.append(f"- **Steers**: {', '.join(steered)}")
        readers = [f"{_file(place)} `{place[1]}`" for place in reacher.reads(choice.name)]
        lines.append(f"- **Read in**: {'; '.join(readers) or 'nothing in the domain yet'}")
    return "\n".join(lines) + "\n"


def tariffs_page(readers: Callable[[str], list[str]]) -> str:
    """Return the page about every dated rate and scale that the program brings; ``readers`` are links."""
    tariffs = load_tariffs()
    lines = ["# Tariffs", "", _MADE, ""]
    lines += [
        "The rows are those of [resources/law](../../resources/law); an office may add its own. How sure the",
        "research is of a row is what the row says of itself.",
        "",
        "| Kind | Rows | Read by |",
        "|---|---|---|",
    ]
    for kind in (*tariffs.rates, *tariffs.scales):
        read = ", ".join(readers(kind)) or "nothing yet"
        lines.append(f"| {tariff_summary(kind, '')} | {_count(kind)} | {read} |")
    for kind, rates in tariffs.rates.items():
        lines += [
            "",
            f"## {kind}",
            "",
            "| From | Percent a year | Source | Confidence |",
            "|---|---|---|---|",
        ]
        lines += [f"| {r.start} | {r.percent} | {_cell(r.source)} | {r.confidence} |" for r in rates]
    for kind, scales in tariffs.scales.items():
        lines += ["", f"## {kind}"]
        for scale in scales:
            lines += ["", *_scale(scale)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def tariff_summary(kind: str, page: str = "tariffs.md") -> str:
    """Return a kind of rate or scale with its days and how sure they are."""
    tariffs = load_tariffs()
    rows: tuple[Rate | Scale, ...] = (*tariffs.rates.get(kind, ()), *tariffs.scales.get(kind, ()))
    days = f"from {rows[0].start}"
    if len(rows) > 1:
        days = f"{len(rows)} rows from {rows[0].start} to {rows[-1].start}"
    sure = Counter(_sure(row) for row in rows)
    told = ", ".join(f"{how} {count}" if len(sure) > 1 else how for how, count in sure.items())
    told = "" if set(sure) == {_SILENT} else f"; {told}"
    link = re.sub(r"[^\w\-]", "", kind.lower())
    return f"[`{kind}`]({page}#{link})" + (f" ({days}{told})" if page else "")


def _count(kind: str) -> str:
    return tariff_summary(kind).partition(" (")[2].removesuffix(")")


def _sure(row: Rate | Scale) -> str:
    stated = getattr(row, "confidence", None)
    if isinstance(stated, str) and stated:
        return stated
    found = _SURE.search(row.source)
    return found[1] if found else _SILENT


def _choice(choice: Declared) -> Iterator[str]:
    texts = _texts()
    name, effect, source = (texts.get(f"{choice.name}.{part}") for part in ("name", "effect", "source"))
    if name:
        yield f"**{name}**. {effect or ''}".rstrip()
        yield ""
    yield f"- **Default**: {_worded(choice.name, choice.default)}"
    if source:
        yield f"- **Source**: {source}"
    yield f"- **Who chooses**: {_LEVELS[choice.level]}"
    if isinstance(choice.default, StrEnum):
        words = {
            value: texts.get(f"{choice.name}.word.{value.name.lower()}") for value in type(choice.default)
        }
        told = (f"`{value}`" + (f" ({word})" if word else "") for value, word in words.items())
        yield f"- **Possible**: {', '.join(told)}"


def _file(place: Place) -> str:
    path = domain_code().modules[place[0]].path
    return f"[{path.removeprefix('clerkdesk/domain/')}](../../{path})"


def _texts() -> Mapping[str, str]:
    try:
        return catalogue(Language.EN, "choices")
    except KeyError:
        return {}


def _worded(name: str, value: object) -> str:
    kinds = {field.name: field.type for field in fields(LegalChoices)}
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return f"`{value}`"
    if kinds[name] is Money and isinstance(value, int):
        return f"€ {to_text(Money(value))}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _scale(scale: Scale) -> Iterator[str]:
    yield f"**From {scale.start}** · {_cell(scale.source)} · *{_sure(scale)}*"
    yield ""
    if scale.brackets:
        yield "| Up to and including | Amount |"
        yield "|---|---|"
        yield from (f"| {_top(bracket)} | {_bracket(bracket)} |" for bracket in scale.brackets)
        yield ""
    for name, amount in (("minimum", scale.minimum), ("maximum", scale.maximum), *scale.amounts.items()):
        if amount is not None:
            yield f"- {name.replace('_', ' ')}: € {to_text(amount)}"
    for name, percent in scale.percents.items():
        yield f"- {name.replace('_', ' ')}: {percent}%"


def _top(bracket: Bracket) -> str:
    return "no end" if bracket.up_to is None else f"€ {to_text(bracket.up_to)}"


def _bracket(bracket: Bracket) -> str:
    parts = [f"€ {to_text(bracket.fixed)}"] if bracket.fixed or not bracket.percent else []
    if bracket.percent:
        over = f" of what is over € {to_text(bracket.over)}" if bracket.over else ""
        parts.append(f"{bracket.percent}%{over}")
    return " + ".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
