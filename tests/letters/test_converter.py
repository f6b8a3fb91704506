"""Letters on paper: PDFs by the real word processor, and the print job of a run."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.letters import office_program
from clerkdesk.letters.converter import Converter, LibreOffice
from clerkdesk.letters.letter import Address, LetterData, LetterKind
from clerkdesk.letters.merging import family, merge
from clerkdesk.letters.print_job import Piece, page_count, print_job
from clerkdesk.letters.render import render_letter
from clerkdesk.letters.sample import sample
from clerkdesk.letters.splitting import split
from clerkdesk.letters.template import shipped
from clerkdesk.wording import SPOKEN

Text = Callable[[bytes], str]


def document(data: LetterData) -> bytes:
    """Return the letter as .docx."""
    return render_letter(shipped(data.kind, data.language), data)


def numbered(kind: LetterKind, number: int) -> LetterData:
    """Return a Dutch letter that can be told from the others by dossier, name and amount."""
    data = sample(kind, Language.NL)
    row = replace(data.claims[0], amount=Money(10_000 + number))
    added = sum(other.amount for other in data.claims[1:]) + sum(other.amount for other in data.statement)
    due = Money(row.amount + added)
    return replace(
        data,
        dossier=f"2026-{number:06d}",
        addressee=replace(data.addressee, name=f"Persoon {number:03d}"),
        claims=(row, *data.claims[1:]),
        totals=replace(data.totals, due=due),
    )


def pdfs(converter: Converter, *documents: bytes) -> list[bytes]:
    """Return the PDFs, all of which must have been made."""
    made = converter.to_pdf(documents)
    assert not [result for result in made if isinstance(result, Problem)]
    return [result for result in made if isinstance(result, bytes)]


def test_every_template_becomes_a_page_that_says_what_it_must(converter: Converter, text_of: Text) -> None:
    letters = [sample(kind, language) for language in SPOKEN for kind in LetterKind]
    for data, pdf in zip(letters, pdfs(converter, *map(document, letters)), strict=True):
        text = text_of(pdf).replace("\xa0", " ")
        assert "{" not in text
        assert ("650" if not data.statement else "656") in text
        assert data.dossier in text
        assert "NL91 ABNA 0417 1643 00" in text
        assert "IR-2025-00417" in text
        assert "300417" in text


def test_merged_letters_are_the_pages_of_their_own_debtor_only(converter: Converter, text_of: Text) -> None:
    letters = [numbered(LetterKind.FIRST_DEMAND, number) for number in range(7)]
    together = pdfs(converter, *map(document, letters))
    alone = [pdfs(converter, document(data))[0] for data in letters[:2]]
    assert [text_of(pdf) for pdf in together[:2]] == [text_of(pdf) for pdf in alone]
    for number, pdf in enumerate(together):
        text = text_of(pdf)
        others = [f"2026-{other:06d}" for other in range(7) if other != number]
        assert f"Persoon {number:03d}" in text
        assert "pagina 2 van 2" in text
        assert not [other for other in others if other in text]


def test_templates_are_merged_only_with_their_own_kind_and_language() -> None:
    nl, fr = (document(sample(LetterKind.FIRST_DEMAND, language)) for language in (Language.NL, Language.FR))
    other = document(replace(sample(LetterKind.FIRST_DEMAND, Language.NL), dossier="2026-000009"))
    assert family(nl) == family(other) != family(fr)
    assert family(b"no letter") is None


def test_a_merged_pdf_whose_marks_do_not_account_for_every_page_is_not_cut(converter: Converter) -> None:
    letters = [document(numbered(LetterKind.FIRST_DEMAND, number)) for number in range(3)]
    (merged,) = pdfs(converter, merge(letters))
    assert split(merged, 3) is not None
    assert split(merged, 2) is None
    assert split(merged, 4) is None
    with pikepdf.open(BytesIO(merged)) as pdf:
        pdf.pages.insert(0, pdf.pages[1])
        shifted = BytesIO()
        pdf.save(shifted)
    assert split(shifted.getvalue(), 3) is None


def test_what_is_no_letter_is_a_problem_and_keeps_no_other_from_its_pdf(converter: Converter) -> None:
    good = document(numbered(LetterKind.FIRST_DEMAND, 1))
    made = converter.to_pdf([b"plain text", good])
    assert made[0] == Problem("letters.template_not_word")
    assert isinstance(made[1], bytes)


def test_a_cancel_leaves_the_rest_as_problems(converter: Converter) -> None:
    told: list[int] = []
    made = converter.to_pdf([document(numbered(LetterKind.FIRST_DEMAND, 1))], told.append, lambda: True)
    assert made == (Problem("converter.cancelled"),)
    assert told == [1]


@pytest.mark.skipif(not Path("/bin/sh").is_file(), reason="needs a shell to stand in for a broken program")
def test_a_program_that_answers_0_and_writes_nothing_is_found_out(tmp_path: Path) -> None:
    idle = tmp_path / "soffice"
    idle.write_text("#!/bin/sh\nexit 0\n")
    idle.chmod(0o755)
    assert LibreOffice(idle).to_pdf([document(numbered(LetterKind.FIRST_DEMAND, 1))]) == (
        Problem("converter.failed"),
    )


@pytest.mark.skipif(not Path("/bin/sh").is_file(), reason="needs a shell to stand in for a hanging program")
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_program, "START_SECONDS", 1)
    monkeypatch.setattr(office_program, "SECONDS_EACH", 0)
    hanging = tmp_path / "soffice"
    hanging.write_text("#!/bin/sh\nsleep 600\n")
    hanging.chmod(0o755)
    assert LibreOffice(hanging).to_pdf([document(numbered(LetterKind.FIRST_DEMAND, 1))]) == (
        Problem("converter.timeout"),
    )


def _pdf(pages: int) -> bytes:
    made = BytesIO()
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    pdf.save(made)
    return made.getvalue()


def test_the_print_job_is_in_the_order_of_the_post() -> None:
    def piece(country: str, postcode: str, number: str, pages: int = 1) -> Piece:
        return Piece(Address("Straat", number, postcode, "Stad", country), _pdf(pages))

    pieces = [
        piece("NL", "3731 GA", "112 B", 3), piece("NL", "1011AB", "9"), piece("BE", "9000", "21 bus 4", 2),
        piece("NL", "1011 ab", "10"), piece("BE", "1000", "1"),
    ]  # fmt: skip
    job = print_job(pieces)
    assert job.order == (4, 2, 1, 3, 0)
    assert (job.pages, job.sheets, page_count(job.pdf)) == (8, 8, 8)
    assert job.envelopes == (("BE", 2), ("NL", 3))


def test_a_duplex_job_starts_every_letter_on_a_sheet_of_its_own() -> None:
    here = Address("Straat", "1", "1000", "Stad", "BE")
    job = print_job([Piece(here, _pdf(3)), Piece(here, _pdf(2)), Piece(here, _pdf(1))], duplex=True)
    assert (job.pages, job.sheets, page_count(job.pdf)) == (6, 4, 8)
