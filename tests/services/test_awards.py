"""A judgment corrects the principal, brings its costs, gives a title, and can be taken back (S26, A20)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from clerkdesk.domain.claim import NoticeKind
from clerkdesk.domain.dossier import Status
from clerkdesk.domain.lines import Group
from clerkdesk.domain.money import Money
from clerkdesk.domain.parties import DebtorKind, Language
from clerkdesk.domain.procedure import Step
from clerkdesk.persistence import tables
from clerkdesk.services import awards, costs, dossiers
from clerkdesk.services.awards import AwardDraft, AwardedClaim, AwardedCost, AwardProposal
from clerkdesk.services.costs import CostDraft, CostKind
from clerkdesk.services.done import Done, Refused
from clerkdesk.services.payments import PaymentDraft, post_payment
from clerkdesk.services.timeline import timeline
from clerkdesk.wording import Wording
from tests.services.office import Case, Invoice, Office

JUDGED = date(2026, 11, 10)


def a_company(office: Office, *invoices: Invoice) -> Case:
    """Return a dossier of a Dutch company, by default with one invoice of 1,000 euro."""
    creditor = office.creditor("Witgoed Oost B.V.", "NL")
    owed = invoices or (Invoice("F-1", 100_000),)
    return office.dossier(creditor, "De Brug B.V.", *owed, kind=DebtorKind.COMPANY, country="NL")


def a_consumer(office: Office) -> Case:
    """Return a dossier of a Dutch consumer who got a 14-day letter about 1,000 euro: 150 of costs."""
    case = office.dossier(
        office.creditor("Oost", "NL"), "Jansen, Piet", Invoice("F-1", 100_000), country="NL"
    )
    office.noticed(case, Step.FOURTEEN_DAY_LETTER, date(2026, 9, 14), NoticeKind.FOURTEEN_DAY_LETTER)
    return case


def award(case: Case, *principal: int) -> AwardDraft:
    """Return a judgment of the court in Utrecht about the claims of a dossier."""
    claims = tuple(AwardedClaim(c, Money(p)) for c, p in zip(case.claims, principal, strict=True))
    return AwardDraft(JUDGED, "Kantonrechter Utrecht", "11234567 UC EXPL 26-4711", claims)


def recorded(office: Office, case: Case, draft: AwardDraft) -> int:
    """Return the judgment that was recorded, having looked that it does what was proposed."""
    proposal = awards.propose_award(office.desk, case.id, draft)
    assert isinstance(proposal, AwardProposal), proposal
    done = awards.record_award(office.desk, uuid4(), case.id, draft)
    assert isinstance(done, Done), done
    assert dossiers.account(office.desk, case.id).statement.totals == proposal.after
    return done.value


def codes(answer: object) -> set[str]:
    """Return what a refusal says, each in words that exist."""
    assert isinstance(answer, Refused), answer
    say = Wording(Language.NL)
    return {problem.code for problem in answer.problems if say(f"problems.{problem.code}", **problem.params)}


def principal_on(office: Office, case: Case, day: date) -> list[Money]:
    """Return what of the principal of each claim is unpaid at the end of ``day``."""
    stated = dossiers.account(office.desk, case.id, day).statement
    paid = sum(payment.to_principal for payment in stated.payments)
    return [Money(stated.totals.principal - paid)]


def test_less_principal_is_a_correction_that_names_the_judgment(office: Office) -> None:
    """What the court denied was never owed: the interest on it goes too."""
    case = a_company(office)
    before = dossiers.account(office.desk, case.id).statement.totals
    judgment = recorded(office, case, award(case, 90_000))
    after = dossiers.account(office.desk, case.id).statement.totals
    assert (before.principal, after.principal) == (100_000, 90_000)
    assert after.interest < before.interest
    with office.desk.database.read() as session:
        (entry,) = session.scalars(select(tables.LedgerEntry)).all()
    assert (entry.kind, entry.amount, entry.value_date) == ("correction", -10_000, JUDGED)
    assert (entry.judgment_id, entry.claim_id) == (judgment, case.claims[0])
    assert entry.reference == "Kantonrechter Utrecht 11234567 UC EXPL 26-4711"


def test_after_payments_the_open_principal_is_exactly_what_was_awarded(office: Office) -> None:
    """A smaller debt bore less interest, so earlier payments paid more principal: still to the cent."""
    case = a_company(office)
    paid = PaymentDraft(Money(33_333), date(2026, 10, 5))
    assert isinstance(post_payment(office.desk, uuid4(), case.id, paid), Done)
    (open_,) = awards.asked(office.desk, case.id)
    assert 0 < open_.principal < 100_000
    recorded(office, case, award(case, 50_001))
    assert principal_on(office, case, JUDGED) == [50_001]
    (now,) = awards.asked(office.desk, case.id)
    assert now.principal == 50_001


def test_what_is_awarded_as_asked_changes_nothing_but_the_title(office: Office) -> None:
    case = a_company(office, Invoice("F-1", 40_000), Invoice("F-2", 8_000))
    before = dossiers.account(office.desk, case.id).statement.totals
    recorded(office, case, award(case, 40_000, 8_000))
    stated = dossiers.account(office.desk, case.id).statement
    assert stated.totals == before
    assert [claim.title for claim in stated.facts.claims] == [JUDGED, JUDGED]
    acts = stated.conduct.next_allowed
    assert {act.because.code for act in acts} == {"conduct.bailiff"}
    assert {act.start for act in acts} == {None}
    assert dossiers.open_dossier(office.desk, case.id).status is Status.JUDICIAL


def test_costs_of_the_lawsuit_bear_interest_from_their_day(office: Office) -> None:
    """119.40 + 130.00 + 204.00 with 4 % a year from 17 November on: 6 days, each cost rounded by itself."""
    case = a_company(office)
    process = (
        AwardedCost(CostKind.SUMMONS, Money(11_940)),
        AwardedCost(CostKind.COURT_FEE, Money(13_000)),
        AwardedCost(CostKind.SALARY, Money(20_400)),
    )
    draft = replace(award(case, 100_000), process_costs=process, interest_from=date(2026, 11, 17))
    recorded(office, case, draft)
    stated = dossiers.account(office.desk, case.id).statement
    assert stated.totals.other_costs == 45_340
    on_costs = [line for line in stated.lines if line.group is Group.INTEREST and line.claim is None]
    assert [(line.base, line.start, line.days, line.amount) for line in on_costs] == [
        (11_940, date(2026, 11, 17), 6, 8),
        (13_000, date(2026, 11, 17), 6, 9),
        (20_400, date(2026, 11, 17), 6, 13),
    ]
    assert {view.judgment_id is not None for view in costs.costs(office.desk, case.id)} == {True}


@pytest.mark.parametrize("awarded", [18_000, 10_000, 0])
def test_the_collection_costs_of_the_court_take_the_place_of_the_computed_ones(
    office: Office, awarded: int
) -> None:
    """S26: the letter of a consumer owes 150 over 1,000; the court gave more, less, or nothing."""
    case = a_consumer(office)
    assert dossiers.account(office.desk, case.id).statement.totals.collection_costs == 15_000
    draft = replace(award(case, 100_000), collection_costs=Money(awarded))
    proposal = awards.propose_award(office.desk, case.id, draft)
    assert isinstance(proposal, awards.AwardProposal)
    recorded(office, case, draft)
    stated = dossiers.account(office.desk, case.id).statement
    assert (stated.totals.collection_costs, stated.totals.other_costs) == (awarded, 0)
    assert stated.totals == proposal.after
    assert [cost.because.code for cost in stated.collection_costs] == ["award.costs"]


def test_a_judgment_is_taken_back_whole(office: Office) -> None:
    """P6: money, title and conduct are as before; the list shows that it was there."""
    case = a_company(office)
    before = dossiers.account(office.desk, case.id).statement.totals
    draft = replace(award(case, 90_000), process_costs=(AwardedCost(CostKind.SUMMONS, Money(11_940)),))
    judgment = recorded(office, case, draft)
    (cost,) = costs.costs(office.desk, case.id)
    assert codes(costs.reverse_cost(office.desk, uuid4(), cost.entry_id, "x")) == {"cost.of_judgment"}
    assert codes(awards.reverse_award(office.desk, uuid4(), judgment, "")) == {"reason.missing"}
    key = uuid4()
    done = awards.reverse_award(office.desk, key, judgment, "hoger beroep")
    assert isinstance(done, Done)
    assert done == awards.reverse_award(office.desk, key, judgment, "hoger beroep")
    stated = dossiers.account(office.desk, case.id).statement
    assert stated.totals == before
    assert stated.facts.claims[0].title is None
    assert dossiers.open_dossier(office.desk, case.id).status is not Status.JUDICIAL
    assert [view.undone for view in awards.judgments(office.desk, case.id)] == [True]
    again = awards.reverse_award(office.desk, uuid4(), judgment, "nog eens")
    assert codes(again) == {"award.reversed_before"}
    assert [entry.code for entry in timeline(office.desk, case.id).past][-2:] == [
        "judgment.recorded",
        "judgment.reversed",
    ]


def test_judgments_are_taken_back_last_first(office: Office) -> None:
    case = a_company(office)
    first = recorded(office, case, replace(award(case, 95_000), day=date(2026, 11, 1)))
    second = recorded(office, case, award(case, 90_000))
    assert codes(awards.reverse_award(office.desk, uuid4(), first, "x")) == {"award.later_judgment"}
    assert isinstance(awards.reverse_award(office.desk, uuid4(), second, "x"), Done)
    stated = dossiers.account(office.desk, case.id).statement
    assert (stated.totals.principal, stated.facts.claims[0].title) == (95_000, date(2026, 11, 1))


def test_the_judgment_is_kept_as_a_file(office: Office, tmp_path: Path) -> None:
    case = a_company(office)
    paper = tmp_path / "vonnis.txt"
    paper.write_text("In naam van de Koning", encoding="utf-8")
    recorded(office, case, replace(award(case, 100_000), files=(paper,)))
    entry = next(e for e in timeline(office.desk, case.id).past if e.code == "judgment.recorded")
    assert [file.name for file in entry.attachments] == ["vonnis.txt"]
    gone = replace(award(case, 100_000), files=(tmp_path / "weg.pdf",))
    assert codes(awards.record_award(office.desk, uuid4(), case.id, gone)) == {"file.unreadable"}


def test_nothing_about_a_judgment_is_guessed(office: Office) -> None:
    case, other = a_company(office), a_company(office)
    good = award(case, 100_000)
    wrong = [
        (replace(good, day=None), {"award.day_missing"}),
        (replace(good, day=date(2026, 11, 23)), {"award.day_to_come"}),
        (replace(good, day=date(26, 11, 10)), {"cost.date_too_early"}),
        (replace(good, interest_from=date(2026, 11, 9)), {"cost.interest_too_early"}),
        (replace(good, court=" "), {"award.court_missing"}),
        (replace(good, claims=()), {"award.no_claim"}),
        (award(other, 100_000), {"claim.not_of_dossier"}),
        (replace(good, claims=(*good.claims, *good.claims)), {"claim.not_of_dossier"}),
        (award(case, -1), {"award.amount_out_of_range"}),
    ]
    for draft, expected in wrong:
        assert codes(awards.propose_award(office.desk, case.id, draft)) == expected
        assert codes(awards.record_award(office.desk, uuid4(), case.id, draft)) == expected


def test_what_looks_wrong_is_said_before_recording(office: Office) -> None:
    case = a_company(office)
    booked = CostDraft(CostKind.SUMMONS, date(2026, 10, 1), Money(11_940))
    assert isinstance(costs.post_cost(office.desk, uuid4(), case.id, booked), Done)
    draft = replace(award(case, 100_001), process_costs=(AwardedCost(CostKind.SUMMONS, Money(11_940)),))
    proposal = awards.propose_award(office.desk, case.id, draft)
    assert isinstance(proposal, AwardProposal)
    assert {warning.code for warning in proposal.warnings} == {
        "award.more_than_asked",
        "award.cost_stands",
        "award.not_at_court",
    }


@pytest.mark.parametrize("awarded", [0, 1, 49_999, 66_000, *range(61_230, 61_240)])
def test_any_principal_can_be_awarded_after_a_payment(office: Office, awarded: int) -> None:
    """Costs follow the principal and step over some cents of it: such a cent is a cost of the judgment."""
    case = a_company(office)
    paid = PaymentDraft(Money(33_333), date(2026, 10, 5))
    assert isinstance(post_payment(office.desk, uuid4(), case.id, paid), Done)
    recorded(office, case, award(case, awarded))
    (open_,) = awards.asked(office.desk, case.id)
    over = [view.amount for view in costs.costs(office.desk, case.id)]
    assert over in ([], [1])
    assert open_.principal + sum(over) == awarded
