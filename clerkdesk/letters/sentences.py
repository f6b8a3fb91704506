"""The standard sentences of letters, chosen by law, debtor and kind."""

from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.letters.letter import LetterData
from clerkdesk.wording import Wording


def next_step(data: LetterData) -> str:
    """Return what happens when the letter is not heeded: only what the law allows (row A4)."""
    return _say(data, f"next.{data.kind}.{data.law.lower()}")


def rights(data: LetterData) -> tuple[str, ...]:
    """Return the rights and duties that this debtor is told of (Bki art. 4.1, WER XIX.3 and XIX.7)."""
    names = [*_RIGHTS[_group(data)]]
    if data.office.disputes_body and "complaint" in names:
        names[names.index("complaint")] = "complaint_body"
    return tuple(_say(data, f"right.{name}") for name in names)


_RIGHTS = {
    "nl-natural": ("paid", "dispute", "specification", "plan", "help", "complaint"),
    "be-consumer": ("paid", "dispute_be", "proof_be", "plan_be", "help_be"),
    "business": ("paid", "dispute", "plan"),
}


def _group(data: LetterData) -> str:
    if data.law == "NL" and data.debtor_kind is not DebtorKind.COMPANY:
        return "nl-natural"
    if data.law == "BE" and data.debtor_kind is DebtorKind.CONSUMER:
        return "be-consumer"
    return "business"


def _say(data: LetterData, name: str) -> str:
    return Wording(data.language)(
        f"letters.{name}",
        creditor=data.creditor.name,
        email=data.office.email,
        phone=data.office.phone.replace(" ", "\N{NO-BREAK SPACE}"),
        body=data.office.disputes_body,
    )


def salutation(language: Language) -> str:
    """Return how one writes to somebody of whom no more is known."""
    return Wording(language)("letters.salutation")


def country(code: str, language: Language) -> str:
    """Return the name of a country where the desk knows it, else its code."""
    say = Wording(language)
    return say(f"letters.country.{code}") if say.has(f"letters.country.{code}") else code


def register(code: str, language: Language) -> str:
    """Return the word before a number in the trade register of a country."""
    say = Wording(language)
    return (
        say(f"letters.register.{code}")
        if say.has(f"letters.register.{code}")
        else say("letters.register.other")
    )
