"""Creditors are kept with their terms; what they change shows at once (rows A8, S1)."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from clerkdesk.domain.dossier import AgreedInterest, Terms
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.services import dossiers, worklist
from clerkdesk.services.context import UserRole
from clerkdesk.services.creditors import CreditorCard, creditor, creditors, save_creditor
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.users import UserDraft, add_user, users
from clerkdesk.services.worklist import Order, Selection
from clerkdesk.wording import Wording
from tests.services.office import Office

CARD = CreditorCard(None, 0, "Woonhuys BV", "NL", "Singel 4", "1012 AB", "Amsterdam", Language.NL)


def test_a_creditor_comes_back_as_it_was_kept(office: Office) -> None:
    terms = Terms("NL", AgreedInterest(percent_per_year=Decimal("12.00")))
    done = save_creditor(office.desk, uuid4(), replace(CARD, terms=terms))
    assert isinstance(done, Done) and done.changes == {Change(Subject.CREDITOR, done.value)}
    kept = creditor(office.desk, done.value)
    assert replace(kept, id=None, version=0) == replace(CARD, terms=terms)
    assert [(row.name, row.open_dossiers) for row in creditors(office.desk)] == [("Woonhuys BV", 0)]


def test_who_changed_it_last_is_not_overwritten_unseen(office: Office) -> None:
    """Also when only the terms were changed."""
    first = save_creditor(office.desk, uuid4(), CARD)
    assert isinstance(first, Done)
    mine = theirs = creditor(office.desk, first.value)
    changed = replace(theirs, terms=Terms("NL", AgreedInterest(percent_per_year=Decimal(9))))
    assert isinstance(save_creditor(office.desk, uuid4(), changed), Done)
    answer = save_creditor(office.desk, uuid4(), replace(mine, name="Woonhuis BV"))
    assert isinstance(answer, Refused)
    assert creditor(office.desk, first.value).terms == changed.terms


def test_a_new_name_and_new_terms_show_in_lists_and_amounts(office: Office) -> None:
    """Row A8: the terms decide what may be claimed."""
    made = save_creditor(office.desk, uuid4(), CARD)
    assert isinstance(made, Done)
    case = office.dossier(made.value, "Bakkerij Zon BV", kind=DebtorKind.COMPANY, country="NL")
    before = dossiers.open_dossier(office.desk, case.id).claimable
    card = creditor(office.desk, made.value)
    terms = Terms("NL", AgreedInterest(percent_per_year=Decimal(30)))
    done = save_creditor(office.desk, uuid4(), replace(card, name="Woonhuys Groep BV", terms=terms))
    assert isinstance(done, Done)
    (row,) = worklist.page(office.desk, Selection(), Order()).rows
    assert row.creditor == "Woonhuys Groep BV"
    assert row.open == dossiers.open_dossier(office.desk, case.id).claimable > before


def test_a_card_without_a_name_is_refused_at_its_field(office: Office) -> None:
    answer = save_creditor(office.desk, uuid4(), replace(CARD, name=" ", iban="NL00BANK0123456789"))
    assert isinstance(answer, Refused)
    assert {problem.about for problem in answer.problems} == {"name", "iban"}
    for problem in answer.problems:
        assert Wording(office.desk.user.language)(f"problems.{problem.code}", **problem.params)


def test_people_at_the_desks_have_a_login_once(office: Office) -> None:
    """Row S1."""
    draft = UserDraft("Bram Vos", "bram", UserRole.TEAM_LEAD, Language.FR)
    assert isinstance(add_user(office.desk, uuid4(), draft), Done)
    first = users(office.desk)[0]
    assert (first.name, first.role) == ("Bram Vos", UserRole.TEAM_LEAD)
    answer = add_user(office.desk, uuid4(), replace(draft, name="Bram de Tweede"))
    assert isinstance(answer, Refused) and [p.about for p in answer.problems] == ["login"]


@pytest.mark.parametrize(
    ("card", "about", "code"),
    [
        (replace(CARD, iban="NL92ABNA0417164300"), "iban", "identifier.iban_check"),
        (replace(CARD, iban="BE41 5390 0754 7035"), "iban", "identifier.iban_national"),
        (replace(CARD, enterprise_number="000012345678"), "enterprise_number", "identifier.kvk_branch"),
        (replace(CARD, vat_number="NL123456789B90"), "vat_number", "identifier.vat_check"),
        (
            replace(CARD, country="BE", enterprise_number="0431.150.351"),
            "enterprise_number",
            "identifier.kbo_check",
        ),
        (replace(CARD, country="BE", vat_number="BE0431150351"), "vat_number", "identifier.vat_check"),
    ],
)
def test_a_wrong_number_is_refused_and_says_what_is_wrong(
    office: Office, card: CreditorCard, about: str, code: str
) -> None:
    """Issue 3, identifiers: account, register number and VAT number of both countries."""
    refused = save_creditor(office.desk, uuid4(), card)
    assert isinstance(refused, Refused)
    assert [(problem.about, problem.code) for problem in refused.problems] == [(about, code)]


def test_numbers_are_kept_as_they_were_typed_with_their_leading_zeros(office: Office) -> None:
    card = replace(
        CARD, enterprise_number="01234567", vat_number="NL123456789B13", iban="BE68 5390 0754 7034"
    )
    done = save_creditor(office.desk, uuid4(), card)
    assert isinstance(done, Done)
    kept = creditor(office.desk, done.value)
    assert (kept.enterprise_number, kept.vat_number) == ("01234567", "NL123456789B13")
