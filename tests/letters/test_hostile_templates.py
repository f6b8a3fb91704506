"""Templates that would run, fetch or hide something: refused with a reason (hostile-input.md section 4)."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters.letter import LetterKind
from clerkdesk.letters.lint import lint
from clerkdesk.letters.sandbox import environment
from clerkdesk.letters.template import load
from clerkdesk.wording import SPOKEN, Wording

Insert = Callable[[str], bytes]
Edited = Callable[..., bytes]


def problems(content: bytes, kind: LetterKind = LetterKind.FOURTEEN_DAY_LETTER) -> list[Problem]:
    """Return the problems of a Dutch template, each said in every language on the way."""
    found = list(lint(content, kind, Language.NL))
    for problem in found:
        for language in SPOKEN:
            assert Wording(language)(f"problems.{problem.code}", **problem.params)
    return found


def codes(content: bytes) -> list[str]:
    """Return the codes of the problems of a Dutch 14-day letter."""
    return [problem.code for problem in problems(content)]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ claims.pop() }}",
        "{{ range(10) }}",
        "{{ 'x' * 300000000 }}",
        "{{ 9 ** 9 }}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'x' %}",
        "{{ dossier[0] }}",
        "{% for a in claims %}{% for b in claims %}x{% endfor %}{% endfor %}",
    ],
)
def test_w01_w02_w03_code_in_a_template_is_refused(inserted: Insert, attack: str) -> None:
    found = codes(inserted(attack.replace("'", "&#39;")))
    assert set(found) & {"letters.template_code", "letters.field_unknown", "letters.template_syntax"}


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ a.pop() }}",
        "{{ a.clear() }}",
        "{{ 'x' * 9 }}",
        "{{ 2 ** 9 }}",
        "{{ b + 1 }}",
    ],
)
def test_w01_w02_w03_the_sandbox_refuses_what_the_examination_would_miss(attack: str) -> None:
    with pytest.raises(SecurityError):
        environment().from_string(attack).render(a=[1], b=2)


def test_w01_nothing_is_within_reach_of_a_template() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ cycler }}").render()


def test_w04_a_misspelt_field_is_named_with_its_paragraph_and_its_neighbour(inserted: Insert) -> None:
    (problem,) = problems(inserted("Bedrag: {{ totals.deu }} EUR"))
    assert problem.code == "letters.field_unknown_near"
    assert problem.params["field"] == "totals.deu"
    assert problem.params["near"] == "totals.due"
    assert problem.params["paragraph"] == 1
    assert problem.params["text"] == "Bedrag: {{ totals.deu }} EUR"
    sentence = Wording(Language.NL)(f"problems.{problem.code}", **problem.params)
    assert sentence.startswith("Het veld «totals.deu» bestaat niet; bedoelt u «totals.due»?")


def test_w04_a_misspelt_field_of_a_row_is_found_too(inserted: Insert) -> None:
    (problem,) = problems(inserted("{% for row in claims %}{{ row.bedrga }}{% endfor %}"))
    assert problem.params["field"] == "claims.bedrga"


def test_w10_a_field_split_over_runs_is_still_examined(edited: Edited) -> None:
    runs = "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ bed</w:t></w:r><w:r><w:t>rga }}</w:t></w:r></w:p>"
    content = edited(lambda xml: xml.replace("<w:body>", f"<w:body>{runs}", 1))
    assert [problem.params["field"] for problem in problems(content)] == ["bedrga"]


def test_a_list_cannot_be_printed_and_a_text_cannot_be_repeated(inserted: Insert) -> None:
    assert codes(inserted("{{ claims }}")) == ["letters.field_not_printable"]
    assert codes(inserted("{% for x in dossier %}{{ x }}{% endfor %}")) == ["letters.field_not_a_list"]


def test_a_condition_without_an_end_is_told(inserted: Insert) -> None:
    assert "letters.template_syntax" in codes(inserted("{% if by_post %}Post"))


@pytest.mark.parametrize("code", ["INCLUDETEXT c:/x", "DDEAUTO cmd", "MACROBUTTON Evil", "LINK Excel"])
def test_w09_field_codes_that_fetch_or_run_are_refused(edited: Edited, code: str) -> None:
    half = len(code) // 2
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    halves = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in (code[:half], code[half:]))
    runs = f"<w:p>{begin}{halves}</w:p>"
    content = edited(lambda xml: xml.replace("<w:body>", f"<w:body>{runs}", 1))
    assert codes(content) == ["letters.template_field_code"]


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "frame", "oleObject"])
def test_w09_relations_to_the_outside_are_refused(edited: Edited, kind: str) -> None:
    relation = (
        '<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="https://evil.example/x" TargetMode="External"/></Relationships>'
    )
    content = edited(lambda xml: xml.replace("</Relationships>", relation), "word/_rels/document.xml.rels")
    assert codes(content) == ["letters.template_external"]


def test_w09_a_link_to_a_website_is_no_danger(edited: Edited) -> None:
    relation = (
        '<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'hyperlink" Target="https://geldfit.nl" TargetMode="External"/></Relationships>'
    )
    content = edited(lambda xml: xml.replace("</Relationships>", relation), "word/_rels/document.xml.rels")
    assert codes(content) == []


def test_w09_macros_are_refused(edited: Edited) -> None:
    assert codes(edited(**{"word/vbaProject.bin": b"macro"})) == ["letters.template_embedded"]
    macro = edited(
        lambda xml: xml.replace("wordprocessingml.document.main", "macroEnabled.main"), "[Content_Types].xml"
    )
    assert codes(macro) == ["letters.template_macros"]


def test_w08_entities_are_refused(edited: Edited) -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert codes(edited(**{"word/extra.xml": laughs.encode()})) == ["letters.template_part_broken"]


def test_w08_a_file_that_unpacks_to_far_too_much_is_refused() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 31_000_000)
    assert codes(bomb.getvalue()) == ["letters.template_too_large"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 no zip"])
def test_what_is_no_word_document_is_told(content: bytes) -> None:
    assert codes(content) == ["letters.template_not_word"]


def test_w10_a_field_where_nothing_is_filled_is_refused(edited: Edited) -> None:
    content = edited(lambda xml: xml.replace("ClerkDesk", "{{ debtor.name }}"), "docProps/core.xml")
    assert codes(content) == ["letters.template_field_misplaced"]


def test_s16_a_14_day_letter_without_the_exact_costs_is_refused(edited: Edited) -> None:
    content = edited(lambda xml: xml.replace("announced_costs", "totals.collection_costs"))
    assert codes(content) == ["letters.missing_exact_cost"]


def test_b18_a_14_day_letter_without_the_safe_term_is_refused(edited: Edited) -> None:
    content = edited(lambda xml: xml.replace("nadat deze brief bij u is bezorgd", "na dagtekening"))
    assert codes(content) == ["letters.missing_fourteen_days", "letters.template_phrase_forbidden"]


def test_a16_a_letter_without_account_or_qr_code_is_refused(edited: Edited) -> None:
    content = edited(
        lambda xml: xml.replace('name="payment_qr"', 'name="Picture"').replace("{{ reference }}", "")
    )
    assert codes(content) == ["letters.template_picture_missing", "letters.missing_payment"]


def test_a_template_with_problems_is_not_loaded(inserted: Insert) -> None:
    loaded = load(inserted("{{ bedrga }}"), LetterKind.FOURTEEN_DAY_LETTER, Language.NL)
    assert isinstance(loaded, tuple)
