"""What a retro-audit can be asked about: the rules of a statement and the versions of the tariffs."""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum

from clerkdesk.domain.parties import Language
from clerkdesk.domain.tariff import Tariffs
from clerkdesk.services.audit_question import Part, parts_of
from clerkdesk.services.audit_rules import rules
from clerkdesk.services.context import Desk
from clerkdesk.wording import SPOKEN, catalogue

_NEAR = 3
_LIKENESS = 0.6


class ChoiceGroup(StrEnum):
    """What kind of thing is asked about."""

    RATE = "rate"
    SCALE = "scale"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class AuditChoice:
    """Something that can be asked about, by ``asked``.

    Of a rate its kind, first day and percentage; of a scale its kind, first day and numbers; of a rule its id
    and article. ``asked`` is a version, or the code of a rule.
    """

    asked: str
    group: ChoiceGroup
    kind: str = ""
    start: date | None = None
    percent: Decimal | None = None
    parts: tuple[Part, ...] = ()
    rule_id: str = ""
    article: str = ""


def audit_choices(desk: Desk) -> tuple[AuditChoice, ...]:
    """Return everything that can be asked about: rates and scales by kind, newest first, then rules."""
    return (*_tariff_choices(desk.tariffs), *_rule_choices())


def _tariff_choices(tariffs: Tariffs) -> Iterator[AuditChoice]:
    for kind, rates in sorted(tariffs.rates.items()):
        for rate in reversed(rates):
            yield AuditChoice(rate.version, ChoiceGroup.RATE, kind, rate.start, rate.percent)
    for kind, scales in sorted(tariffs.scales.items()):
        for scale in reversed(scales):
            parts = tuple(parts_of(scale))
            yield AuditChoice(scale.version, ChoiceGroup.SCALE, kind, scale.start, parts=parts)


def _rule_choices() -> Iterator[AuditChoice]:
    for rule in rules():
        yield AuditChoice(rule.code, ChoiceGroup.RULE, rule_id=rule.id, article=rule.article)


def rule_name(code: str, language: Language) -> str:
    """Return what a rule says, with ``…`` where a statement puts its numbers."""
    spoken = language if language in SPOKEN else Language.EN
    text = catalogue(spoken, "reasons")[f"{code}.sentence"]
    return "".join(
        before + ("" if name is None else _left_open(how)) for before, name, how, _ in _pieces(text)
    )


def _pieces(text: str) -> Iterator[tuple[str, str | None, str, str | None]]:
    for before, name, how, conversion in string.Formatter().parse(text):
        yield before, name, how or "", conversion


def _left_open(how: str) -> str:
    written, _, words = how.partition(":")
    return words.partition("|")[2] if written == "plural" else "…"


def codes_of(asked: str) -> frozenset[str]:
    """Return the codes of the rules that ``asked`` names, by code or by id; none for anything else."""
    return frozenset(rule.code for rule in rules() if asked in (rule.code, rule.id))


def near(asked: str, tariffs: Tariffs) -> tuple[str, ...]:
    """Return what somebody may have meant by a name that nobody knows, nearest first."""
    known = [choice.asked for choice in _tariff_choices(tariffs)]
    known += [name for rule in rules() for name in (rule.code, rule.id)]
    return tuple(get_close_matches(asked, dict.fromkeys(known), _NEAR, _LIKENESS))
