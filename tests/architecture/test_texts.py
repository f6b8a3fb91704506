"""Every sentence exists in the three languages of the desk, with the same placeholders."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from clerkdesk.domain.parties import Language
from clerkdesk.wording import SPOKEN, catalogue
from tests.architecture.tree import ROOT, modules, name

TEXTS = ROOT / "resources" / "texts"
SUBJECTS = sorted(path.stem for path in (TEXTS / "nl").glob("*.toml"))
KEY = re.compile(r"""\bt\(\s*["']([a-z_]+\.[a-z0-9_.]+)["']""")


def placeholders(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def test_the_languages_have_the_same_subjects() -> None:
    for language in SPOKEN:
        assert sorted(path.stem for path in (TEXTS / language).glob("*.toml")) == SUBJECTS


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_sentence_exists_in_every_language_with_the_same_placeholders(subject: str) -> None:
    dutch = catalogue(Language.NL, subject)
    for language in SPOKEN:
        other = catalogue(language, subject)
        assert set(other) == set(dutch), language
        differing = {key for key in dutch if placeholders(dutch[key]) != placeholders(other[key])}
        assert not differing, language


@pytest.mark.parametrize("file", sorted(TEXTS.rglob("*.toml")), ids=lambda path: path.parent.name + path.stem)
def test_catalogues_are_sound(file: Path) -> None:
    assert tomllib.loads(file.read_text(encoding="utf-8"))


def test_every_sentence_that_a_screen_asks_for_exists() -> None:
    unknown = []
    for path in modules("ui"):
        for key in KEY.findall(path.read_text(encoding="utf-8")):
            subject, _, rest = key.partition(".")
            if subject not in SUBJECTS or rest not in catalogue(Language.NL, subject):
                unknown.append(f"{name(path)}: {key}")
    assert not unknown
