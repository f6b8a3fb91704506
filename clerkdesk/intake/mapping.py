"""Which column of a list means what, and how the list writes amounts and days."""

from collections.abc import Mapping as Columns
from dataclasses import dataclass, field
from enum import StrEnum


class Field(StrEnum):
    """What a column of a claim list can mean."""

    DEBTOR_REFERENCE = "debtor_reference"
    NAME = "name"
    FIRST_NAME = "first_name"
    KIND = "kind"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    CITY = "city"
    COUNTRY = "country"
    LANGUAGE = "language"
    EMAIL = "email"
    PHONE = "phone"
    ENTERPRISE_NUMBER = "enterprise_number"
    IBAN = "iban"
    INVOICE_NUMBER = "invoice_number"
    INVOICED = "invoiced"
    DUE = "due"
    CONTRACT = "contract"
    NOTICE_SENT = "notice_sent"
    ORIGINAL_AMOUNT = "original_amount"
    OPEN_AMOUNT = "open_amount"
    CURRENCY = "currency"
    DISPUTED = "disputed"
    DESCRIPTION = "description"


class DecimalSign(StrEnum):
    """The sign before the cents in amounts that are text."""

    COMMA = ","
    POINT = "."


@dataclass(frozen=True, slots=True)
class Mapping:
    """A sheet, its header row and the meaning of its columns; the wizard corrects it with ``replace``.

    ``headers`` has one distinct label per column (a header that occurs twice is followed by its column
    letter) and is what problems are about. ``decimal_sign`` and ``day_first`` hold for the whole list;
    ``assumed`` names those of the two that no cell of the list proves. ``minus_after`` and ``brackets`` allow
    negative amounts to be written ``12,50-`` and ``(12,50)``; a person must say so.
    """

    sheet: str
    header_row: int
    headers: tuple[str, ...]
    fields: Columns[int, Field] = field(default_factory=dict)
    decimal_sign: DecimalSign = DecimalSign.COMMA
    day_first: bool = True
    minus_after: bool = False
    brackets: bool = False
    assumed: frozenset[str] = frozenset()

    def column(self, wanted: Field) -> int | None:
        """Return the column, from 0, that means ``wanted``."""
        return next((column for column, found in self.fields.items() if found is wanted), None)

    def header(self, wanted: Field) -> str | None:
        """Return the header of the column that means ``wanted``."""
        column = self.column(wanted)
        return None if column is None else self.headers[column]
