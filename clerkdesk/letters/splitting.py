"""The PDF of a merged document, cut into the letters it was made of."""

from io import BytesIO
from itertools import pairwise

import pikepdf

from clerkdesk.letters.merging import start_of


def split(merged: bytes, letters: int) -> tuple[bytes, ...] | None:
    """Return the PDF of each of ``letters`` letters, or none when their beginnings cannot be told."""
    with pikepdf.open(BytesIO(merged)) as pdf:
        starts = _starts(pdf, letters)
        if starts is None:
            return None
        ends = [*starts[1:], len(pdf.pages)]
        return tuple(_cut(pdf, start, end) for start, end in zip(starts, ends, strict=True))


def _starts(pdf: pikepdf.Pdf, letters: int) -> list[int] | None:
    places = pdf.Root.get("/Dests")
    if places is None:
        return None
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    starts = []
    for index in range(letters):
        place = places.get(f"/{start_of(index)}")
        if place is None:
            return None
        target = place if isinstance(place, pikepdf.Array) else place["/D"]
        starts.append(pages[pikepdf.Page(target[0]).objgen])
    rising = all(before < after for before, after in pairwise(starts))
    return starts if rising and starts[0] == 0 else None


def _cut(pdf: pikepdf.Pdf, start: int, end: int) -> bytes:
    letter = pikepdf.new()
    letter.pages.extend(pdf.pages[start:end])
    made = BytesIO()
    letter.save(made, deterministic_id=True)
    return made.getvalue()
