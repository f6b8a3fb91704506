"""Every amount names the facts it was made of and who entered them (A2, A8, B59, I29)."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dispute import Ground
from clerkdesk.domain.lines import Group, Line
from clerkdesk.domain.money import Money
from clerkdesk.domain.procedure import Step
from clerkdesk.services import dossiers, letter_accounts, worklist
from clerkdesk.services.disputes import DisputeDraft, open_dispute
from clerkdesk.services.done import Done
from clerkdesk.services.letter_runs import letters_of, post_letters, propose_letters
from clerkdesk.services.payments import PaymentDraft, post_payment
from clerkdesk.services.provenance import Origin, inputs
from clerkdesk.services.rate_checks import RateDraft
from clerkdesk.services.rate_posting import activate_rate
from clerkdesk.services.worklist import Order, Selection
from tests.intake.lists import HEADER, claim, save
from tests.services.lists import creditor_for, posted
from tests.services.office import TODAY, Case, Office

ME = "Sanne de Boer"


@pytest.fixture
def reminded(office: Office) -> Case:
    """Els Peeters owes 400 euro to Woonhuys and had her first reminder on 14 September."""
    case = office.dossier(office.creditor())
    office.noticed(case, Step.FIRST_REMINDER, date(2026, 9, 14), NoticeKind.FIRST_REMINDER)
    return case


def line_of(account: dossiers.Account, group: Group) -> Line:
    return next(line for line in account.statement.lines if line.group is group)


def told(account: dossiers.Account, group: Group) -> dict[str, Origin]:
    line = line_of(account, group)
    claims = [line.claim] if line.claim else [str(claim.id) for claim in account.claims]
    return {origin.code: origin for origin in inputs(account.origins, line.reason, claims)}


def test_a_typed_invoice_names_who_typed_it_and_when(office: Office, reminded: Case) -> None:
    found = told(dossiers.account(office.desk, reminded.id), Group.PRINCIPAL)
    assert set(found) == {"claim_typed"}
    assert found["claim_typed"].params["by"] == ME
    assert found["claim_typed"].params["invoice"] == "F-20188"
    assert found["claim_typed"].params["amount"] == 40_000


def test_an_imported_invoice_names_list_row_and_who_imported_it(office: Office, tmp_path: Path) -> None:
    """A2: the origin of a claim is known at once."""
    path = save(tmp_path / "woonlijst.xlsx", [(*HEADER, "Betwist"), (*claim(factuurnr="F-1"), "nee")])
    run = posted(office.desk, creditor_for(office.desk), path)
    (row,) = worklist.page(office.desk, Selection(run_id=run.run_id), Order()).rows
    origin = told(dossiers.account(office.desk, row.dossier_id), Group.PRINCIPAL)["claim_list"]
    assert (origin.params["file"], origin.params["row"], origin.params["by"]) == ("woonlijst.xlsx", 2, ME)


def test_a_dispute_is_told_with_who_opened_it(office: Office, reminded: Case) -> None:
    draft = DisputeDraft(reminded.claims[0], Ground.QUALITY, TODAY, amount=Money(10_000))
    assert isinstance(open_dispute(office.desk, uuid4(), reminded.id, draft), Done)
    found = told(dossiers.account(office.desk, reminded.id), Group.PRINCIPAL)
    assert found["dispute"].params["by"] == ME


def test_costs_name_the_reminder_the_terms_and_the_capacity_of_the_debtor(
    office: Office, reminded: Case
) -> None:
    """A8: the cost line shows the terms it relies on, and from when they are."""
    found = told(dossiers.account(office.desk, reminded.id), Group.COLLECTION_COSTS)
    assert set(found) == {"claim_typed", "notice_known", "terms", "debtor"}
    assert found["notice_known"].params["sent"] == date(2026, 9, 14)
    assert found["terms"].params["valid_from"] == date(2020, 1, 1)
    assert (found["debtor"].params["capacity"], found["debtor"].params["country"]) == ("consumer", "BE")


def test_interest_and_costs_name_the_row_of_the_tariff_with_its_source(
    office: Office, reminded: Case
) -> None:
    account = dossiers.account(office.desk, reminded.id)
    rate = account.origins.tariffs[str(line_of(account, Group.INTEREST).reason.tariff)]
    assert rate.percent == line_of(account, Group.INTEREST).percent
    assert rate.source and rate.confidence and rate.added_by is None
    cap = account.origins.tariffs[str(line_of(account, Group.COLLECTION_COSTS).reason.tariff)]
    assert (cap.kind, cap.start, cap.percent) == ("be.indemnity_cap", date(2023, 9, 1), None)


def test_a_row_that_an_administrator_added_names_who_added_it(office: Office, reminded: Case) -> None:
    """The row that it replaced is still there for letters of before, brought by the program."""
    before = "be_commercial@2026-07-01=10.50"
    draft = RateDraft("be_commercial", date(2026, 7, 1), Decimal("10.75"), "Staatsblad", before)
    assert isinstance(activate_rate(office.desk, uuid4(), draft), Done)
    found = dossiers.account(office.desk, reminded.id).origins.tariffs
    assert found["be_commercial@2026-07-01=10.75"].added_by == ME
    assert found["be_commercial@2026-01-01=10.50"].added_by is None


def test_a_payment_names_who_booked_it_and_on_whose_account_it_came(office: Office, reminded: Case) -> None:
    draft = PaymentDraft(Money(15_000), date(2026, 11, 20))
    assert isinstance(post_payment(office.desk, uuid4(), reminded.id, draft), Done)
    account = dossiers.account(office.desk, reminded.id)
    (payment,) = account.statement.payments
    (origin,) = inputs(account.origins, line_of(account, Group.PAYMENT).reason, (), payment.id)
    said = {name: origin.params[name] for name in ("amount", "received_by", "on", "by")}
    assert said == {"amount": 15_000, "received_by": "agency", "on": date(2026, 11, 20), "by": ME}


def test_the_lens_of_the_account_is_about_the_same_statement(office: Office, reminded: Case) -> None:
    account = dossiers.account(office.desk, reminded.id)
    totals = account.statement.totals
    assert sum(one.amount for one in account.lens) == totals.collection_costs + totals.interest
    assert account.language == "fr"


def test_a_letter_keeps_the_account_of_its_day(office: Office, tmp_path: Path) -> None:
    """A3, 4.2: what was booked later with an earlier day does not change what a letter claimed."""
    path = save(tmp_path / "lijst.xlsx", [(*HEADER, "Betwist"), (*claim(factuurnr="F-1"), "nee")])
    selection = Selection(run_id=posted(office.desk, creditor_for(office.desk), path).run_id)
    run = propose_letters(office.desk, uuid4(), selection, date(2026, 11, 23))
    assert isinstance(run, Done)
    made = post_letters(office.desk, uuid4(), run.value.run_id, lambda _d, _o: None, lambda: False)
    assert isinstance(made, Done)
    dossier = run.value.letters[0].dossier_id
    (letter,) = letters_of(office.desk, dossier)
    draft = PaymentDraft(Money(1_000), date(2026, 11, 20))
    assert isinstance(post_payment(office.desk, uuid4(), dossier, draft), Done)
    kept = letter_accounts.letter_account(office.desk, letter.id)
    assert kept.statement.totals.due == letter.amount
    assert kept.statement.payments == ()
    assert kept.statement.on == date(2026, 11, 23)


def test_an_unknown_letter_is_refused(office: Office) -> None:
    with pytest.raises(LookupError):
        letter_accounts.letter_account(office.desk, 999)
