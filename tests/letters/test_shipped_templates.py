"""The templates that the program brings: fit for use, complete, and made by their script."""

import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.letters.examine import examine
from clerkdesk.letters.fields import FieldType, elements, fields
from clerkdesk.letters.letter import LetterKind
from clerkdesk.letters.lint import lint
from clerkdesk.letters.package import unpack
from clerkdesk.letters.sample import sample
from clerkdesk.letters.template import path_of, shipped
from clerkdesk.letters.values import Value, values_of
from clerkdesk.paths import letter_templates
from clerkdesk.wording import SPOKEN, Wording

EVERY = [(kind, language) for kind in LetterKind for language in SPOKEN]


@pytest.fixture(scope="module")
def maker() -> Iterator[ModuleType]:
    """Yield the script that writes the templates."""
    folder = str(letter_templates())
    sys.path.insert(0, folder)
    specification = importlib.util.spec_from_file_location("letter_maker", letter_templates() / "make.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    yield module
    sys.path.remove(folder)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_each_shipped_template_passes_its_own_examination(kind: LetterKind, language: Language) -> None:
    assert lint(path_of(kind, language).read_bytes(), kind, language) == ()


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_script_makes_the_committed_templates_again(
    maker: ModuleType, kind: LetterKind, language: Language
) -> None:
    made, committed = unpack(maker.make(language, kind)), unpack(path_of(kind, language).read_bytes())
    assert made == committed, f"run letter_templates/make.py: {language}/{kind}.docx is not what it writes"


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_sample_letter_may_be_sent(kind: LetterKind, language: Language) -> None:
    assert examine(sample(kind, language)) == ()


def _names(values: dict[str, Value], prefix: str = "") -> Iterator[str]:
    for name, value in values.items():
        match value:
            case dict():
                yield from (f"{prefix}{name}.{entry}" for entry in value)
            case [dict() as row, *_]:
                yield from (prefix + name, *(f"{name}.{entry}" for entry in row))
            case _:
                yield prefix + name


def test_the_field_list_holds_exactly_what_a_letter_is_filled_with() -> None:
    values = values_of(sample(LetterKind.FIRST_DEMAND, Language.NL))
    pictures = {name for name, field in fields().items() if field.type is FieldType.PICTURE}
    assert set(_names(values)) | pictures == set(fields())


def test_elements_wanted_by_law_name_fields_that_exist() -> None:
    for kind in LetterKind:
        for element in elements(kind):
            assert set(element.fields) <= set(fields()), element.id


def test_every_missing_element_has_its_sentence_in_each_language() -> None:
    for language in SPOKEN:
        for kind in LetterKind:
            for element in elements(kind):
                assert Wording(language).has(f"problems.letters.missing_{element.id}")


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (LetterKind.FOURTEEN_DAY_LETTER, {"exact_cost", "fourteen_days"}),  # rows B18, B19, S16
        (LetterKind.FIRST_REMINDER, {"indemnity", "creditor_identity", "claims", "waiting_period"}),  # XIX.2
        (LetterKind.FORMAL_NOTICE, {"supervisor", "original_creditor", "specification"}),  # XIX.7 par. 2
    ],
)
def test_statutory_letters_have_their_elements(kind: LetterKind, wanted: set[str]) -> None:
    assert wanted <= {element.id for element in elements(kind)}


def test_german_readers_get_the_english_template() -> None:
    assert (
        shipped(LetterKind.FIRST_DEMAND, Language.DE).digest
        == shipped(LetterKind.FIRST_DEMAND, Language.EN).digest
    )


def test_a_belgian_consumer_is_told_other_rights_than_a_dutch_company() -> None:
    consumer = values_of(sample(LetterKind.FIRST_REMINDER, Language.FR))["rights"]
    company = values_of(sample(LetterKind.FIRST_DEMAND, Language.FR, "NL", DebtorKind.COMPANY))["rights"]
    assert "CPAS" in str(consumer)
    assert "CPAS" not in str(company)
