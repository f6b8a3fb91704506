"""Sentences in the languages of the desk, from the catalogues in ``resources/texts``.

A catalogue is a TOML file per subject and language; ``Wording(Language.NL)("worklist.title")`` reads the
key ``title`` of ``resources/texts/nl/worklist.toml``. Placeholders say how a value is written:
``{amount:money}``, ``{amount:euro}``, ``{day:date}``, ``{day:weekday}``, ``{rate:percent}``,
``{n:count}`` and ``{n:plural:dossier|dossiers}``; ``{reason:defect}`` says what is wrong with a notice, from
its code or in the words of whoever recorded it; ``{kind:cost}`` says what a cost was made for.
"""

import string
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from clerkdesk.domain.parties import Language
from clerkdesk.paths import resources

_WEEKDAYS = {
    Language.NL: ("ma", "di", "wo", "do", "vr", "za", "zo"),
    Language.FR: ("lu", "ma", "me", "je", "ve", "sa", "di"),
    Language.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_COUNTRIES = {
    Language.NL: {"BE": "België", "DE": "Duitsland", "FR": "Frankrijk", "LU": "Luxemburg", "NL": "Nederland"},
    Language.FR: {"BE": "Belgique", "DE": "Allemagne", "FR": "France", "LU": "Luxembourg", "NL": "Pays-Bas"},
    Language.EN: {
        "BE": "Belgium",
        "DE": "Germany",
        "FR": "France",
        "LU": "Luxembourg",
        "NL": "the Netherlands",
    },
}
SPOKEN = tuple(_WEEKDAYS)
"""The languages in which every sentence exists."""


class Wording:
    """The sentences of one language. German readers get English sentences on screen."""

    def __init__(self, language: Language) -> None:
        self.language = language if language in SPOKEN else Language.EN
        self._formatter = _Formatter(self.language)

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the sentence ``key`` with ``params`` filled in; an unknown key is a ``KeyError``."""
        subject, _, name = key.partition(".")
        return self._formatter.format(catalogue(self.language, subject)[name], **params)

    def has(self, key: str) -> bool:
        """Return whether there is a sentence ``key``."""
        subject, _, name = key.partition(".")
        return name in catalogue(self.language, subject)


@cache
def catalogue(language: Language, subject: str) -> Mapping[str, str]:
    """Return the sentences of ``subject`` by dotted key; an unknown subject is a ``KeyError``."""
    path = resources() / "texts" / language / f"{subject}.toml"
    if not path.is_file():
        raise KeyError(f"no texts about {subject!r} in {language!r}")
    return dict(_flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def _flatten(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            found += _flatten(value, f"{key}.")
        else:
            found.append((key, str(value)))
    return found


def money(amount: int, language: Language = Language.NL) -> str:
    """Return cents as they are written in tables: ``1.234,56`` (``1,234.56`` in English)."""
    sign = "-" if amount < 0 else ""
    whole, cents = divmod(abs(amount), 100)
    return f"{sign}{_grouped(whole, language)}{_decimal_sign(language)}{cents:02d}"


def percent(rate: Decimal, language: Language = Language.NL) -> str:
    """Return a percentage without trailing zeros beyond its own: ``10,5``."""
    return f"{rate.normalize():f}".replace(".", _decimal_sign(language))


def _grouped(whole: int, language: Language) -> str:
    return f"{whole:,}" if language is Language.EN else f"{whole:,}".replace(",", ".")


def _decimal_sign(language: Language) -> str:
    return "." if language is Language.EN else ","


class _Formatter(string.Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: object, format_spec: str) -> str:
        how, _, detail = format_spec.partition(":")
        match how, value:
            case "money", int():
                return money(value, self._language)
            case "euro", int():
                return f"€\N{NO-BREAK SPACE}{money(value, self._language)}"
            case "percent", Decimal():
                return percent(value, self._language)
            case "date", date():
                return f"{value:%d-%m-%Y}"
            case "weekday", date():
                return f"{_WEEKDAYS[self._language][value.weekday()]} {value.day}-{value.month}"
            case "count", int():
                return _grouped(value, self._language)
            case "plural", int():
                one, _, many = detail.partition("|")
                return one if value == 1 else many
            case (("country" | "defect" | "cost"), str()):
                return self._named(how, value)
            case "", str() | int():
                return str(value)
        raise TypeError(f"{value!r} cannot be written as {format_spec!r}")

    def _named(self, what: str, code: str) -> str:
        """Return the words for a code, the code itself where it is none: then it is words already."""
        if what == "country":
            return _COUNTRIES[self._language].get(code, code)
        subject, name = ("costs", "kind") if what == "cost" else ("notices", "defect")
        return catalogue(self._language, subject).get(f"{name}.{code}", code)
