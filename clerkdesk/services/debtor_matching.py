"""Recognising the debtors of a claim list among the people that the database knows.

Only what is certain counts: the creditor's own reference or a registration with the same name, or the same
name with the same account, e-mail address or postal address.
"""

from collections.abc import Iterator, Sequence

from clerkdesk.intake.judgement import ClaimRow
from clerkdesk.persistence.queries.debtors import open_dossiers, persons_by_contact
from clerkdesk.persistence.session import Session
from clerkdesk.services.import_plan import KnownDebtors
from clerkdesk.services.parties import ContactKind
from clerkdesk.services.person_keys import address_key, contact_key, name_key

_BY_CREDITOR = ContactKind.CREDITOR_REFERENCE
_IN_ORDER = (
    ContactKind.CREDITOR_REFERENCE,
    ContactKind.ENTERPRISE_NUMBER,
    ContactKind.IBAN,
    ContactKind.EMAIL,
    ContactKind.ADDRESS,
)


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
    keys = {
        debtor: key for debtor, row in firsts.items() if debtor not in persons and (key := _key(row, kind))
    }
    found = persons_by_contact(session, kind, keys.values(), creditor_id if kind is _BY_CREDITOR else None)
    matched = dict(persons)
    for debtor, key in keys.items():
        same = [person for person, name in found.get(key, ()) if name == name_key(firsts[debtor].name)]
        if same:
            matched[debtor] = same[0]
    return matched


def _key(row: ClaimRow, kind: ContactKind) -> str:
    return next((key for found, _, key in contact_details(row) if found is kind), "")
