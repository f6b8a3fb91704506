"""Who is on a dossier, how to reach them, and where else they owe (rows A23, A31)."""

import pytest

from clerkdesk.domain.dossier import Status
from clerkdesk.domain.parties import DebtorKind, Role
from clerkdesk.services.parties import ContactKind, parties
from tests.services.office import Office


def test_the_debtor_with_contact_details_and_other_dossiers(office: Office) -> None:
    case = office.dossier(office.creditor())
    other = office.dossier(office.creditor("Energie Zuid"), person_id=case.person_id)
    (debtor,) = parties(office.desk, case.id)
    assert (debtor.name, debtor.role, debtor.kind) == ("Peeters, Els", Role.DEBTOR, DebtorKind.CONSUMER)
    contacts = {contact.kind: contact.value for contact in debtor.contacts}
    assert contacts[ContactKind.TELEPHONE] == "+32 475 12 34 56"
    assert contacts[ContactKind.ADDRESS] == "Kerkstraat 12, 9000 Gent"
    assert all(contact.source == "claim_list" for contact in debtor.contacts)
    (elsewhere,) = debtor.other_dossiers
    assert (elsewhere.dossier_id, elsewhere.number, elsewhere.creditor, elsewhere.status) == (
        other.id,
        other.number,
        "Energie Zuid",
        Status.NEW,
    )


def test_a_dossier_that_is_not_there_has_no_parties(office: Office) -> None:
    with pytest.raises(LookupError):
        parties(office.desk, 999_999)
