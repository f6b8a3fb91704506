"""What a clerk says on the phone about an amount, in every language that a debtor may speak."""

from collections.abc import Iterable, Mapping

from clerkdesk.domain.lines import Reason
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.wording import SPOKEN, Wording
from ui.dossier.account_rows import Part

Spoken = Mapping[Language, str]


def of_reason(reason: Reason) -> Spoken:
    """Return the plain sentence of a reason by language."""
    return {
        language: Wording(language)(f"reasons.{reason.code}.phone", **reason.params) for language in SPOKEN
    }


def of_sum(name: str, amount: Money, parts: Iterable[Part]) -> Spoken:
    """Return by language what a total is made of; empty for one that nobody asks about on the phone."""
    key = f"explain.phone.{name}"
    named = [part for part in parts if part.name]
    found: dict[Language, str] = {}
    for language in SPOKEN:
        words = Wording(language)
        if not words.has(key):
            return {}
        listed = ", ".join(
            words(f"explain.phone_part.{part.name}", amount=abs(part.amount)) for part in named
        )
        found[language] = words(key, amount=amount, parts=listed)
    return found


def first_language(asked: Language) -> Language:
    """Return the language to begin with: that of the debtor, English where it is none of the desk's."""
    return asked if asked in SPOKEN else Language.EN
