"""Recognising the debtors of a claim list among the people that the database knows.

Only what is certain counts: the creditor's own reference or a registration with the same name, or the same
name with the same account, e-mail address or postal address.
"""

from collections.abc import Callable, Iterator, Sequence

from clerkdesk.intake.judgement import ClaimRow
from clerkdesk.persistence.queries.debtors import open_dossiers, persons_by_contact
from clerkdesk.persistence.session import Session
from clerkdesk.services.import_plan import KnownDebtors
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.person_keys import address_key, contact_key, name_key

_BY_CREDITOR = ContactKind.CREDITOR_REFERENCE
_IN_ORDER: dict[ContactKind, Callable[[ClaimRow], str]] = {
    ContactKind.CREDITOR_REFERENCE: lambda row: contact_key(row.debtor_reference or ""),
    ContactKind.ENTERPRISE_NUMBER: lambda row: contact_key(row.enterprise_number or ""),
    ContactKind.IBAN: lambda row: contact_key(row.iban or ""),
    ContactKind.EMAIL: lambda row: contact_key(row.email or ""),
    ContactKind.ADDRESS: lambda row: address_key(row.street or "", row.postcode or ""),
}
"""What certainly identifies a debtor, the most certain first, with its key in a row."""


def known_debtors(session: Session, creditor_id: int, rows: Sequence[ClaimRow]) -> KnownDebtors:
    """Return which debtors of ``rows`` the database knows, and their open dossiers of the creditor."""
    firsts = {row.debtor_key: row for row in reversed(rows)}
    persons: dict[str, int] = {}
    for kind in _IN_ORDER:
        persons = _matched(session, kind, creditor_id, firsts, persons)
    return KnownDebtors(persons, open_dossiers(session, creditor_id, persons.values()))


def contact_details(row: ClaimRow) -> Iterator[tuple[ContactKind, str, str]]:
    """Yield kind, text and key of every contact detail of the debtor of ``row``."""
    plain = (
        (ContactKind.TELEPHONE, row.phone),
        (ContactKind.EMAIL, row.email),
        (ContactKind.IBAN, row.iban),
        (ContactKind.ENTERPRISE_NUMBER, row.enterprise_number),
        (ContactKind.CREDITOR_REFERENCE, row.debtor_reference),
    )
    for kind, value in plain:
        if value:
            yield kind, value, contact_key(value)
    if row.street or row.postcode or row.city:
        town = " ".join(part for part in (row.postcode, row.city) if part)
        line = ", ".join(part for part in (row.street, town) if part)
        yield ContactKind.ADDRESS, line, address_key(row.street or "", row.postcode or "")


def _matched(
    session: Session,
    kind: ContactKind,
    creditor_id: int,
    firsts: dict[str, ClaimRow],
    persons: dict[str, int],
) -> dict[str, int]:
    key_of = _IN_ORDER[kind]
    keys = {debtor: key for debtor, row in firsts.items() if debtor not in persons and (key := key_of(row))}
    found = persons_by_contact(session, kind, keys.values(), creditor_id if kind is _BY_CREDITOR else None)
    matched = dict(persons)
    for debtor, key in keys.items():
        known = found.get(key)
        if known is None:
            continue
        named = name_key(firsts[debtor].name)
        same = [person for person, name in known if name == named]
        if same:
            matched[debtor] = same[0]
    return matched
