"""Numbers and addresses that say who somebody is or where to reach them, checked by their own rules."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from clerkdesk.domain.identifiers import (
    compact,
    enterprise_number,
    iban_fault,
    is_citizen_number,
    is_union_vat,
    registration_fault,
    vat_fault,
)

_EMAIL = re.compile(
    r"^[A-Z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z]{2,24}$",
    re.I | re.A,
)
_SEVERAL = re.compile(r"[;,]\s*|\s+(?=\S+@)")
_PHONE = re.compile(r"^\+?[\d ()./\-]{6,24}(?:\s?(?:x|ext\.?)\s?\d{1,6})?$", re.A | re.I)
_SCIENTIFIC = re.compile(r"^\d[.,]\d+E\+?\d+$", re.A | re.I)
_KVK_AND_BRANCH = re.compile(r"^(?!0000)\d{12}$", re.A)
"""Older exports write four digits of the branch after the KvK number; a branch number starts with 0000."""
_POSTCODE_NL = re.compile(r"^([1-9]\d{3}) ?([A-Z]{2})$", re.A | re.I)
_POSTCODE_BE = re.compile(r"^(?:B-?)?([1-9]\d{3})$", re.A | re.I)
_POSTCODE_DIGITS = {"DE": 5, "FR": 5, "LU": 4, "AT": 4, "CH": 4, "ES": 5, "IT": 5}
_NINE = re.compile(r"^\d{9}$", re.A)
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be kept of a cell, and the code of what is wrong with it."""

    value: str | None = None
    problem: str | None = None


def check_email(text: str) -> Checked:
    """Return the first address in ``text`` in its own spelling."""
    parts = [part for part in _SEVERAL.split(text.strip("<> ")) if part]
    first = parts[0].removeprefix("mailto:") if parts else ""
    local = first.partition("@")[0]
    if not _EMAIL.match(first) or ".." in first or local.startswith(".") or local.endswith("."):
        return Checked(problem="intake.email_not_an_address")
    return Checked(first, "intake.email_several" if len(parts) > 1 else None)


def check_phone(text: str) -> Checked:
    """Return a telephone number as it was written; rounded numbers are dropped."""
    if _SCIENTIFIC.match(text):
        return Checked(problem="intake.phone_rounded")
    digits = sum(letter.isdigit() for letter in text)
    if not _PHONE.match(text) or not 6 <= digits <= 20:
        return Checked(problem="intake.phone_not_a_number")
    return Checked(text)


def check_iban(text: str) -> Checked:
    """Return an IBAN without blanks whose form and check digits are right, the Belgian ones too."""
    return Checked(problem="intake.iban_wrong") if iban_fault(text) else Checked(compact(text))


def check_postcode(text: str, country: str) -> Checked:
    """Return a postcode in the spelling of ``country``; one that cannot be there is kept and named."""
    if country == "NL":
        found = _POSTCODE_NL.match(text)
        return Checked(f"{found[1]} {found[2].upper()}") if found else Checked(text, "intake.postcode_wrong")
    if country == "BE":
        found = _POSTCODE_BE.match(text)
        return Checked(found[1]) if found else Checked(text, "intake.postcode_wrong")
    bare = re.sub(r"^[A-Za-z]{1,3}-", "", text)
    wanted = _POSTCODE_DIGITS.get(country)
    right = wanted is None or (bare.isdigit() and len(bare) == wanted)
    return Checked(bare if right else text, None if right else "intake.postcode_wrong")


def country_of_postcode(text: str) -> str | None:
    """Return the country whose postcodes look like this and no other of our two."""
    if _POSTCODE_NL.match(text):
        return "NL"
    return "BE" if _POSTCODE_BE.match(text) else None


@cache
def check_enterprise(text: str, country: str) -> tuple[Checked, str | None]:
    """Return a KvK number (8 digits) or KBO number (10 digits), and a VAT number where that was given.

    A KvK number has no check digits; of a KBO number and of VAT numbers the check digits are tried.
    """
    bare = compact(text)
    if country == "NL":
        return _dutch(bare)
    if country == "BE":
        return _belgian(bare)
    return _foreign(bare)


def _dutch(bare: str) -> tuple[Checked, str | None]:
    if bare.startswith("NL") and vat_fault(bare, "NL") is None:
        return Checked(), bare
    number = bare[:8] if _KVK_AND_BRANCH.match(bare) else bare
    if registration_fault(number, "NL") is None:
        return Checked(number), None
    return Checked(problem="intake.enterprise_number_wrong"), None


def _belgian(bare: str) -> tuple[Checked, str | None]:
    if registration_fault(bare, "BE") is None:
        number = enterprise_number(bare)
        return Checked(number), f"BE{number}"
    return Checked(problem="intake.enterprise_number_wrong"), None


def _foreign(bare: str) -> tuple[Checked, str | None]:
    if bare[:2].isalpha() and is_union_vat(bare):
        return Checked(bare), bare
    right = 4 <= len(bare) <= 20 and bare.isalnum()
    return (Checked(bare) if right else Checked(problem="intake.enterprise_number_wrong")), None


def mostly_citizen_numbers(texts: Iterable[str]) -> bool:
    """Return whether a column holds BSNs: nearly all pass their test, where chance passes one in eleven."""
    nine = [text for text in texts if _NINE.match(text)]
    return len(nine) >= 5 and sum(map(is_citizen_number, nine)) >= _MOSTLY * len(nine)
