"""The PDF of a merged document, cut into the letters it was made of."""

from collections.abc import Mapping
from io import BytesIO

import pikepdf

from clerkdesk.letters.merging import end_of, start_of


def split(merged: bytes, letters: int) -> tuple[bytes, ...] | None:
    """Return the PDF of each letter, or none where one does not begin right after another ends.

    A page in the wrong envelope would tell one debtor about another, so every page must be accounted for by
    the marks of the beginning and of the end of its letter.
    """
    with pikepdf.open(BytesIO(merged)) as pdf:
        pages = _pages_of(pdf, letters)
        if pages is None:
            return None
        return tuple(_cut(pdf, first, last) for first, last in pages)


def _pages_of(pdf: pikepdf.Pdf, letters: int) -> list[tuple[int, int]] | None:
    places = pdf.Root.get("/Dests")
    if places is None:
        return None
    numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    found = [
        (_page(places, start_of(index), numbers), _page(places, end_of(index), numbers))
        for index in range(letters)
    ]
    expected = 0
    for first, last in found:
        if first != expected or last < first:
            return None
        expected = last + 1
    return found if expected == len(pdf.pages) else None


def _page(places: pikepdf.Object, name: str, numbers: Mapping[object, int]) -> int:
    """Return the number of the page that a named place is on, or -1."""
    place = places.get(f"/{name}")
    if place is None:
        return -1
    target = place if isinstance(place, pikepdf.Array) else place["/D"]
    return numbers.get(pikepdf.Page(target[0]).objgen, -1)


def _cut(pdf: pikepdf.Pdf, first: int, last: int) -> bytes:
    letter = pikepdf.new()
    letter.pages.extend(pdf.pages[first : last + 1])
    made = BytesIO()
    letter.save(made, deterministic_id=True)
    return made.getvalue()
