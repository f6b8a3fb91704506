"""The words by which a dossier is found: the same normal form for what is kept and for what is typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SHORTEST = 3
"""A term has at least this many characters."""
LONGEST = 40
"""Longer terms are cut, and what is typed is cut at the same place."""
_MARKS = re.compile(r"[\W_]+")
_READ = 400
_WORDS = 8

_SMALL_WORDS = (
    "van von vom vanden vander vande den der des del della ten ter "
    "the het une les las los dos und zur zum bin ibn"
)
_PARTICLES = frozenset(_SMALL_WORDS.split())
_GLUED = ("vanden", "vander", "vande", "van", "de")
_ABROAD = ("31", "32", "33", "49")
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Findable:
    """What a dossier can be found by. ``references`` are IBANs, registrations and payment references."""

    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


def terms(findable: Findable) -> frozenset[str]:
    """Return every term under which ``findable`` is kept."""
    found: set[str] = set()
    for name in findable.names:
        found.update(_name_terms(normal(name)))
    for number in findable.numbers:
        found.update(_number_terms(normal(number)))
    for reference in findable.references:
        found.update(_reference_terms(_compact(normal(reference))))
    for telephone in findable.telephones:
        found.update(_telephone_terms(telephone))
    for email in findable.emails:
        found.update(_email_terms(normal(email)))
    return frozenset(_fit(found))


def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read what was typed, likeliest first: each a tuple of words that must all be found.

    ``0475 12 34 56`` is one number before it is four words. Text without a word of three characters has none.
    """
    tokens = normal(text[:_READ]).split()
    ways = [_typed_number(tokens), _typed_abroad(tokens), _typed_words(tokens)]
    return tuple(dict.fromkeys(way for way in ways if way))


def normal(text: str) -> str:
    """Return ``text`` without capitals, accents and ligatures; blanks and punctuation stay."""
    if text.isascii():
        return text.lower()
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(bare).translate(_PLAIN)


def _fit(words: Iterable[str]) -> Iterator[str]:
    return (word[:LONGEST] for word in words if len(word) >= SHORTEST)


def _compact(text: str) -> str:
    return text if text.isalnum() else _MARKS.sub("", text)


def _parts(text: str) -> list[str]:
    return _MARKS.sub(" ", text).split()


def _name_terms(name: str) -> Iterator[str]:
    particles = ""
    for token in name.split():
        particles += _compact(token)
        if token in _PARTICLES or len(_compact(token)) < SHORTEST:
            continue
        yield from (particles, _compact(token), *_unglued(_compact(token)))
        yield from (part for part in _parts(token) if part not in _PARTICLES)
        particles = ""


def _unglued(word: str) -> tuple[str, ...]:
    glued = next((g for g in _GLUED if word.startswith(g) and len(word) >= len(g) + 4), None)
    return (word.removeprefix(glued),) if glued else ()


def _number_terms(number: str) -> Iterator[str]:
    yield _compact(number)
    yield from (part for part in _parts(number) if _has_digit(part))


def _reference_terms(reference: str) -> Iterator[str]:
    yield reference
    if reference[:2].isalpha() and reference[2:].isdigit():
        yield reference[2:]


def _telephone_terms(telephone: str) -> Iterator[str]:
    international = _compact(telephone).removeprefix("00")
    yield _compact(telephone)
    yield international
    if telephone.strip().startswith(("+", "00")):
        yield _national(international)


def _national(international: str) -> str:
    return "0" + international[2:] if international.startswith(_ABROAD) else international


def _email_terms(email: str) -> Iterator[str]:
    local = email.partition("@")[0]
    yield _address(email)
    yield _compact(local)
    yield from _parts(local)


def _address(email: str) -> str:
    return "".join(c for c in email if c.isalnum() or c in ".@+-_").strip(".")


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _typed_number(tokens: list[str]) -> tuple[str, ...]:
    if not all(_has_digit(token) or not _compact(token) for token in tokens):
        return ()
    return tuple(_fit([_compact("".join(tokens))]))


def _typed_abroad(tokens: list[str]) -> tuple[str, ...]:
    written = "".join(tokens)
    if not _typed_number(tokens) or not written.startswith(("+", "00")):
        return ()
    return tuple(_fit([_national(_compact(written).removeprefix("00"))]))


def _typed_words(tokens: list[str]) -> tuple[str, ...]:
    if _typed_number(tokens) and any(len(_compact(token)) < SHORTEST for token in tokens):
        return ()
    words = list(dict.fromkeys(_fit(word for token in tokens for word in _words_of(token))))
    telling = [word for word in words if word not in _PARTICLES]
    return tuple(telling or words)[:_WORDS]


def _words_of(token: str) -> list[str]:
    if "@" in token:
        return [_address(token)]
    return [_compact(token)] if _has_digit(token) else _parts(token)
