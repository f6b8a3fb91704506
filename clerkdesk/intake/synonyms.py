"""The words that creditors use in their lists, from ``resources/intake/words.toml``."""

import re
import tomllib
from functools import cache
from typing import Any

from clerkdesk.intake.mapping import Field
from clerkdesk.intake.words import folded
from clerkdesk.paths import resources

_NUMBER = re.compile(r"nr$")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((resources() / "intake" / "words.toml").read_text(encoding="utf-8"))


@cache
def words_for(subject: str) -> frozenset[str]:
    """Return the folded words of a list such as ``yes``, ``totals`` or ``personal_numbers``."""
    return frozenset(folded(word) for word in _words()[subject])


@cache
def words_for_none() -> frozenset[str]:
    """Return the words, signs among them, that stand for an empty cell."""
    return frozenset(word.casefold() for word in _words()["none"])


@cache
def meanings(subject: str) -> dict[str, str]:
    """Return the meaning of every folded word of ``kinds``, ``languages``, ``countries`` or ``months``."""
    return {folded(word): meaning for meaning, words in _words()[subject].items() for word in words}


@cache
def fields_by_word() -> dict[str, Field]:
    """Return the field that every known folded header means."""
    return {word: Field(field) for word, field in meanings("headers").items()}


@cache
def _fields_by_letters() -> dict[str, Field]:
    return {_letters(word): field for word, field in fields_by_word().items()}


def _letters(words: str) -> str:
    """Return ``words`` in one piece, with the abbreviations of number written out."""
    return _NUMBER.sub("nummer", words.replace(" ", ""))


def field_of(words: str) -> Field | None:
    """Return the field that the folded header ``words`` means: "verval datum" like "vervaldatum"."""
    return fields_by_word().get(words) or _fields_by_letters().get(_letters(words))


def means_none(text: str) -> bool:
    """Return whether a cleaned text is a word for nothing: ``geen``, ``n.v.t.``, ``-``."""
    return not text or text.casefold() in words_for_none()
