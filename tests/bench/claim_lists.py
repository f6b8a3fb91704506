"""Claim lists to measure with: believable rows, one in three of a debtor who was seen before."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

from clerkdesk.domain.parties import DebtorKind
from clerkdesk.services.demo.people import Invented, invent

_HEADERS = (
    "Debiteurnummer",
    "Naam debiteur",
    "Soort",
    "Straat en huisnummer",
    "Postcode",
    "Plaats",
    "Land",
    "Taal",
    "E-mail",
    "Telefoon",
    "KvK/KBO-nummer",
    "IBAN debiteur",
    "Factuurnummer",
    "Factuurdatum",
    "Vervaldatum",
    "Bedrag",
    "Openstaand",
    "Betwist",
)
_KINDS = {
    DebtorKind.CONSUMER: "particulier",
    DebtorKind.SOLE_TRADER: "eenmanszaak",
    DebtorKind.COMPANY: "bedrijf",
}
_WITH_US, _IN_LIST = 0.11, 0.33
_DAYS = (13, 14)


def write_list(path: Path, rows: int, with_us: Sequence[Invented], today: date) -> None:
    """Write to ``path`` (.xlsx) a list of ``rows`` claims.

    One row in nine is of somebody ``with_us`` already, two in nine are of a debtor further up in the list.
    """
    random = Random(rows)
    seen: list[tuple[str, Invented]] = []
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as workbook:
        page = workbook.add_worksheet("Vorderingen")
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        amount = workbook.add_format({"num_format": "#,##0.00"})
        formats = {**dict.fromkeys(_DAYS, day), 15: amount, 16: amount}
        page.write_row(0, 0, _HEADERS)
        for number in range(1, rows + 1):
            reference, debtor = _debtor(random, seen, with_us)
            for column, value in enumerate(_cells(random, number, reference, debtor, today)):
                if value != "":
                    page.write(number, column, value, formats.get(column))


def _debtor(
    random: Random, seen: list[tuple[str, Invented]], with_us: Sequence[Invented]
) -> tuple[str, Invented]:
    chance = random.random()
    if chance < _WITH_US and with_us:
        place = random.randrange(len(with_us))
        return f"B{place:06d}", with_us[place]
    if chance < _IN_LIST and seen:
        return random.choice(seen)
    seen.append((f"K{len(seen):06d}", invent(random)))
    return seen[-1]


def _cells(
    random: Random, number: int, reference: str, debtor: Invented, today: date
) -> tuple[str | int | float | date, ...]:
    invoiced = today - timedelta(days=random.randint(45, 600))
    cents = random.randint(20_00, 600_00) * random.choice((1, 1, 1, 5))
    return (
        reference,
        debtor.name,
        _KINDS[debtor.kind],
        debtor.street,
        debtor.postcode,
        debtor.city,
        debtor.country,
        debtor.language.upper(),
        debtor.email,
        debtor.telephone,
        debtor.enterprise_number,
        debtor.iban,
        f"{today.year}-{number:07d}",
        invoiced,
        invoiced + timedelta(days=random.choice((14, 30))),
        cents / 100,
        cents / 100,
        "ja" if random.random() < 0.02 else "nee",
    )
