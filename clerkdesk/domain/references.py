"""Payment references with check digits, and the numbers of people and accounts."""

from stdnum import iban as _iban
from stdnum import iso7064, iso11649
from stdnum.be import ogm_vcs, vat

_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)


def reference_for(country: str, number: int) -> str:
    """Return the structured reference of dossier ``number``.

    An OGM in Belgium, a betalingskenmerk in the Netherlands, an ISO 11649 reference elsewhere.
    """
    if country == "BE":
        return ogm(f"{number:010d}")
    return payment_reference(f"{number:015d}") if country == "NL" else creditor_reference(str(number))


def ogm(base: str) -> str:
    """Return the Belgian structured communication of ten digits, as ``+++010/8068/17183+++``.

    Raises ``ValueError`` when ``base`` is not ten digits or is all zeros.
    """
    if len(base) != 10 or not _digits(base) or int(base) == 0:
        raise ValueError(f"not ten digits to build an OGM from: {base!r}")
    number = base + ogm_vcs.calc_check_digits(base)
    return f"+++{number[:3]}/{number[3:7]}/{number[7:]}+++"


def is_ogm(text: str) -> bool:
    """Return whether ``text`` is an OGM with the right check digits, printed or bare."""
    return bool(ogm_vcs.is_valid(text.replace("*", "+")))


def payment_reference(digits: str) -> str:
    """Return the Dutch betalingskenmerk of 16 digits for at most 15 digits.

    Raises ``ValueError`` for anything else (Betaalvereniging, specificaties betalingskenmerk).
    """
    if not 1 <= len(digits) <= 15 or not _digits(digits) or int(digits) == 0:
        raise ValueError(f"not one to fifteen digits to build a betalingskenmerk from: {digits!r}")
    rest = digits.zfill(15)
    return f"{_eleven(rest)}{rest}"


def is_payment_reference(text: str) -> bool:
    """Return whether ``text`` is a betalingskenmerk of 7, 9 to 14, or 16 digits that is right in itself."""
    number = text.replace(" ", "")
    if not _digits(number):
        return False
    if len(number) == 7:
        return True
    if len(number) != 16 and not (9 <= len(number) <= 14 and int(number[1]) == (len(number) - 2) % 10):
        return False
    return number[0] == str(_eleven(number[1:]))


def creditor_reference(text: str) -> str:
    """Return the ISO 11649 reference ``RF..`` of at most 21 letters and digits; else ``ValueError``."""
    if not 1 <= len(text) <= 21 or not (text.isascii() and text.isalnum()):
        raise ValueError(f"not one to 21 letters and digits: {text!r}")
    return f"RF{iso7064.mod_97_10.calc_check_digits(f'{text.upper()}RF')}{text.upper()}"


def is_creditor_reference(text: str) -> bool:
    """Return whether ``text`` is an ISO 11649 reference with the right check digits."""
    return bool(iso11649.is_valid(text))


def is_enterprise_number(text: str) -> bool:
    """Return whether ``text`` is a Belgian enterprise number (KBO), also in its old form of nine digits."""
    bare = text.upper().removeprefix("BE").replace(".", "").replace(" ", "")
    return bool(vat.is_valid(bare)) and bare.zfill(10)[0] in "01"


def is_iban(text: str) -> bool:
    """Return whether ``text`` is an account number with the right check digits and national form."""
    return bool(_iban.is_valid(text))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _eleven(digits: str) -> int:
    total = sum(int(d) * _WEIGHTS[i % 10] for i, d in enumerate(reversed(digits)))
    check = 11 - total % 11
    return {10: 1, 11: 0}.get(check, check)
