"""Text from a cell, made clean: what is not seen is removed, what misleads is named."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"\s+")
_FORMULA_START = re.compile(r"[=@]|[+\-](?=[A-Za-z].*[(|!])")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text as it may be kept; ``turned`` when marks that turn the writing direction were taken out."""

    text: str
    turned: bool = False


def clean(text: str) -> Cleaned:
    """Return ``text`` without control characters and unseen marks, with single blanks between its words."""
    if text.isascii() and text.isprintable() and "  " not in text and "_x" not in text:
        return Cleaned(text.strip())
    decoded = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    turned = _BIDI.search(decoded) is not None
    seen = _UNSEEN.sub("", _BIDI.sub("", _CONTROL.sub("", decoded)))
    return Cleaned(_BLANKS.sub(" ", unicodedata.normalize("NFC", seen)).strip(), turned)


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet would take ``text`` for a formula if it were typed."""
    return _FORMULA_START.match(text) is not None


def mixes_scripts(text: str) -> bool:
    """Return whether a word of ``text`` has letters of two alphabets: look-alikes that hide a name."""
    if text.isascii():
        return False
    return any(len(_scripts(word)) > 1 for word in _WORD.findall(text))


def _scripts(word: str) -> set[str]:
    found = {unicodedata.name(letter, "OTHER").split(" ")[0] for letter in word}
    return found & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return ``text`` for comparing: no accents, no capitals, single blanks between words and numbers."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.casefold().replace("ß", "ss")))
