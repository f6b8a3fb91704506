"""Every problem of a list is a sentence in every language, in a clerk's words (B2)."""

import re
import string
from pathlib import Path

import pytest

from clerkdesk import intake
from clerkdesk.domain.parties import Language
from clerkdesk.wording import catalogue

SPOKEN = (Language.NL, Language.FR, Language.EN)
SOURCES = sorted(Path(intake.__path__[0]).glob("*.py"))
BUILT = (
    "column_missing_name",
    "column_missing_invoice_number",
    "column_missing_open_amount",
    "column_missing_due",
)


def _codes() -> set[str]:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    return set(re.findall(r'"(intake\.[a-z_]+)"', text)) | {f"intake.{code}" for code in BUILT}


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_code_has_a_sentence(language: Language) -> None:
    assert _codes() - set(catalogue(language, "problems")) == set()


@pytest.mark.parametrize("code", sorted(_codes()))
def test_the_placeholders_are_the_same_in_every_language(code: str) -> None:
    dutch, *others = (_placeholders(catalogue(language, "problems")[code]) for language in SPOKEN)
    assert others == [dutch, dutch]
