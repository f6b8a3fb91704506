"""Numbers and addresses that say who somebody is or where to reach them, checked by their own rules."""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_EMAIL = re.compile(
    r"^[A-Z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z]{2,24}$",
    re.I | re.A,
)
_SEVERAL = re.compile(r"[;,]\s*|\s+(?=\S+@)")
_PHONE = re.compile(r"^\+?[\d ()./\-]{6,24}(?:\s?(?:x|ext\.?)\s?\d{1,6})?$", re.A | re.I)
_SCIENTIFIC = re.compile(r"^\d[.,]\d+E\+?\d+$", re.A | re.I)
_IBAN = re.compile(r"^(?:NL\d\d[A-Z]{4}\d{10}|BE\d{14})$", re.A)
_LETTER_VALUES = {ord(letter): str(value) for value, letter in enumerate(string.ascii_uppercase, 10)}
_KVK = re.compile(r"^\d{8}(?:\d{4})?$", re.A)
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
    """Return an IBAN without blanks whose shape and check digits are right (ISO 13616, ISO 7064)."""
    bare = re.sub(r"[\s.\-]", "", text).upper()
    if _IBAN.match(bare):
        right = int(f"{bare[4:]}{bare[:4]}".translate(_LETTER_VALUES)) % 97 == 1
        return Checked(bare) if right else Checked(problem="intake.iban_wrong")
    return _foreign_iban(bare)


def _foreign_iban(bare: str) -> Checked:
    from stdnum import iban
    from stdnum.exceptions import ValidationError

    try:
        return Checked(str(iban.validate(bare, check_country=False)))
    except ValidationError:
        return Checked(problem="intake.iban_wrong")


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
    bare = re.sub(r"[\s.\-/]", "", text).upper()
    if country == "NL":
        return _dutch(bare)
    if country == "BE":
        return _belgian(bare)
    return _foreign(bare)


def _dutch(bare: str) -> tuple[Checked, str | None]:
    from stdnum.nl import btw

    if _KVK.match(bare):
        return Checked(bare[:8]), None
    if bare.startswith("NL") and btw.is_valid(bare):
        return Checked(), f"NL{btw.compact(bare)}"
    return Checked(problem="intake.enterprise_number_wrong"), None


def _belgian(bare: str) -> tuple[Checked, str | None]:
    from stdnum.be import vat

    if vat.is_valid(bare):
        number = str(vat.compact(bare))
        return Checked(number), f"BE{number}"
    return Checked(problem="intake.enterprise_number_wrong"), None


def _foreign(bare: str) -> tuple[Checked, str | None]:
    from stdnum.eu import vat

    if vat.is_valid(bare):
        return Checked(bare), bare
    right = 4 <= len(bare) <= 20 and bare.isalnum()
    return (Checked(bare) if right else Checked(problem="intake.enterprise_number_wrong")), None


def is_personal_number(text: str) -> bool:
    """Return whether ``text`` is a Belgian national number, which we may not keep."""
    from stdnum.be import nn

    bare = re.sub(r"[\s.\-]", "", text)
    return len(bare) == 11 and bare.isdigit() and bool(nn.is_valid(bare))


def is_citizen_number(text: str) -> bool:
    """Return whether ``text`` could be a Dutch BSN: nine digits that pass the test of eleven."""
    from stdnum.nl import bsn

    bare = re.sub(r"[\s.\-]", "", text)
    return _NINE.match(bare) is not None and bool(bsn.is_valid(bare))


def mostly_citizen_numbers(texts: Iterable[str]) -> bool:
    """Return whether a column holds BSNs: nearly all pass their test, where chance passes one in eleven."""
    nine = [text for text in texts if _NINE.match(text)]
    return len(nine) >= 5 and sum(map(is_citizen_number, nine)) >= _MOSTLY * len(nine)
