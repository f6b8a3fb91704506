"""How fast letters are made, beside the plain library and one converter call in the same run (design 11)."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import chain

from docxtpl import DocxTemplate

from clerkdesk.domain.parties import Language
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.references import reference_for
from clerkdesk.letters.converter import Converter, find_converter
from clerkdesk.letters.letter import LetterData, LetterKind
from clerkdesk.letters.office_program import OfficeProgram, find_program
from clerkdesk.letters.payment_code import payment_code
from clerkdesk.letters.render import render_letter
from clerkdesk.letters.sample import sample
from clerkdesk.letters.template import path_of, shipped
from clerkdesk.letters.values import values_of

CORES = 2
KIND, LANGUAGE = LetterKind.FOURTEEN_DAY_LETTER, Language.NL


def letters(count: int) -> list[LetterData]:
    """Return ``count`` letters with a dossier, a reference and so a QR code of their own."""
    one = sample(KIND, LANGUAGE)
    return [
        replace(one, dossier=f"2026-{n:06d}", reference=reference_for("NL", 2_026_000_000 + n))
        for n in range(1, count + 1)
    ]


def plain(data: LetterData) -> bytes:
    """Return a letter as the plain library makes it: read, fill, change the picture, save."""
    template = DocxTemplate(path_of(data.kind, data.language))
    template.render(values_of(data), autoescape=True)
    office = data.office
    code = payment_code(office.iban, office.account_holder, data.totals.due, data.reference)
    template.replace_pic("image.png", BytesIO(code))
    made = BytesIO()
    template.save(made)
    return made.getvalue()


def ours(chunk: Sequence[LetterData]) -> list[bytes]:
    """Return letters as the program makes them."""
    return [render_letter(shipped(data.kind, data.language), data) for data in chunk]


def timed(work: Callable[[], list[bytes]]) -> tuple[float, list[bytes]]:
    """Return how many seconds the work took, and what it made."""
    began = time.perf_counter()
    made = work()
    return time.perf_counter() - began, made


def on_both_cores(every: list[LetterData]) -> list[bytes]:
    """Return the letters, made by two processes."""
    with ProcessPoolExecutor(CORES) as pool:
        return list(chain.from_iterable(pool.map(ours, [every[core::CORES] for core in range(CORES)])))


def converted(converter: Converter, documents: list[bytes]) -> list[bytes]:
    """Return the PDFs; one that is missing ends the measurement."""
    made = converter.to_pdf(documents)
    lost = [result for result in made if isinstance(result, Problem)]
    if lost:
        raise SystemExit(f"{len(lost)} letters were not converted: {lost[0].code}")
    return [result for result in made if isinstance(result, bytes)]


def one_call(documents: list[bytes]) -> list[bytes]:
    """Return the PDFs of one LibreOffice that is given all files in one call."""
    program = find_program()
    if program is None:
        raise SystemExit("LibreOffice is not installed")
    made = OfficeProgram(program).convert(documents)
    return [result for result in made if isinstance(result, bytes)]


def main() -> int:
    """Measure, print a table, and end with the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1_000, help="how many letters (default 1000)")
    count = parser.parse_args().letters
    converter = find_converter()
    if isinstance(converter, Problem):
        raise SystemExit("LibreOffice is not installed")
    every = letters(count)
    ours(every[:1])
    converted(converter, ours(every[:4]))
    one_core, documents = timed(lambda: ours(every))
    rows = [
        ("docx, plain library", timed(lambda: [plain(data) for data in every])[0]),
        ("docx, ours, one core", one_core),
        ("docx, ours, both cores", timed(lambda: on_both_cores(every))[0]),
        ("pdf, one converter call", timed(lambda: one_call(documents))[0]),
        ("pdf, ours, both cores", timed(lambda: converted(converter, documents))[0]),
    ]
    print(f"{'letters':26}{'seconds':>10}{'ms each':>10}")
    for name, seconds in rows:
        print(f"{name:26}{seconds:10.2f}{1000 * seconds / count:10.1f}")
    took = dict(rows)
    docx_ratio = took["docx, ours, both cores"] / took["docx, plain library"]
    pdf_ratio = took["pdf, ours, both cores"] / took["pdf, one converter call"]
    print(f"docx_ratio={docx_ratio:.3f} pdf_ratio={pdf_ratio:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
