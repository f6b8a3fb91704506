"""Costs are proposed, booked once and countered, each for somebody's account (rows A15, S24, I6)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from clerkdesk.domain.choices import AllocationOrder
from clerkdesk.domain.lines import Group
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.persistence import tables
from clerkdesk.persistence.operation import Operation
from clerkdesk.services import attachments, costs, dossiers
from clerkdesk.services.costs import BorneBy, CostDraft, CostKind, CostProposal, post_cost, propose_cost
from clerkdesk.services.done import Change, Done, Refused, Subject
from clerkdesk.services.payments import PaymentDraft, ReceivedBy, payments, post_payment
from clerkdesk.services.timeline import EntryKind, timeline
from clerkdesk.wording import Wording
from tests.services.office import TODAY, Case, Invoice, Office

SERVED = date(2026, 10, 1)
SUMMONS = CostDraft(CostKind.SUMMONS, SERVED, Money(11_940), interest_from=date(2026, 10, 15))


def a_company(office: Office) -> Case:
    """Return a dossier of a Dutch company that owes 400 euro and interest."""
    creditor = office.creditor("Witgoed Oost B.V.", "NL")
    return office.dossier(
        creditor, "De Brug B.V.", Invoice("F-1", 40_000), kind=DebtorKind.COMPANY, country="NL"
    )


def a_consumer(office: Office) -> Case:
    """Return a dossier of a Belgian consumer under Book XIX."""
    return office.dossier(office.creditor(), "Peeters, Els", Invoice("F-20188", 40_000))


def posted(office: Office, case: Case, draft: CostDraft) -> int:
    """Return the ledger entry of a cost that was booked."""
    done = post_cost(office.desk, uuid4(), case.id, draft)
    assert isinstance(done, Done), done
    return done.value


def due(office: Office, case: Case) -> Money:
    """Return what may be claimed today."""
    return dossiers.open_dossier(office.desk, case.id).claimable


def codes(answer: object) -> set[str]:
    """Return what a refusal says, each in words that exist."""
    assert isinstance(answer, Refused), answer
    say = Wording(Language.NL)
    return {problem.code for problem in answer.problems if say(f"problems.{problem.code}", **problem.params)}


def test_a_summons_with_interest_is_owed_to_the_cent(office: Office) -> None:
    """119.40 and 4 % over it from 15 October up to and including 22 November: 39 days, 0.51."""
    case = a_company(office)
    before = due(office, case)
    proposal = propose_cost(office.desk, case.id, SUMMONS)
    assert isinstance(proposal, CostProposal)
    assert proposal.before.due == before == due(office, case)
    assert proposal.not_claimable is None
    posted(office, case, SUMMONS)
    assert due(office, case) == proposal.after.due == before + 11_940 + 51
    lines = dossiers.account(office.desk, case.id).statement.lines
    (cost,) = [line for line in lines if line.group is Group.OTHER_COSTS]
    assert (cost.amount, cost.start) == (11_940, SERVED)
    (interest,) = [line for line in lines if line.group is Group.INTEREST and line.claim is None]
    assert (interest.start, interest.days, interest.amount) == (date(2026, 10, 15), 39, 51)
    (view,) = costs.costs(office.desk, case.id)
    assert (view.kind, view.amount, view.borne_by, view.counts) == ("summons", 11_940, "debtor", True)
    assert (view.by, view.interest_from) == ("Sanne de Boer", date(2026, 10, 15))
    assert view.booked_on > view.on


def test_a_reversal_brings_back_what_was(office: Office) -> None:
    """P6; a second reversal, and that of a reversal, is refused."""
    case = a_company(office)
    before = due(office, case)
    entry = posted(office, case, SUMMONS)
    assert codes(costs.reverse_cost(office.desk, uuid4(), entry, " ")) == {"reason.missing"}
    done = costs.reverse_cost(office.desk, uuid4(), entry, "dubbel")
    assert isinstance(done, Done)
    assert due(office, case) == before
    assert codes(costs.reverse_cost(office.desk, uuid4(), entry, "nog eens")) == {"cost.reversed_before"}
    assert codes(costs.reverse_cost(office.desk, uuid4(), done.value, "nee")) == {"cost.is_reversal"}
    counter, view = costs.costs(office.desk, case.id)
    assert (counter.amount, counter.reverses, counter.reason) == (-11_940, entry, "dubbel")
    assert view.reversed_by == counter.entry_id
    assert costs.borne((counter, view), BorneBy.DEBTOR, TODAY) == ()


def test_a_belgian_consumer_is_asked_for_no_costs_of_the_amicable_phase(office: Office) -> None:
    """Art. XIX.4 WER: the proposal says so, and what is owed does not change by booking it."""
    case = a_consumer(office)
    before = due(office, case)
    draft = CostDraft(CostKind.OTHER, SERVED, Money(2_500))
    proposal = propose_cost(office.desk, case.id, draft)
    assert isinstance(proposal, CostProposal)
    assert proposal.not_claimable is not None
    assert proposal.not_claimable.code == "be.costs.forbidden"
    assert proposal.after == proposal.before
    posted(office, case, draft)
    assert due(office, case) == before
    (view,) = costs.costs(office.desk, case.id)
    assert view.not_claimable == proposal.not_claimable
    say = Wording(Language.NL)
    assert "«overige»" in say("reasons.be.costs.forbidden.sentence", **proposal.not_claimable.params)


def test_what_the_creditor_bears_is_kept_and_never_asked(office: Office) -> None:
    """Row S24."""
    case = a_company(office)
    before = due(office, case)
    draft = CostDraft(CostKind.SUMMONS, SERVED, Money(9_868), vat=Money(2_072), borne_by=BorneBy.CREDITOR)
    proposal = propose_cost(office.desk, case.id, draft)
    assert isinstance(proposal, CostProposal)
    assert proposal.after == proposal.before
    posted(office, case, draft)
    assert due(office, case) == before
    assert dossiers.account(office.desk, case.id).statement.totals.other_costs == 0
    views = costs.costs(office.desk, case.id)
    assert [view.amount for view in costs.borne(views, BorneBy.CREDITOR, TODAY)] == [11_940]
    assert costs.borne(views, BorneBy.CREDITOR, date(2026, 9, 30)) == ()
    assert [cost.amount for cost in dossiers.account(office.desk, case.id).creditor_costs] == [11_940]
    entry = timeline(office.desk, case.id).past[-1]
    assert (entry.kind, entry.code) == (EntryKind.MONEY, "cost.creditor")


def test_a_payment_at_the_bailiff_pays_his_costs_first(office: Office) -> None:
    """Row I6, whatever order the creditor chose."""
    case = a_company(office)
    with office.desk.database.write(Operation(uuid4(), "test", office.desk.user.id)) as work:
        order = AllocationOrder.PRINCIPAL_INTEREST_COSTS
        setting = tables.OfficeSetting(
            name="choice.allocation_order", valid_from=date(2026, 1, 1), value=order, operation_id=work.key
        )
        work.session.add(setting)
        work.commit()
    posted(office, case, replace(SUMMONS, interest_from=None))
    paid = PaymentDraft(Money(20_000), TODAY, ReceivedBy.BAILIFF)
    assert isinstance(post_payment(office.desk, uuid4(), case.id, paid), Done)
    (view,) = payments(office.desk, case.id)
    assert view.allocation is not None
    assert (view.allocation.to_costs, view.allocation.to_principal) == (11_940, 8_060)


def test_the_same_key_books_once_and_tells_the_screens(office: Office) -> None:
    case, key = a_company(office), uuid4()
    first = post_cost(office.desk, key, case.id, SUMMONS)
    assert first == post_cost(office.desk, key, case.id, SUMMONS)
    assert isinstance(first, Done)
    assert {Change(Subject.DOSSIER, case.id), Change(Subject.WORKLIST)} <= first.changes
    assert len(costs.costs(office.desk, case.id)) == 1
    entry = timeline(office.desk, case.id).past[-1]
    title = Wording(Language.NL)(f"timeline.{entry.code}", **entry.params)
    assert title == "Kosten €\N{NO-BREAK SPACE}119,40: dagvaarding"


def test_an_invoice_among_the_files_supports_a_cost(office: Office, tmp_path: Path) -> None:
    """Row A15: cost lines with a category and a supporting invoice."""
    case, other = a_company(office), a_company(office)
    paper = tmp_path / "dagvaarding.txt"
    paper.write_text("Exploot 119,40", encoding="utf-8")
    added = attachments.attach(office.desk, uuid4(), case.id, [paper])
    assert isinstance(added, Done)
    draft = replace(SUMMONS, attachment_id=added.value[0])
    assert codes(post_cost(office.desk, uuid4(), other.id, draft)) == {"cost.invoice_unknown"}
    assert codes(propose_cost(office.desk, other.id, draft)) == {"cost.invoice_unknown"}
    posted(office, case, draft)
    assert [view.invoice for view in costs.costs(office.desk, case.id)] == ["dagvaarding.txt"]
    assert [label.name for label in attachments.kept(office.desk, case.id)] == ["dagvaarding.txt"]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (CostDraft(None, None, None), {"cost.kind_missing", "cost.amount_missing", "cost.date_missing"}),
        (replace(SUMMONS, amount=Money(0)), {"cost.amount_missing"}),
        (replace(SUMMONS, amount=Money(10**15)), {"payment.amount_too_large"}),
        (replace(SUMMONS, on=date(2026, 11, 23)), {"cost.date_to_come"}),
        (replace(SUMMONS, on=date(26, 11, 16)), {"cost.date_too_early"}),
        (replace(SUMMONS, interest_from=date(2026, 9, 30)), {"cost.interest_too_early"}),
        (replace(SUMMONS, borne_by=BorneBy.CREDITOR), {"cost.interest_for_creditor"}),
        (replace(SUMMONS, vat=Money(-1)), {"cost.vat_too_large"}),
        (replace(SUMMONS, vat=Money(11_941)), {"cost.vat_too_large"}),
        (replace(SUMMONS, vat=Money(2_507)), {"cost.vat_deductible"}),
    ],
)
def test_nothing_about_a_cost_is_guessed(office: Office, draft: CostDraft, expected: set[str]) -> None:
    case = a_company(office)
    assert codes(propose_cost(office.desk, case.id, draft)) == expected
    assert codes(post_cost(office.desk, uuid4(), case.id, draft)) == expected
    assert costs.costs(office.desk, case.id) == ()


def test_vat_that_the_creditor_cannot_deduct_is_part_of_the_cost(office: Office) -> None:
    case = a_company(office)
    with office.desk.database.write(Operation(uuid4(), "test", office.desk.user.id)) as work:
        dossier = work.session.get_one(tables.Dossier, case.id)
        work.session.get_one(tables.Creditor, dossier.creditor_id).vat_deductible = False
        work.commit()
    before = due(office, case)
    posted(office, case, replace(SUMMONS, interest_from=None, vat=Money(2_507)))
    assert due(office, case) == before + 14_447
    assert [view.vat for view in costs.costs(office.desk, case.id)] == [2_507]


def test_what_looks_wrong_is_said_before_booking(office: Office) -> None:
    """A cost twice; costs of a court without one; costs beyond the scale of a Dutch consumer."""
    company = a_company(office)
    posted(office, company, SUMMONS)
    again = propose_cost(office.desk, company.id, SUMMONS)
    assert isinstance(again, CostProposal)
    assert {warning.code for warning in again.warnings} == {"cost.like_another", "cost.not_at_court"}
    consumer = office.dossier(office.creditor("Oost", "NL"), "Jansen, Piet", country="NL")
    extra = propose_cost(office.desk, consumer.id, CostDraft(CostKind.OTHER, SERVED, Money(500)))
    assert isinstance(extra, CostProposal)
    assert {warning.code for warning in extra.warnings} == {"cost.beyond_scale"}
    ours = CostDraft(CostKind.OTHER, SERVED, Money(500), borne_by=BorneBy.CREDITOR)
    mine = propose_cost(office.desk, consumer.id, ours)
    assert isinstance(mine, CostProposal)
    assert mine.warnings == ()
