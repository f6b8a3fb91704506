"""The letters of a run as one PDF for the printer, in the order of the post."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from clerkdesk.letters.letter import Address


@dataclass(frozen=True, slots=True)
class Piece:
    """One letter of the job: where it goes, and its PDF."""

    address: Address
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PrintJob:
    """The merged PDF. ``order`` holds the indexes of the pieces as printed.

    ``pages`` counts the pages that carry text, ``sheets`` the paper; ``envelopes`` counts by country.
    """

    pdf: bytes
    order: tuple[int, ...]
    pages: int
    sheets: int
    envelopes: tuple[tuple[str, int], ...]


def print_job(pieces: Sequence[Piece], duplex: bool = False) -> PrintJob:
    """Return the pieces by country, postcode and house number.

    With ``duplex`` a letter of an odd number of pages is followed by an empty one, so that every letter
    begins on a sheet of its own.
    """
    order = sorted(range(len(pieces)), key=lambda index: _by_post(pieces[index].address, index))
    job = pikepdf.new()
    pages = sheets = 0
    for index in order:
        with pikepdf.open(BytesIO(pieces[index].pdf)) as letter:
            count = len(letter.pages)
            size = letter.pages[0].mediabox
            job.pages.extend(letter.pages)
        pages += count
        sheets += -(-count // 2) if duplex else count
        if duplex and count % 2:
            job.add_blank_page(page_size=(float(size[2]), float(size[3])))
    made = BytesIO()
    job.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    envelopes = Counter(pieces[index].address.country for index in order)
    return PrintJob(made.getvalue(), tuple(order), pages, sheets, tuple(sorted(envelopes.items())))


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as letter:
        return len(letter.pages)


def _by_post(address: Address, index: int) -> tuple[str, str, int, str, int]:
    digits = re.match(r"\d+", address.number.strip())
    postcode = re.sub(r"\W", "", address.postcode).upper()
    return address.country, postcode, int(digits[0]) if digits else 0, address.number, index
