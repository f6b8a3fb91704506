"""What a sentence in a letter says about its term: how many days, and from when they count."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
_NUMBERS = {
    "zeven": 7,
    "acht": 8,
    "tien": 10,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "twintig": 20,
    "eenentwintig": 21,
    "dertig": 30,
    "sept": 7,
    "huit": 8,
    "dix": 10,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "dix-sept": 17,
    "dix-huit": 18,
    "vingt": 20,
    "vingt et un": 21,
    "trente": 30,
}
_WEEKS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "une": 1, "deux": 2, "trois": 3, "quatre": 4}
_LETTER = r"(?:de|deze|dit|het|la|le|cette|ce)?\s*(?:brief|schrijven|aanmaning|herinnering|lettre|rappel)"
_NOT_SENT = r"(?:(?!verz[eo]nd|verst[uo]u?r|dagtekening|heden|envoi)[^.;])"
_REACHED = r"(?:bezorg|ontvang|bereik|besteld|afgeleverd|re[cç]u|recep|remis|livr|distribu)"
_OR = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_DAYS = re.compile(
    rf"\b(?:(\d{{1,3}})|({_OR}))\s*(?:\((?:\w|[ -])+\)\s*)?(?:volle\s+)?(?:kalender)?(?:dagen|jours)\b"
)
_IN_WEEKS = re.compile(rf"\b(?:(\d{{1,2}})|({'|'.join(_WEEKS)}))\s+(?:weken|semaines)\b")


class Start(StrEnum):
    """From when the days of a term count."""

    DAY_AFTER_DELIVERY = "day_after_delivery"
    DELIVERY = "delivery"
    THIRD_BUSINESS_DAY = "third_business_day"
    SENDING = "sending"
    LETTER_DATE = "letter_date"


_STARTS: tuple[tuple[Start, str], ...] = (
    (
        Start.THIRD_BUSINESS_DAY,
        r"derde werkdag(?: (?:na|volgend|die volgt)\b.{0,30}?(?:verzending|verzonden))?"
        r"|troisieme jour ouvrable(?:.{0,30}?envoi)?",
    ),
    (
        Start.DAY_AFTER_DELIVERY,
        rf"\bdag(?: die)? (?:nadat|na|volgt? op|volgend op)\b{_NOT_SENT}{{0,60}}?{_REACHED}\w*"
        rf"|\b(?:lendemain|jour(?: calendrier)? (?:qui suit|suivant))\b{_NOT_SENT}{{0,40}}?{_REACHED}\w*",
    ),
    (
        Start.SENDING,
        r"\b(?:na|vanaf|sinds)(?: de| het)?(?: dag| datum)?(?: van| na)?(?: de| het)? ?"
        r"(?:verzend(?:ing|en|datum)|versturen|verzonden)\b(?: van\b.{0,15}?(?:brief|herinnering))?"
        r"|\b(?:lendemain|jour(?: calendrier)? qui suit|apres|compter|partir|dater|suivant)\b"
        r".{0,25}?\benvoi\b",
    ),
    (
        Start.DELIVERY,
        rf"\b(?:na|vanaf)(?: de)?(?: dag| datum)?(?: van)?(?: de| uw)? ?(?:bezorging|ontvangst|aflevering)\b"
        rf"|\bnadat {_LETTER}\b{_NOT_SENT}{{0,30}}?{_REACHED}\w*|\bna\b{_NOT_SENT}{{0,12}}?\bontvangst\b"
        r"|\b(?:de|des|apres|compter|partir|dater|suivant)(?: de)?(?: la| sa| votre)?(?: date de)?(?: la)? ?"
        r"(?:reception|remise)\b",
    ),
    (
        Start.LETTER_DATE,
        r"\b(?:na|vanaf|van) (?:heden|vandaag)\b|\b(?:na|vanaf)(?: de)? dagtekening\b"
        rf"|\b(?:na|vanaf)(?: de)? (?:briefdatum|datum (?:van|op) {_LETTER})\b"
        r"|\b(?:dater|compter|partir)(?: de| d')(?: la)? ?"
        r"(?:ce jour|presente|aujourd'hui"
        r"|date (?:de (?:la )?|du |d')?(?:presente?|cette lettre|ce rappel|courrier))"
        r"|\bdes ce jour\b",
    ),
)
"""The more exact before the less exact: what one has matched is no longer there for the next."""


@dataclass(frozen=True, slots=True)
class TermWording:
    """How many days a sentence gives and from when they count; none where that was not recognised."""

    days: int | None
    start: Start | None


def read_term(sentence: str) -> TermWording:
    """Return what a Dutch or French sentence says about its term; what is said in two ways is not known."""
    text = _plain(sentence)
    days = {_number(found, _NUMBERS, 1) for found in _DAYS.finditer(text)}
    days |= {_number(found, _WEEKS, 7) for found in _IN_WEEKS.finditer(text)}
    starts = set()
    for start, pattern in _STARTS:
        text, times = re.subn(pattern, " ", text)
        starts |= {start} if times else set()
    return TermWording(_only(days), _only(starts))


def _plain(sentence: str) -> str:
    """Return a sentence in small letters, without accents, with plain blanks and apostrophes."""
    parts = unicodedata.normalize("NFKD", sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(letters.casefold().split())


def _number(found: re.Match[str], words: dict[str, int], times: int) -> int:
    return times * (int(found[1]) if found[1] else words[found[2]])


def _only(found: set[T]) -> T | None:
    return next(iter(found)) if len(found) == 1 else None
