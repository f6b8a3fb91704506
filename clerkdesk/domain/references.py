"""Payment references with check digits, and whether the account and the payee beside them are right."""

from stdnum import iso7064, iso11649
from stdnum.be import ogm_vcs

from clerkdesk.domain.identifiers import iban_fault, registration_fault

_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_LENGTHS = (7, *range(9, 15), 16)


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


def payment_reference(digits: str, length: int = 16) -> str:
    """Return the Dutch betalingskenmerk of ``length`` digits that carries ``digits``.

    Seven digits have no check digit. Nine to fourteen have one, then the number of digits that follow,
    modulo ten; sixteen have one only and are filled up with zeros. ``ValueError`` where ``digits`` do not
    fit (Betaalvereniging, specificaties betalingskenmerk).
    """
    fits = {7: len(digits) == 7, 16: 1 <= len(digits) <= 15}.get(length, len(digits) == length - 2)
    if length not in _LENGTHS or not fits or not _digits(digits) or int(digits) == 0:
        raise ValueError(f"not the digits of a betalingskenmerk of {length}: {digits!r}")
    if length == 7:
        return digits
    rest = digits.zfill(15) if length == 16 else f"{len(digits) % 10}{digits}"
    return f"{_eleven(rest)}{rest}"


def is_payment_reference(text: str) -> bool:
    """Return whether ``text`` is a betalingskenmerk of 7, 9 to 14, or 16 digits that is right in itself."""
    number = text.replace(" ", "")
    if not _digits(number) or len(number) not in _LENGTHS:
        return False
    if len(number) == 7:
        return True
    if len(number) != 16 and int(number[1]) != (len(number) - 2) % 10:
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
    return registration_fault(text, "BE") is None


def is_iban(text: str) -> bool:
    """Return whether ``text`` is an account number with the right check digits and national form."""
    return iban_fault(text) is None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _eleven(digits: str) -> int:
    total = sum(int(d) * _WEIGHTS[i % 10] for i, d in enumerate(reversed(digits)))
    check = 11 - total % 11
    return {10: 1, 11: 0}.get(check, check)
