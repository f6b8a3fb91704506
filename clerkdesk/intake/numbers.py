"""The numbers by which a debtor is known: the creditor's reference, KvK, KBO or VAT number."""

import re

from clerkdesk.domain.identifiers import is_citizen_number, is_national_number
from clerkdesk.domain.parties import DebtorKind
from clerkdesk.intake.draft import Draft
from clerkdesk.intake.identities import check_enterprise
from clerkdesk.intake.mapping import Field

_LONGEST = 40
_FULL_LENGTH = {"NL": 8, "BE": 10}


def read_reference(draft: Draft) -> str | None:
    """Return the creditor's reference of the debtor; a national number is dropped with a warning."""
    text = draft.text(Field.DEBTOR_REFERENCE)
    if text and is_national_number(text):
        draft.warn("intake.personal_number_dropped", Field.DEBTOR_REFERENCE, value="")
        return None
    return text


def read_enterprise(draft: Draft, country: str, kind: DebtorKind) -> tuple[str | None, str | None]:
    """Return the enterprise number and the VAT number of the row; what fails its check is dropped."""
    text = draft.text(Field.ENTERPRISE_NUMBER)
    if text is None:
        return None, None
    if is_national_number(text) or (kind is DebtorKind.CONSUMER and is_citizen_number(text)):
        draft.warn("intake.personal_number_dropped", Field.ENTERPRISE_NUMBER, value="")
        return None, None
    if len(text) > _LONGEST:
        draft.warn("intake.enterprise_number_wrong", Field.ENTERPRISE_NUMBER)
        return None, None
    checked, vat_number = check_enterprise(_with_lost_zero(draft, text, country), country)
    if checked.problem:
        draft.warn(checked.problem, Field.ENTERPRISE_NUMBER)
    return checked.value, vat_number


def _with_lost_zero(draft: Draft, text: str, country: str) -> str:
    """Put back the leading zero that a number cell has lost."""
    whole = isinstance(draft.cell(Field.ENTERPRISE_NUMBER), int)
    if whole and re.fullmatch(r"\d+", text, re.A) and len(text) == _FULL_LENGTH.get(country, 0) - 1:
        draft.warn("intake.leading_zero_restored", Field.ENTERPRISE_NUMBER)
        return f"0{text}"
    return text
