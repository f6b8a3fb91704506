"""What is typed and what is kept meet in one normal form (rows S6, A11)."""

import pytest

from clerkdesk.services.search_terms import Findable, readings, terms


def found(typed: str, kept: Findable) -> bool:
    """Return whether some reading of ``typed`` has each word begin a term of ``kept``."""
    known = terms(kept)
    return any(all(any(t.startswith(w) for t in known) for w in way) for way in readings(typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Van den Broeck, Élise", "van den broeck"),
        ("Van den Broeck, Élise", "vandenbroeck"),
        ("Van den Broeck, Élise", "elise broe"),
        ("Vandenbroeck Elise", "Van den Broeck"),
        ("De Smet Transport NV", "desmet"),
        ("Desmet Transport NV", "de smet"),
        ("Bakkerij D'Hondt B.V.", "d'hondt"),
        ("Bakkerij D'Hondt B.V.", "dhondt"),
        ("Lambert, Jean-Luc", "jean-luc"),
        ("Lambert, Jean Luc", "jean-luc lambert"),
        ("Sørensen Łukasz", "sorensen lukasz"),
        ("Straßmann", "strassmann"),
        ("MÜLLER", "müller"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, typed: str) -> None:
    assert found(typed, Findable(names=(name,)))


@pytest.mark.parametrize(
    "typed", ["0475 12 34 56", "+32 475 12 34 56", "0032475123456", "0475/12.34.56", "0475123"]
)
def test_a_belgian_telephone_number_is_found_however_it_is_written(typed: str) -> None:
    assert found(typed, Findable(telephones=("+32 475 12 34 56",)))
    if "+" not in typed and not typed.startswith("00"):
        assert found(typed, Findable(telephones=("0475 12 34 56",)))


def test_references_are_found_with_and_without_their_separators() -> None:
    kept = Findable(
        numbers=("26-104586", "F-20391"),
        references=("+++010/8068/17183+++", "BE68 5390 0754 7034", "BE0417.497.106"),
        emails=("p.jansen@voorbeeld.nl",),
    )
    for typed in (
        "26-104586",
        "104586",
        "26104586",
        "f20391",
        "20391",
        "010/8068/17183",
        "+++010/8068/17183+++",
    ):
        assert found(typed, kept), typed
    for typed in ("BE68 5390 0754 7034", "be6853900754", "5390", "0417.497.106", "p.jansen@voorb", "pjansen"):
        assert found(typed, kept) is (typed != "5390"), typed


def test_every_word_has_to_be_found() -> None:
    kept = Findable(names=("Peeters, Els",), numbers=("26-104586",))
    assert found("peeters 104586", kept)
    assert not found("peeters 104587", kept)


@pytest.mark.parametrize(
    "typed", ["", "  ", "%", "_", "%%%%%%%%", "' --", "\\", "ab", "a b c", "\0", "\ud800\ud800\ud800"]
)
def test_what_holds_no_word_of_three_characters_is_no_question(typed: str) -> None:
    assert readings(typed) == ()


def test_ten_thousand_characters_ask_for_a_few_words_only() -> None:
    assert len(readings("jansen peeters visser maes claes smit bos kaya lambert " * 200)[0]) == 8
    assert readings("x" * 10_000) == (("x" * 40,),)
