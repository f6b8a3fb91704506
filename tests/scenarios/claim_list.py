"""The creditor's list of the scenario, read apart from the program: what must come out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clerkdesk.domain.lines import RegimeId
from clerkdesk.domain.procedure import Step

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "receivables-2466.xlsx"


@dataclass(frozen=True, slots=True)
class Invoiced:
    """One row of the list; the amount in cents."""

    number: str
    open: int
    disputed: bool


@dataclass(slots=True)
class Owing:
    """One debtor of the list with all that is owed."""

    name: str
    country: str
    is_company: bool
    language: str
    postcode: str
    invoices: list[Invoiced] = field(default_factory=list)

    @property
    def disputed(self) -> list[str]:
        """Return the numbers of the invoices that the list marks as disputed."""
        return [invoice.number for invoice in self.invoices if invoice.disputed]

    @property
    def undisputed_cents(self) -> int:
        """Return what may be asked of the principal."""
        return sum(invoice.open for invoice in self.invoices if not invoice.disputed)

    @property
    def regime(self) -> RegimeId:
        """Return which law governs: a Belgian company that owes a Dutch seller falls under Dutch law."""
        if self.is_company:
            return RegimeId.NL_BUSINESS
        return RegimeId.NL_CONSUMER if self.country == "NL" else RegimeId.BE_CONSUMER_XIX

    @property
    def first_letter(self) -> Step:
        """Return the letter that must go first."""
        return {
            RegimeId.NL_CONSUMER: Step.FOURTEEN_DAY_LETTER,
            RegimeId.BE_CONSUMER_XIX: Step.FIRST_REMINDER,
        }.get(self.regime, Step.FIRST_DEMAND)


@dataclass(frozen=True, slots=True)
class ClaimList:
    """The whole list: its file, its rows and its debtors by name."""

    path: Path
    rows: int
    debtors: Mapping[str, Owing]

    @property
    def total_cents(self) -> int:
        """Return what the whole list adds up to."""
        return sum(invoice.open for debtor in self.debtors.values() for invoice in debtor.invoices)

    @property
    def all_disputed(self) -> set[str]:
        """Return who disputes every invoice."""
        return {name for name, debtor in self.debtors.items() if not debtor.undisputed_cents}

    def one(self, regime: RegimeId, *, disputes: bool = False) -> Owing:
        """Return the first debtor of this regime who owes something; with or without a disputed invoice."""
        return next(
            debtor
            for debtor in self.debtors.values()
            if debtor.regime is regime and debtor.undisputed_cents and bool(debtor.disputed) is disputes
        )


def sample_list() -> ClaimList:
    """Return the list of the issue; without its file the test cannot be done, and says so."""
    if not SAMPLE.is_file():
        pytest.fail(f"The claim list of this scenario is not there: {SAMPLE}", pytrace=False)
    book = load_workbook(SAMPLE, read_only=True)
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    debtors: dict[str, Owing] = {}
    for row in rows:
        cells = {str(head): value for head, value in zip(heads, row, strict=True)}
        debtor = debtors.setdefault(str(cells["Debiteurnummer"]), _debtor(cells))
        debtor.invoices.append(_invoice(cells))
    return ClaimList(SAMPLE, len(rows), {debtor.name: debtor for debtor in debtors.values()})


def _debtor(cells: Mapping[str, object]) -> Owing:
    return Owing(
        name=str(cells["Naam debiteur"]),
        country=str(cells["Land"]),
        is_company=cells["Soort"] != "particulier",
        language=str(cells["Taal"]).lower(),
        postcode=str(cells["Postcode"]),
    )


def _invoice(cells: Mapping[str, object]) -> Invoiced:
    cents = int(f"{cells['Openstaand']:.2f}".replace(".", ""))
    return Invoiced(str(cells["Factuurnummer"]), cents, cells["Betwist"] == "ja")
