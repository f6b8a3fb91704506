"""Where the debtor of a row is: street, postcode, city and country."""

from dataclasses import dataclass

from clerkdesk.intake.draft import Draft
from clerkdesk.intake.identities import check_postcode, country_of_postcode
from clerkdesk.intake.mapping import Field
from clerkdesk.intake.meanings import read_country

_PARTS = (Field.STREET, Field.POSTCODE, Field.CITY)


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address; ``country`` is an ISO 3166 code."""

    street: str | None
    postcode: str | None
    city: str | None
    country: str


def read_place(draft: Draft, creditor_country: str) -> Place:
    """Return the address of the row; what is missing or doubtful is noted in ``draft``."""
    street, postcode, city = (draft.text(part) for part in _PARTS)
    number = draft.text(Field.HOUSE_NUMBER) if draft.has(Field.HOUSE_NUMBER) else None
    if street and number and not street.endswith(f" {number}"):
        street = f"{street} {number}"
    country = _country(draft, postcode, creditor_country)
    _note_gaps(draft, (street, postcode, city))
    if postcode:
        checked = check_postcode(postcode, country)
        postcode = checked.value
        if checked.problem:
            draft.warn(checked.problem, Field.POSTCODE, country=country)
    return Place(street, postcode, city, country)


def _note_gaps(draft: Draft, parts: tuple[str | None, ...]) -> None:
    gaps = [wanted for wanted, text in zip(_PARTS, parts, strict=True) if text is None]
    if len(gaps) == len(_PARTS):
        mapped = [wanted for wanted in _PARTS if draft.has(wanted)]
        draft.warn("intake.no_address", mapped[0] if mapped else Field.STREET)
        return
    for gap in gaps:
        if draft.has(gap):
            draft.warn("intake.address_incomplete", gap)


def _country(draft: Draft, postcode: str | None, creditor_country: str) -> str:
    text = draft.text(Field.COUNTRY)
    found = read_country(text) if text else None
    if text and found is None:
        draft.refuse("intake.country_unknown", Field.COUNTRY)
    if found or text:
        return found or creditor_country
    assumed = _country_of_the_rest(draft, postcode) or creditor_country
    if draft.has(Field.COUNTRY):
        draft.warn("intake.country_assumed", Field.COUNTRY, country=assumed)
    return assumed


def _country_of_the_rest(draft: Draft, postcode: str | None) -> str | None:
    by_postcode = country_of_postcode(postcode) if postcode else None
    iban = draft.cell(Field.IBAN)
    by_account = iban.strip()[:2].upper() if isinstance(iban, str) else None
    return by_postcode or (by_account if by_account in ("NL", "BE") else None)
