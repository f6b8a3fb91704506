"""Claim lists for tests of screens, and the creditor that sends them."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from openpyxl import Workbook

from clerkdesk.domain.parties import Language
from clerkdesk.services.context import Desk
from clerkdesk.services.creditors import CreditorCard, save_creditor
from clerkdesk.services.done import Done

HEADERS = (
    "Klantnr",
    "Naam",
    "Soort",
    "Straat",
    "Postcode",
    "Plaats",
    "Land",
    "Factuurnummer",
    "Factuurdatum",
    "Vervaldatum",
    "Openstaand",
    "Betwist",
)
GOOD = tuple(
    tuple(row.split("|"))
    for row in (
        "K-1|Els Peeters|particulier|Dorpsstraat 13|3511 AB|Utrecht|NL|F-1|01-02-2026|03-03-2026|250,00|nee",
        "K-2|Luc Claes|particulier|Kerkstraat 16|9000|Gent|BE|F-2|02-02-2026|04-03-2026|1.480,50|nee",
        "K-3|Korenaar BV|bedrijf|Markt 1|5611 EC|Eindhoven|NL|F-3|03-02-2026|05-03-2026|99,95|nee",
        "K-4|Joke Martens|particulier|Lindelaan 4|4811 GB|Breda|NL|F-4|03-02-2026|05-03-2026|75,00|ja",
    )
)
"""Four debtors: consumers of both countries, a company, and one who disputes."""
BAD = tuple(
    tuple(row.split("|"))
    for row in (
        "K-5|Kees Smit|particulier|Markt 9|5611 EC|Eindhoven|NL|F-5|04-02-2026|06-03-2026|zie bijlage|nee",
        "K-6|Mia Post|particulier|Markt 8|5611 EC|Eindhoven|NL|F-6|04-02-2026|31-02-2026|60,00|nee",
    )
)
"""Rows with an amount that is none, and a day that is none."""


def claim_list(path: Path, rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS) -> Path:
    """Write a workbook of ``rows`` to ``path``."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Openstaand"
    for row in (headers, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def a_creditor(desk: Desk, name: str = "Woonhuys BV", country: str = "NL") -> int:
    """Return the id of a creditor that is kept."""
    card = CreditorCard(
        id=None,
        version=0,
        name=name,
        country=country,
        street="Stationsplein 1",
        postcode="3511 ED",
        city="Utrecht",
        language=Language.NL,
        iban="NL91ABNA0417164300",
    )
    kept = save_creditor(desk, uuid4(), card)
    assert isinstance(kept, Done), kept
    return kept.value
