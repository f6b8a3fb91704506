"""The payment QR code of the European Payments Council (EPC069-12, version 002)."""

from io import BytesIO

import segno

from clerkdesk.domain.money import Money, to_text
from clerkdesk.domain.problems import Problem
from clerkdesk.domain.references import is_creditor_reference, is_iban
from clerkdesk.letters import references

MAX_AMOUNT = Money(99_999_999_999)
MAX_HOLDER = 70
_PIXELS_PER_MODULE = 4
_QUIET_ZONE = 4


def faults(iban: str, holder: str, amount: Money, reference: str) -> tuple[Problem, ...]:
    """Return why no payment code can be made of these; empty: it can."""
    found = []
    if not is_iban(iban):
        found.append(Problem("payment_code.iban_wrong", params={"iban": iban}))
    if not 0 < len(" ".join(holder.split())) <= MAX_HOLDER:
        found.append(Problem("payment_code.holder_wrong"))
    if not 0 < amount <= MAX_AMOUNT:
        found.append(Problem("payment_code.amount_wrong", params={"amount": amount}))
    if not references.is_right(reference):
        found.append(Problem("payment_code.reference_wrong", params={"reference": reference}))
    return tuple(found)


def content(iban: str, holder: str, amount: Money, reference: str, bic: str = "") -> str:
    """Return the lines of the code: an RF reference is structured, an OGM or Dutch reference is free text.

    Raises ``ValueError`` where :func:`faults` finds something.
    """
    found = faults(iban, holder, amount, reference)
    if found:
        raise ValueError(f"no payment code: {[problem.code for problem in found]}")
    plain = references.compact(reference)
    structured, free = (plain, "") if is_creditor_reference(plain) else ("", references.printed(reference))
    account = references.compact(iban)
    name = " ".join(holder.split())
    lines = ["BCD", "002", "1", "SCT", bic, name, account, f"EUR{to_text(amount)}", "", structured]
    return "\n".join([*lines, free.replace("\N{NO-BREAK SPACE}", "")] if free else lines)


def payment_code(iban: str, holder: str, amount: Money, reference: str, bic: str = "") -> bytes:
    """Return the QR code as PNG. Raises ``ValueError`` where :func:`faults` finds something."""
    code = segno.make_qr(
        content(iban, holder, amount, reference, bic), error="m", boost_error=False, encoding="utf-8"
    )
    image = BytesIO()
    code.save(image, kind="png", scale=_PIXELS_PER_MODULE, border=_QUIET_ZONE)
    return image.getvalue()
