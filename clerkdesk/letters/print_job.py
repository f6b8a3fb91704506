"""The letters of a run as one PDF for the printer, in the order of the post."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerkdesk.letters.letter import Address


@dataclass(frozen=True, slots=True)
class Piece:
    """One letter of the job: where it goes, and its PDF."""

    address: Address
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PrintJob:
    """The merged PDF. ``order`` holds the indexes of the pieces as printed; ``envelopes`` counts by country."""

    pdf: bytes
    order: tuple[int, ...]
    pages: int
    sheets: int
    envelopes: tuple[tuple[str, int], ...]


def print_job(pieces: Sequence[Piece], duplex: bool = False) -> PrintJob:
    """Return the pieces by country, postcode and house number; ``duplex`` starts every letter on a new sheet."""
    raise NotImplementedError
