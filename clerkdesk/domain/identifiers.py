"""The numbers by which companies, people and accounts are known, checked by the rules of who gives them."""

import re
from enum import StrEnum

from stdnum import iban
from stdnum.be import nn, ogm_vcs, vat
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

_SEPARATORS = re.compile(r"[\s.\-/]")
_ACCOUNTS = {
    "NL": re.compile(r"NL\d\d[A-Z]{4}\d{10}", re.ASCII),
    "BE": re.compile(r"BE\d{14}", re.ASCII),
}
_DUTCH_VAT = re.compile(r"NL\d{9}B\d\d", re.ASCII)
_BELGIAN_VAT = re.compile(r"BE(?:\d{9}|[01]\d{9})", re.ASCII)
_ENTERPRISE = re.compile(r"(?:BE)?(?:\d{9}|[01]\d{9})", re.ASCII)
_ESTABLISHMENT = re.compile(r"(?:BE)?([2-8]\d{9})", re.ASCII)


class Fault(StrEnum):
    """What is wrong with a number; the sentence is ``identifier.<fault>`` in the catalogue ``problems``."""

    IBAN_FORM = "iban_form"
    IBAN_CHECK = "iban_check"
    IBAN_NATIONAL = "iban_national"
    KVK_FORM = "kvk_form"
    KVK_ZERO_LOST = "kvk_zero_lost"
    KVK_BRANCH = "kvk_branch"
    KVK_RSIN = "kvk_rsin"
    KBO_FORM = "kbo_form"
    KBO_CHECK = "kbo_check"
    KBO_ESTABLISHMENT = "kbo_establishment"
    VAT_FORM_NL = "vat_form_nl"
    VAT_FORM_BE = "vat_form_be"
    VAT_CHECK = "vat_check"

    @property
    def code(self) -> str:
        """Return the code of the problem that says this."""
        return f"identifier.{self.value}"


def compact(text: str) -> str:
    """Return ``text`` in capitals without blanks, dots, dashes and strokes."""
    return _SEPARATORS.sub("", text).upper()


def iban_fault(text: str) -> Fault | None:
    """Return what is wrong with an account number (ISO 13616, ISO 7064), none when it is right.

    A Belgian one also carries the check digits of the national number inside it. Whether its bank exists is
    not asked: lists of banks grow old.
    """
    number = compact(text)
    form = _ACCOUNTS.get(number[:2])
    if form is None:
        return _foreign_iban_fault(number)
    if not form.fullmatch(number):
        return Fault.IBAN_FORM
    if not mod_97_10.is_valid(f"{number[4:]}{number[:4]}"):
        return Fault.IBAN_CHECK
    if number.startswith("BE") and number[-2:] != ogm_vcs.calc_check_digits(number[4:14]):
        return Fault.IBAN_NATIONAL
    return None


def _foreign_iban_fault(number: str) -> Fault | None:
    try:
        iban.validate(number)
    except InvalidChecksum:
        return Fault.IBAN_CHECK
    except ValidationError:
        return Fault.IBAN_FORM
    return None


def registration_fault(text: str, country: str) -> Fault | None:
    """Return what is wrong with the register number of a company, none when it is right or unknown to us.

    A KvK number has eight digits, leading zeros among them, and no check digit. An enterprise number (KBO)
    has check digits; its old form of nine digits lacks the leading zero. Other countries are not checked.
    """
    if country == "NL":
        return _kvk_fault(compact(text))
    return _kbo_fault(compact(text)) if country == "BE" else None


def _kvk_fault(number: str) -> Fault | None:
    if not (number.isascii() and number.isdigit()) or int(number) == 0:
        return Fault.KVK_FORM
    if len(number) == 9 and bsn.is_valid(number):
        return Fault.KVK_RSIN
    return {7: Fault.KVK_ZERO_LOST, 8: None, 12: Fault.KVK_BRANCH}.get(len(number), Fault.KVK_FORM)


def _kbo_fault(number: str) -> Fault | None:
    establishment = _ESTABLISHMENT.fullmatch(number)
    if establishment:
        right = vat.checksum(establishment[1]) == 0
        return Fault.KBO_ESTABLISHMENT if right else Fault.KBO_CHECK
    if not _ENTERPRISE.fullmatch(number):
        return Fault.KBO_FORM
    return None if vat.is_valid(number) else Fault.KBO_CHECK


def enterprise_number(text: str) -> str:
    """Return a right Belgian enterprise number as ten digits, whichever way it was written."""
    return str(vat.compact(compact(text)))


def vat_fault(text: str, country: str) -> Fault | None:
    """Return what is wrong with a VAT number of a company in ``country``, none when it is right.

    The number says itself which country gave it; without letters it is of ``country``. A Dutch one passes
    the test of eleven, or that of 97 as those of sole traders do since 2020 (``stdnum.nl.btw``). Outside the
    Union nothing is checked.
    """
    number = compact(text)
    giver = number[:2] if number[:2].isalpha() else country
    number = number if number.startswith(giver) else f"{giver}{number}"
    if giver == "NL" and not _DUTCH_VAT.fullmatch(number):
        return Fault.VAT_FORM_NL
    if giver == "BE" and not _BELGIAN_VAT.fullmatch(number):
        return Fault.VAT_FORM_BE
    if giver.lower() not in eu_vat.MEMBER_STATES:
        return None
    return None if is_union_vat(number) else Fault.VAT_CHECK


def is_union_vat(number: str) -> bool:
    """Return whether ``number``, with the letters of its country, is a VAT number of the European Union."""
    return bool(eu_vat.is_valid(number))


def is_citizen_number(text: str) -> bool:
    """Return whether ``text`` could be a Dutch BSN or RSIN: nine digits that pass the test of eleven."""
    number = compact(text)
    return len(number) == 9 and number.isascii() and bool(bsn.is_valid(number))


def is_national_number(text: str) -> bool:
    """Return whether ``text`` is a Belgian national number, which only the law may let anyone keep."""
    number = compact(text)
    return len(number) == 11 and number.isdigit() and bool(nn.is_valid(number))
