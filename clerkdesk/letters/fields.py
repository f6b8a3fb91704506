"""The catalogue of fields and of statutory elements, read from ``letter_templates/fields.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from clerkdesk.domain.parties import Language
from clerkdesk.letters.letter import LetterKind
from clerkdesk.paths import letter_templates
from clerkdesk.wording import SPOKEN


class FieldType(StrEnum):
    """What a field holds, and so where in a template it may stand."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    DAY = "day"
    FLAG = "flag"
    COUNT = "count"
    LIST = "list"
    ROWS = "rows"
    PICTURE = "picture"


NOT_PRINTED = frozenset({FieldType.FLAG, FieldType.LIST, FieldType.ROWS, FieldType.PICTURE})
"""Types of fields that a template may ask or repeat, but not print."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a template may use, with its meaning in the languages of the desk."""

    name: str
    type: FieldType
    meaning: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Element:
    """Something a letter of certain kinds must say: fields it uses, words it holds, words it avoids."""

    id: str
    kinds: frozenset[LetterKind]
    fields: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]
    never: Mapping[str, tuple[str, ...]]


@cache
def fields() -> Mapping[str, Field]:
    """Return every field by name."""
    return {
        name: Field(name, FieldType(entry["type"]), {spoken: entry[spoken] for spoken in SPOKEN})
        for name, entry in _catalogue()["fields"].items()
    }


@cache
def elements(kind: LetterKind) -> tuple[Element, ...]:
    """Return what a letter of ``kind`` must say by law or by the rules of the house."""
    return tuple(element for element in map(_element, _catalogue()["elements"]) if kind in element.kinds)


def _catalogue() -> dict[str, Any]:
    return tomllib.loads((letter_templates() / "fields.toml").read_text(encoding="utf-8"))


def _element(entry: Mapping[str, object]) -> Element:
    return Element(
        id=str(entry["id"]),
        kinds=frozenset(LetterKind(kind) for kind in _texts(entry["kinds"])),
        fields=_texts(entry.get("fields", [])),
        phrases=_by_language(entry.get("phrases", {})),
        never=_by_language(entry.get("never", {})),
    )


def _by_language(entry: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(entry, Mapping):
        raise TypeError(f"phrases are given per language, not as {entry!r}")
    return {str(language): _texts(phrases) for language, phrases in entry.items()}


def _texts(entry: object) -> tuple[str, ...]:
    if not isinstance(entry, list):
        raise TypeError(f"a list of texts was expected, not {entry!r}")
    return tuple(str(text) for text in entry)
