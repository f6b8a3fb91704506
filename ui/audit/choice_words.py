"""How rules, tariffs and the numbers of a scale are called, and which of them a few typed words mean."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from clerkdesk.services.audit_choices import AuditChoice, ChoiceGroup, rule_name
from clerkdesk.services.audit_question import Part, rate_named
from ui.icons import Icon
from ui.texts import has_text, language, t

_ICONS = {ChoiceGroup.RATE: Icon.RATE, ChoiceGroup.SCALE: Icon.CALCULATION, ChoiceGroup.RULE: Icon.LAW}


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A choice as it is listed: its name, what stands under it, what it is called by itself, and found by."""

    choice: AuditChoice
    icon: Icon
    words: str
    beside: str
    title: str
    found_by: str


def choice_rows(choices: Sequence[AuditChoice]) -> tuple[ChoiceRow, ...]:
    """Return the rows of these choices, in their order."""
    return tuple(_row(choice, *_words(choice)) for choice in choices)


def matching(rows: Sequence[ChoiceRow], typed: str) -> tuple[ChoiceRow, ...]:
    """Return the rows that hold every word of ``typed``, and the version that was typed where none has it."""
    wanted = _plain(typed).split()
    found = tuple(row for row in rows if all(word in row.found_by for word in wanted))
    asked = typed.strip()
    once = rate_named(asked)
    if once is None or any(row.choice.asked == asked for row in found):
        return found
    other = AuditChoice(asked, ChoiceGroup.RATE, once.kind, once.start, once.percent)
    words = t("audit.choice.other", asked=asked)
    return (*found, _row(other, words, t("audit.choice.other_beside")))


def part_words(part: Part) -> str:
    """Return what a number of a scale is called, with what it is now."""
    key = f"audit.part.{part.name}"
    if part.name.startswith("bracket-"):
        which = part.name.rpartition("-")[2]
        key = f"audit.part.bracket_{which}" + ("" if part.up_to is not None else "_last")
    elif not has_text(key):
        key = f"audit.part.{'amount' if part.percent is None else 'percent'}"
    return t(key, name=part.name, percent=part.percent, amount=part.amount, up_to=part.up_to)


def _words(choice: AuditChoice) -> tuple[str, str]:
    if choice.group is ChoiceGroup.RULE:
        beside = f"{choice.article} · {choice.rule_id}"
        return rule_name(choice.asked, language()), beside
    key = f"audit.kind.{choice.kind}"
    name = t(key) if has_text(key) else choice.kind
    beside = t(f"audit.choice.{choice.group}", day=choice.start, percent=choice.percent)
    return name, f"{beside} · {choice.asked}"


def _row(choice: AuditChoice, words: str, beside: str) -> ChoiceRow:
    title = choice.article if choice.group is ChoiceGroup.RULE else f"{words} {beside.partition(' · ')[0]}"
    found_by = _plain(f"{words} {beside} {choice.asked}")
    return ChoiceRow(choice, _ICONS[choice.group], words, beside, title, found_by)


def _plain(text: str) -> str:
    """Return ``text`` without case and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
