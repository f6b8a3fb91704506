"""Makes the pages about the rules: one per country and one for both, with what steers and sources them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from clerkdesk.domain.parties import Language
from clerkdesk.domain.rule import Rule
from clerkdesk.wording import catalogue
from docs.domain_code import Place, domain_code
from docs.law_sources import Source, source_of
from docs.rule_reach import Reach, Reacher
from docs.setting_pages import choices_page, default_of, tariff_summary, tariffs_page
from docs.worked_examples import Example, worked_examples

COMMAND = ".venv/bin/python -m docs.rules"
COUNTRIES = {
    "netherlands": "Rules of Dutch law",
    "belgium": "Rules of Belgian law",
    "house": "Rules of both countries, and of the house",
}
SUBJECTS = {
    "regime": "Which law applies",
    "notice": "Notices and terms",
    "costs": "Collection costs",
    "interest": "Interest",
    "principal": "Principal and disputes",
    "payment": "Payments and their allocation",
    "limitation": "Limitation",
    "conduct": "Conduct and contact",
    "procedure": "Procedure",
}
"""The subjects in the order of the pages; one that is not here comes after them under its own name."""
_BELGIAN = re.compile(r"\bWER\b|Ger\.W\.|\(BE\)|wet van 2 augustus 2002")
_DUTCH = re.compile(r"\b6:\d+|\bWki\b|\bBki\b|Besluit BIK")
_CITES = re.compile(r"\bart\.|\bBW\b|\bWER\b|\blaw of\b|termijnenwet|\bISO\b", re.IGNORECASE)
_FUNCTIONS, _SOURCES = "Functions of the law", "Sources"
_INTRO = f"""\
This page is made from the code by `{COMMAND}`; what is wrong here is mended there.

Each rule stands under the code by which the program speaks of it, with its sentence on a statement (*words in
italics* are filled in), the sum if there is one, and what it rests on:

- **Rule**: its id and article, as on every line of a statement.
- **Source**: the official text, and how sure the research is of it: *high*, *medium*, *low*, or *house*
  where no law decides. What is uncertain stands at the end of the page.
- **Choices** and **Tariffs**: what the code reads on the way to the rule; see [choices](choices.md) and
  [tariffs](tariffs.md). Without such a line nothing of the kind steers the rule.
- **Held by**: the module and function that apply it.
- **Examples**: the worked examples of `tests/domain/data` that show it; those *of its arithmetic* ask a
  function that it uses.
"""


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    made = {f"{country}.md": _country_page(country) for country in COUNTRIES}
    return {
        **made,
        "choices.md": choices_page(reached(), reacher(), _page_of),
        "tariffs.md": tariffs_page(_readers),
    }


@cache
def reacher() -> Reacher:
    """Return what follows rules through the code."""
    return Reacher(domain_code())


@cache
def reached() -> dict[str, Reach]:
    """Return what reaches each rule, by its code. A choice of one country steers no rule of the other."""
    found = {code: reacher().of_rule(code) for code in sorted(domain_code().rules)}
    for code, reach in found.items():
        strange = {"netherlands": "be_", "belgium": "nl_"}.get(country_of(domain_code().rules[code]), "-")
        reach.choices = {name for name in reach.choices if not name.startswith(strange)}
    return found


def country_of(rule: Rule) -> str:
    """Return the page of a rule: that of a country if only its law is named, else that of both."""
    head, _, rest = rule.code.partition(".")
    named = {"nl": "netherlands", "be": "belgium"}
    for mark in (head, rest.partition("_")[0]):
        if mark in named:
            return named[mark]
    if _BELGIAN.search(rule.article) and _DUTCH.search(rule.article):
        return "house"
    return named.get(rule.id.partition(".")[0], "house")


def subject_of(rule: Rule) -> str:
    """Return what a rule is about, as its code says."""
    parts = rule.code.split(".")
    return parts[1] if parts[0] in ("nl", "be") else parts[0]


def anchor(heading: str) -> str:
    """Return the link of a heading as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def plain(text: str) -> str:
    """Return a sentence of the catalogue with its placeholders as words in italics."""
    text = re.sub(r"\{\w+:plural:[^|}]*\|([^}]*)\}", r"\1", text)
    return re.sub(r"\{(\w+)(?::[^}]*)?\}", lambda found: f"*{found[1].replace('_', ' ')}*", text)


def _page_of(code: str) -> str:
    return f"{country_of(domain_code().rules[code])}.md#{anchor(code)}"


def _readers(kind: str) -> list[str]:
    """Return the rules that read a tariff, or else the functions of the law that do, as links."""
    rules = [f"[{code}]({_page_of(code)})" for code, reach in reached().items() if kind in reach.tariffs]
    return rules or [
        _place(place)
        for place, _ in domain_code().functions()
        if ".law." in place[0] and kind in reacher().of_function(place).tariffs
    ]


def _country_page(country: str) -> str:
    by_subject: dict[str, list[Rule]] = {subject: [] for subject in SUBJECTS}
    for _, rule in sorted(domain_code().rules.items()):
        if country_of(rule) == country:
            by_subject.setdefault(subject_of(rule), []).append(rule)
    headings = {s: SUBJECTS.get(s, s.capitalize()) for s, rules in by_subject.items() if rules}
    lines = [f"# {COUNTRIES[country]}", "", _INTRO]
    for subject, heading in headings.items():
        lines.append(f"- [{heading}](#{anchor(heading)}): {len(by_subject[subject])}")
    lines += [*(f"- [{heading}](#{anchor(heading)})" for heading in (_FUNCTIONS, _SOURCES)), ""]
    for subject, heading in headings.items():
        lines += [f"## {heading}", ""]
        for rule in by_subject[subject]:
            lines += [*_rule(rule), ""]
    rules = [rule for rules in by_subject.values() for rule in rules]
    return "\n".join([*lines, *_functions(country), "", *_sources(rules)]) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    texts = catalogue(Language.EN, "reasons")
    yield f"### {rule.code}"
    yield ""
    yield f"> {plain(texts[f'{rule.code}.sentence'])}"
    formula = plain(texts[f"{rule.code}.formula"])
    if formula and formula != "—":
        yield ">"
        yield f"> {formula}"
    yield ""
    yield f"- **Rule**: `{rule.id}`" + (f", {rule.article}" if rule.article.strip("—") else "")
    source = source_of(rule.id)
    if source is not None:
        link = f"[{_title(source)}](#{anchor(_under(source))})"
        yield f"- **Source**: {link} · *{source.confidence}*"
    reach = reached()[rule.code]
    if reach.choices:
        yield f"- **Choices**: {_listed(_choice(name) for name in sorted(reach.choices))}"
    if reach.tariffs:
        yield f"- **Tariffs**: {_listed(tariff_summary(kind) for kind in sorted(reach.tariffs))}"
    yield f"- **Held by**: {_listed(sorted({_place(place) for place, _ in domain_code().uses(rule.code)}))}"
    yield from _examples(rule, reach)


def _title(source: Source) -> str:
    return ", ".join(part for part in (source.title, source.article) if part)


def _under(source: Source) -> str:
    return f"Source {source.id}"


def _sources(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the sources of these rules, each with what is uncertain about it."""
    found = {source.id: source for rule in rules if (source := source_of(rule.id)) is not None}
    yield f"## {_SOURCES}"
    for _, source in sorted(found.items()):
        yield from ("", f"### {_under(source)}", "", f"{_title(source).rstrip('.')}.", "")
        if source.published or source.url:
            yield f"- **Published**: {source.published}" + (f" <{source.url}>" if source.url else "")
        if source.decisions:
            yield f"- **Decisions**: {_listed(map(_decision, source.decisions))}"
        yield f"- **Confidence**: {source.confidence}"
        if source.uncertain:
            yield f"- **Uncertain**: {source.uncertain}"


def _decision(name: str) -> str:
    found = name.startswith("ECLI:NL:")
    return f"[{name}](https://deeplink.rechtspraak.nl/uitspraak?id={name})" if found else name


def _choice(name: str) -> str:
    return f"[`{name}`](choices.md#{anchor(name)}) (default {default_of(name)})"


def _place(place: Place) -> str:
    path = domain_code().modules[place[0]].path
    return f"[{path.removeprefix('clerkdesk/domain/')}](../../{path}) `{place[1]}`"


def _examples(rule: Rule, reach: Reach) -> Iterator[str]:
    own = [e for e in worked_examples() if rule.code in e.codes]
    asked = [e for e in worked_examples() if e not in own and _asks(e, rule, reach)]
    if own:
        yield f"- **Examples**: {_named(own)}"
    if asked:
        yield f"- **Examples of its arithmetic**: {_named(asked)}"


def _asks(example: Example, rule: Rule, reach: Reach) -> bool:
    """Return whether an example asks a function of the law that the rule uses, for what the rule is for."""
    if example.rule.partition(".")[0] == rule.id:
        return True
    keys = domain_code().keys.get(rule.code)
    if keys and not keys & example.words:
        return False
    law = {place for place in example.asked if ".law." in place[0]}
    if law & reach.functions:
        return True
    used = example.codes or any(law & one.functions for one in reached().values())
    return not used and bool({place[0] for place in law} & {place[0] for place in reach.functions})


def _named(examples: Iterable[Example]) -> str:
    return ", ".join(example.id for example in examples)


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _functions(country: str) -> Iterator[str]:
    """Yield the public functions behind the rules of a page, each with the article that it cites."""
    yield f"## {_FUNCTIONS}"
    yield ""
    yield "| Function | What it does | Reads | Examples |"
    yield "|---|---|---|---|"
    for place, node in domain_code().functions():
        told = domain_code().told(place)
        if _about(place[0]) != country or node.name.startswith("_") or "." in place[1]:
            continue
        if country == "house" and not _CITES.search(told):
            continue
        reach = reacher().of_function(place)
        examples = [example for example in worked_examples() if place in example.asked]
        reads = ", ".join(f"`{name}`" for name in (*sorted(reach.choices), *sorted(reach.tariffs)))
        cells = (_place(place), told.replace("|", "\\|"), reads, _named(examples))
        yield f"| {' | '.join(cells)} |"


def _about(module: str) -> str:
    match module.removeprefix("clerkdesk.domain.").split("."):
        case ["law", "nl", *_]:
            return "netherlands"
        case ["law", "be", *_]:
            return "belgium"
    return "house"
