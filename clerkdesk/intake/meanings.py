"""Words in cells that mean one of a few things: the kind of debtor, the country, the language, yes and no."""

from functools import cache

from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.intake.synonyms import meanings, words_for
from clerkdesk.intake.words import folded

_NAMES_IN = ("nl", "fr", "en", "de")
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def read_kind(text: str) -> DebtorKind | None:
    """Return the kind of debtor that ``text`` names, none when it names none."""
    found = meanings("kinds").get(folded(text))
    return None if found is None else DebtorKind(found)


def read_language(text: str) -> Language | None:
    """Return the language that ``text`` names, none when it names none that we write."""
    found = meanings("languages").get(folded(text))
    return None if found is None else Language(found)


def read_yes(text: str) -> bool | None:
    """Return whether ``text`` says yes or no, none when it says neither."""
    word = folded(text)
    return True if word in words_for("yes") else False if word in words_for("no") else None


def read_country(text: str) -> str | None:
    """Return the ISO 3166 code of the country that ``text`` names by code or in four languages."""
    return _countries().get(folded(text))


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for language in _NAMES_IN:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                found.setdefault(folded(name), code)
                found[code.casefold()] = code
    return found | meanings("countries")
