"""Payment references and register numbers as people expect to read them."""

from clerkdesk.domain import identifiers
from clerkdesk.domain.identifiers import registration_fault
from clerkdesk.domain.references import is_creditor_reference, is_ogm, is_payment_reference


def compact(reference: str) -> str:
    """Return a reference without separators: digits, or ``RF`` with its characters."""
    return "".join(character for character in reference.upper() if character.isalnum())


def is_right(reference: str) -> bool:
    """Return whether this is an OGM, an ISO 11649 reference or a betalingskenmerk, right in itself."""
    plain = compact(reference)
    return is_ogm(plain) or is_creditor_reference(plain) or is_payment_reference(plain)


def printed(reference: str) -> str:
    """Return a reference as a letter shows it: ``+++123/4567/89012+++``, or groups of four."""
    plain = compact(reference)
    if is_ogm(plain):
        return f"+++{plain[:3]}/{plain[3:7]}/{plain[7:]}+++"
    return "\N{NO-BREAK SPACE}".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def enterprise_number(number: str, country: str) -> str:
    """Return a register number with the dots and the leading zero of a Belgian one; any other as it is."""
    if country != "BE" or registration_fault(number, country):
        return number
    digits = identifiers.enterprise_number(number)
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
